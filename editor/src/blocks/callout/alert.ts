import { Fragment, type Node } from "@tiptap/pm/model";
import type { Element, ElementContent } from "hast";
import type { Blockquote, Html, PhrasingContent } from "mdast";
import type { Handler } from "mdast-util-to-hast";
import { type MarkdownWriter, saysOnly } from "../markdown.ts";
import { isCalloutKind } from "./kinds.ts";

/** A callout as Markdown: a quote that begins with `[!NOTE]`, as on GitHub. */
export function writeAlert(node: Node, { blocks, inline }: MarkdownWriter): Blockquote | undefined {
  if (!saysOnly(node, "kind")) return undefined;
  const sign: Html = { type: "html", value: `[!${String(node.attrs["kind"]).toUpperCase()}]` };
  // Paragraphs without words are not written.
  const start = node.children.findIndex(({ type, childCount }) => type.name !== "paragraph" || childCount > 0);
  const first = node.children[start];
  const isOnOneParagraph = first?.type.name === "paragraph" && saysOnly(first);
  const words: PhrasingContent[] =
    first && isOnOneParagraph ? [sign, { type: "text", value: "\n" }, ...inline(first)] : [sign];
  const rest = blocks(isOnOneParagraph ? node.copy(Fragment.from(node.children.slice(start + 1))) : node);
  return { type: "blockquote", children: [{ type: "paragraph", children: words }, ...rest] as Blockquote["children"] };
}

const signPattern = /^\[!(\w+)\][ \t]*(?:\n|$)/;

/** Whether a quote, written as Markdown, would be taken for a callout. */
export function looksLikeAlert({ firstChild }: Node): boolean {
  return signPattern.test(firstChild?.firstChild?.text ?? "");
}

/** A quote out of Markdown, which may be a callout. */
export const readAlert: Handler = (state, quote: Blockquote): Element => {
  const alert = alertIn(quote);
  const source = alert?.content ?? quote;
  const element: Element = {
    type: "element",
    tagName: alert ? "div" : "blockquote",
    properties: alert ? { dataCallout: alert.kind } : {},
    children: state.wrap(state.all(source), true) as ElementContent[],
  };
  state.patch(quote, element);
  return state.applyData(quote, element) as Element;
};

function alertIn(quote: Blockquote): { kind: string; content: Blockquote } | undefined {
  const [first, ...rest] = quote.children;
  if (first?.type !== "paragraph") return undefined;
  const [words, ...others] = first.children;
  if (words?.type !== "text") return undefined;
  const [sign, name] = signPattern.exec(words.value) ?? [];
  const kind = name?.toLowerCase();
  if (sign === undefined || kind === undefined || !isCalloutKind(kind)) return undefined;
  const left: PhrasingContent[] = [{ ...words, value: words.value.slice(sign.length) }, ...others];
  const paragraph = { ...first, children: left };
  const isEmpty = left.every((child) => child.type === "text" && child.value.trim() === "");
  return { kind, content: { ...quote, children: isEmpty ? rest : [paragraph, ...rest] } };
}
