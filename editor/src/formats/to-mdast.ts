import type { Mark, Node } from "@tiptap/pm/model";
import type { Html, Nodes, PhrasingContent, Root, RootContent } from "mdast";
import type { MarkdownWriter } from "../blocks/markdown.ts";
import { isSafeAddress } from "../marks/safe-address.ts";
import { htmlOf, tagsOf } from "./html-text.ts";
import type { AllMarkdownRules } from "./markdown-rules.ts";
import { nestMarks, withoutMarkedEdges } from "./nest-marks.ts";

/** A document as a tree of Markdown, by the rules of its blocks. */
export function toMdast(content: Node, { nodes, marks }: AllMarkdownRules): Root {
  const writer: MarkdownWriter = {
    document: content,
    blocks: (parent) => parent.children.filter((child) => !isEmptyText(child)).flatMap(writeNode) as RootContent[],
    inline: (parent) => withoutLastBreak(inlineOf(parent)),
    line: (parent) => inlineOf(parent).map(withoutBreaks).flatMap(withEdges),
    html: (node) => html(isBlockTag(htmlOf(node)) ? htmlOf(node) : `<div>${htmlOf(node)}</div>`),
  };

  function writeNode(node: Node): readonly Nodes[] {
    const said = nodes[node.type.name]?.(node, writer);
    if (said === undefined) return [node.isInline ? html(withoutSigns(htmlOf(node))) : writer.html(node)];
    return Array.isArray(said) ? (said as readonly Nodes[]) : [said as Nodes];
  }

  function inlineOf(parent: Node): PhrasingContent[] {
    const pieces = parent.children.map((child) => ({ marks: child.marks, content: wordsOf(child) }));
    const bare = withoutMarkedEdges(pieces, (mark) => wrap(mark, []).some(isAttention));
    return nestMarks(bare, wrap).flatMap(apart);
  }

  function wordsOf(child: Node): PhrasingContent[] {
    if (child.text === undefined) return [...writeNode(child)] as PhrasingContent[];
    return child.text
      .split(/\r\n?|\n/)
      .flatMap((value, line): PhrasingContent[] => [
        ...(line > 0 ? [{ type: "break" } as const] : []),
        ...(value === "" ? [] : [{ type: "text", value } as const]),
      ]);
  }

  function wrap(mark: Mark, children: PhrasingContent[]): PhrasingContent[] {
    const rule = marks[mark.type.name];
    if (rule) return rule(mark, children).flatMap(withSafeAddress);
    const [open, close] = tagsOf(mark);
    return open === "" ? children : [html(open), ...children, html(close)];
  }

  return { type: "root", children: writer.blocks(content) };
}

/** Whether stars or tildes mark it. */
function isAttention({ type }: PhrasingContent): boolean {
  return type === "emphasis" || type === "strong" || type === "delete";
}

/** Markdown has no empty paragraphs. */
function isEmptyText({ isTextblock, childCount, type }: Node): boolean {
  return isTextblock && childCount === 0 && type.name === "paragraph";
}

function withoutLastBreak(words: PhrasingContent[]): PhrasingContent[] {
  return words.at(-1)?.type === "break" ? [...words.slice(0, -1), html("<br>")] : words;
}

function withoutBreaks(node: PhrasingContent): PhrasingContent {
  if (node.type === "break") return html("<br>");
  if (!("children" in node)) return node;
  return { ...node, children: (node.children as PhrasingContent[]).map(withoutBreaks) } as PhrasingContent;
}

/** Side by side the signs around formulas would be those of another one. */
function apart(node: PhrasingContent, index: number, all: readonly PhrasingContent[]): PhrasingContent[] {
  const isBeside = node.type === "inlineMath" && all[index - 1]?.type === "inlineMath";
  return isBeside ? [html("<!-- -->"), node] : [node];
}

/** Within a line, what is between tags is Markdown again. */
function withoutSigns(tags: string): string {
  return tags.replace(/>[^<]+</g, (words) =>
    words.replace(/[\\`*_[\]~$:@^]|(?<=www)\./gi, (sign) => `&#${sign.charCodeAt(0)};`),
  );
}

/** Spaces at the edges of a cell would be padding. */
function withEdges(node: PhrasingContent, index: number, all: readonly PhrasingContent[]): PhrasingContent[] {
  if (node.type !== "text") return [node];
  const [start = ""] = index === 0 ? (/^[ \t]+/.exec(node.value) ?? []) : [];
  const rest = node.value.slice(start.length);
  const [end = ""] = index === all.length - 1 ? (/[ \t]+$/.exec(rest) ?? []) : [];
  return [
    ...references(start),
    ...(rest === end ? [] : [{ ...node, value: rest.slice(0, rest.length - end.length) }]),
    ...references(end),
  ];
}

function references(spaces: string): Html[] {
  return spaces === "" ? [] : [html([...spaces].map((space) => `&#${space.charCodeAt(0)};`).join(""))];
}

function withSafeAddress(node: PhrasingContent): PhrasingContent[] {
  return node.type === "link" && !isSafeAddress(node.url) ? (node.children as PhrasingContent[]) : [node];
}

function html(value: string): Html {
  return { type: "html", value };
}

const blockTags =
  /^<(address|article|aside|blockquote|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|section|table|ul)[\s>/]/;

/** Whether Markdown takes a line that starts so for a block of HTML. */
function isBlockTag(tags: string): boolean {
  return blockTags.test(tags);
}
