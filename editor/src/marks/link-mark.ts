import { Mark } from "@tiptap/core";
import { isSafeAddress } from "./safe-address.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    link: {
      /** Does nothing with an address that is not safe. */
      setLink: (attributes: { href: string; title?: string | null }) => ReturnType;
      unsetLink: () => ReturnType;
    };
  }
}

const validate = "string|null";
const unread = { validate, rendered: false, parseHTML: () => null };
const leadsOutside = { target: "_blank", rel: "noopener noreferrer nofollow" };

/** A link, with the attributes that Tiptap's own has in documents. */
export const LinkMark = Mark.create({
  name: "link",
  priority: 1_000,
  keepOnSplit: false,
  exitable: true,
  inclusive: false,

  addAttributes: () => ({
    href: { default: null, validate },
    // Other programs' documents have these. How links open here is not for a document or a pasted page to say.
    target: { default: leadsOutside.target, ...unread },
    rel: { default: leadsOutside.rel, ...unread },
    class: { default: null, ...unread },
    title: { default: null, validate },
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

  // What others send is not asked for its address before it is here.
  renderHTML: ({ HTMLAttributes: { href, ...rest } }) => [
    "a",
    { ...leadsOutside, ...rest, href: isSafeAddress(String(href)) ? href : "" },
    0,
  ],

  addCommands() {
    return {
      setLink:
        (attributes) =>
        ({ commands }) =>
          isSafeAddress(attributes.href) && commands.setMark(this.name, attributes),
      unsetLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    };
  },
});
