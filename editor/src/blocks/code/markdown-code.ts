import type { Node } from "@tiptap/pm/model";
import type { Element } from "hast";
import type { Code } from "mdast";
import type { State } from "mdast-util-to-hast";
import { type MarkdownRules, saysOnly } from "../markdown.ts";

const noWrap = "nowrap";

/** Code between fences. What is beside the language is said behind it, where other programs let it be. */
export const markdownCode: MarkdownRules = {
  nodes: { codeBlock: writeCode },
  read: { code: readCode },
};

function writeCode(node: Node): Code | undefined {
  if (!saysOnly(node, "language", "wrap")) return undefined;
  const language: unknown = node.attrs["language"];
  const words = [language, node.attrs["wrap"] === false ? noWrap : null].filter((word) => typeof word === "string");
  return { type: "code", lang: words[0] ?? null, meta: words[1] ?? null, value: node.textContent };
}

function readCode(_state: State, { value, lang, meta }: Code): Element {
  const words = [lang, ...(meta?.split(/\s+/) ?? [])];
  const language = lang === noWrap ? null : lang;
  return {
    type: "element",
    tagName: "pre",
    properties: words.includes(noWrap) ? { dataWrap: "off" } : {},
    children: [
      {
        type: "element",
        tagName: "code",
        properties: language ? { className: [`language-${language}`] } : {},
        children: [{ type: "text", value }],
      },
    ],
  };
}
