import { Node } from "@tiptap/core";
import type { Block } from "../block.ts";
import { isLanguageName } from "./language-name.ts";

export const name = "codeBlock";

const CodeBlockNode = Node.create({
  name,
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  addAttributes() {
    return {
      language: {
        default: null,
        rendered: false,
        validate: (value: unknown) => {
          if (value !== null && !isLanguageName(value)) throw new RangeError("That is no name of a language.");
        },
        parseHTML: (element: HTMLElement) => languageIn(element),
      },
      wrap: {
        default: true,
        validate: "boolean",
        parseHTML: (element: HTMLElement) => element.dataset["wrap"] !== "off",
        renderHTML: ({ wrap }: Record<string, unknown>) => (wrap === false ? { "data-wrap": "off" } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: "pre", preserveWhitespace: "full" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "pre",
    HTMLAttributes,
    ["code", { class: node.attrs["language"] ? `language-${node.attrs["language"]}` : null }, 0],
  ],
});

/** Code, in the colours of its language. */
export const codeBlock: Block = {
  extensions: [CodeBlockNode],
};

function languageIn(element: HTMLElement): string | null {
  const classes = [...(element.querySelector("code") ?? element).classList];
  const language = classes.find((each) => each.startsWith("language-"))?.slice("language-".length);
  return isLanguageName(language) ? language : null;
}
