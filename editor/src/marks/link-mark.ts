import { Mark, markPasteRule, mergeAttributes } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { addressesIn } from "./addresses.ts";
import { autolink, isMeantAsLink } from "./autolink.ts";
import { isSafeAddress } from "./safe-address.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    link: {
      setLink: (attributes: { href: string }) => ReturnType;
      unsetLink: () => ReturnType;
    };
  }
}

const shown = { target: "_blank", rel: "noopener noreferrer nofollow" };

/** Words that lead somewhere. Addresses become links as they are typed, and as they are pasted. */
export const LinkMark = Mark.create({
  name: "link",
  priority: 1_000,
  keepOnSplit: false,
  exitable: true,
  inclusive: false,
  addAttributes: () => ({
    href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("href") },
    target: { default: shown.target },
    rel: { default: shown.rel },
    class: { default: null },
    title: { default: null },
  }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => {
        const href = element.getAttribute("href");
        return href && isSafeAddress(href) ? null : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => {
    const href = isSafeAddress(HTMLAttributes["href"]) ? HTMLAttributes["href"] : "";
    return ["a", mergeAttributes(shown, { ...HTMLAttributes, href }), 0];
  },
  addCommands() {
    return {
      setLink:
        (attributes) =>
        ({ chain }) =>
          isSafeAddress(attributes.href) &&
          chain().setMark(this.name, attributes).setMeta("preventAutolink", true).run(),
      unsetLink:
        () =>
        ({ chain }) =>
          chain().unsetMark(this.name, { extendEmptyMarkRange: true }).setMeta("preventAutolink", true).run(),
    };
  },
  addPasteRules() {
    return [
      markPasteRule({
        find: (text) =>
          addressesIn(text)
            .filter((address) => isSafeAddress(address.text) && isMeantAsLink(address.text))
            .map(({ text: found, href, from }) => ({ text: found, index: from, data: { href } })),
        type: this.type,
        getAttributes: ({ data }) => ({ href: data?.["href"] }),
      }),
    ];
  },
  addProseMirrorPlugins() {
    return [autolink(this.type), linkOnPaste((href) => this.editor.commands.setMark(this.type, { href }))];
  },
});

/** An address that is pasted onto words becomes their link. */
function linkOnPaste(setLink: (href: string) => boolean): Plugin {
  return new Plugin({
    key: new PluginKey("handlePasteLink"),
    props: {
      handlePaste({ state }, _event, { content }) {
        if (state.selection.empty) return false;
        const text = content.textBetween(0, content.size);
        const href = hrefOf(text);
        return href !== undefined && isMeantAsLink(text) && setLink(href);
      },
    },
  });
}

/** An address with its scheme is one also before addresses are known. */
function hrefOf(text: string): string | undefined {
  const found = addressesIn(text).find((address) => address.text === text);
  if (found) return found.href;
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(text) && URL.canParse(text) ? text : undefined;
}
