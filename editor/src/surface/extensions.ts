import { type Extensions, Node } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Dropcursor, Gapcursor, Placeholder } from "@tiptap/extensions";
import { unknownNodes } from "../binding/readable-content.ts";
import { extensionsOf } from "../blocks/block.ts";
import { blocks } from "../blocks.ts";
import { carets } from "../collaboration/carets.ts";
import type { Replica } from "../collaboration/replica.ts";
import { contentOf } from "../collaboration/roots.ts";
import type { Messages } from "../messages/english.ts";

/** An editor that is bound to the document. */
export function writingExtensions(replica: Replica, messages: Messages): Extensions {
  return [
    ...extensionsOf(blocks, messages),
    Dropcursor.configure({ class: "weft-drop-cursor", color: false, width: 2 }),
    Gapcursor,
    Placeholder.configure({ placeholder: messages.editor.placeholder }),
    Collaboration.configure({ fragment: contentOf(replica.document) }),
    carets(replica.awareness),
  ];
}

/** An editor that shows a document it is not bound to, with placeholders for what it does not know. */
export function readingExtensions(messages: Messages): Extensions {
  return [
    ...extensionsOf(blocks, messages),
    unknownNode(unknownNodes.block, messages, { group: "block", tag: "div" }),
    unknownNode(unknownNodes.inline, messages, { group: "inline", inline: true, tag: "span" }),
  ];
}

function unknownNode(
  name: string,
  { reading }: Messages,
  { tag, ...place }: { group: string; inline?: boolean; tag: string },
): Node {
  return Node.create({
    name,
    ...place,
    atom: true,
    addAttributes: () => ({ name: { default: "" }, words: { default: "" } }),
    renderHTML: ({ node }) => [
      tag,
      { class: "weft-unknown" },
      ["span", { class: "weft-unknown-name" }, reading.unknownBlock(String(node.attrs["name"]))],
      ["span", {}, String(node.attrs["words"])],
    ],
  });
}
