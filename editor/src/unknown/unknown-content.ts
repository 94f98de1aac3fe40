import { Extension, type Extensions, Mark } from "@tiptap/core";
import { unknownNames } from "../binding/unknown-content.ts";
import type { Messages } from "../messages/english.ts";
import { attributesTicket, markTicket, unknownClipboard } from "./clipboard.ts";
import { keepUnlessMeant } from "./keep-unless-meant.ts";
import { placeholder } from "./placeholder.ts";
import { Tickets } from "./tickets.ts";

/**
 * What an editor has for content that it does not know, of other programs or newer versions: blocks and pieces of text
 * are shown in one piece, formats and attributes are carried along unseen. Only a person deletes it.
 */
export function unknownContent(messages: Messages): Extensions {
  const tickets = new Tickets();
  return [
    placeholder({ name: unknownNames.block, isInline: false, messages, tickets }),
    placeholder({ name: unknownNames.inline, isInline: true, messages, tickets }),
    unknownMark(tickets),
    Extension.create({
      name: "unknownContent",
      // Before the keys of Tiptap.
      priority: 1_000,
      addGlobalAttributes: () => [
        {
          types: "nodes",
          attributes: {
            [unknownNames.attribute]: {
              default: null,
              rendered: false,
              parseHTML: (element) => tickets.redeem(element.getAttribute(attributesTicket)) ?? null,
            },
          },
        },
      ],
      addProseMirrorPlugins() {
        return [unknownClipboard(this.editor.schema, tickets), ...keepUnlessMeant()];
      },
    }),
  ];
}

function unknownMark(tickets: Tickets): Mark {
  return Mark.create({
    name: unknownNames.mark,
    // Several stand side by side.
    excludes: "",
    inclusive: false,
    keepOnSplit: false,
    addAttributes: () => ({
      key: { default: "", rendered: false, parseHTML: () => null },
      value: { default: null, rendered: false, parseHTML: () => null },
    }),
    parseHTML: () => [
      {
        tag: `span[${markTicket}]`,
        getAttrs: (element) => (tickets.redeem(element.getAttribute(markTicket)) as Record<string, unknown>) ?? false,
      },
    ],
    renderHTML: () => ["span", {}, 0],
  });
}
