import type { DOMOutputSpec, Mark, Node } from "@tiptap/pm/model";
import { isSafeAddress } from "../marks/safe-address.ts";

const voidTags = new Set([
  "area",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);
const addressAttributes = new Set(["href", "src", "poster", "cite", "data", "action", "formaction", "background"]);

/** Kinds of nodes, by name, that are written otherwise than the schema renders them. */
export type HtmlWriters = Readonly<Record<string, (node: Node, content: string) => string>>;

/** HTML of a node as the schema renders it, without a page. It has no line break and no `|`: it fits into Markdown. */
export function htmlOf(node: Node, writers: HtmlWriters = {}): string {
  const content = contentOf(node, writers);
  const write = writers[node.type.name];
  if (write) return write(node, content);
  const spec = node.type.spec.toDOM?.(node);
  return spec === undefined ? content : tagged(spec, content);
}

/** What a mark puts before and behind its words. */
export function tagsOf(mark: Mark): [open: string, close: string] {
  const spec = mark.type.spec.toDOM?.(mark, true);
  if (spec === undefined) return ["", ""];
  const hole = "\0";
  const [open = "", close = ""] = tagged(spec, hole).split(hole);
  return [open, close];
}

export function contentOf(node: Node, writers: HtmlWriters = {}): string {
  return node.inlineContent ? wordsOf(node, writers) : node.children.map((child) => htmlOf(child, writers)).join("");
}

function wordsOf(node: Node, writers: HtmlWriters): string {
  let html = "";
  let open: { mark: Mark; close: string }[] = [];
  let before = " ";
  const isExact = node.type.spec.code === true || node.type.whitespace === "pre";
  for (const [index, child] of node.children.entries()) {
    const kept = open.findIndex(({ mark }, depth) => !child.marks[depth]?.eq(mark));
    const stays = kept < 0 ? open : open.slice(0, kept);
    html += closing(open.slice(stays.length));
    open = [...stays];
    for (const mark of child.marks.slice(stays.length)) {
      const [start, close] = tagsOf(mark);
      html += start;
      open.push({ mark, close });
    }
    const isLast = index === node.childCount - 1;
    html += child.text === undefined ? htmlOf(child, writers) : textOf(child.text, { before, isLast, isExact });
    before = child.text?.at(-1) ?? (child.type.name === "hardBreak" ? " " : "");
  }
  return html + closing(open);
}

function closing(marks: readonly { close: string }[]): string {
  return marks.reduceRight((html, { close }) => html + close, "");
}

interface Surroundings {
  readonly before: string;
  readonly isLast: boolean;
  readonly isExact: boolean;
}

function textOf(text: string, { before, isLast, isExact }: Surroundings): string {
  if (isExact) return escapeHtml(text);
  return escapeHtml(text.replace(/[\r\f]/g, " ")).replace(/[ \t]/g, (space, at: number, all: string) => {
    const previous = at === 0 ? before : all[at - 1];
    const isSwallowed = space === "\t" || /[ \t]/.test(previous ?? "") || (isLast && at === all.length - 1);
    if (!isSwallowed) return space;
    return space === "\t" ? "&#9;" : "&#32;";
  });
}

function tagged(spec: DOMOutputSpec, content: string): string {
  if (typeof spec === "string") return escapeHtml(spec);
  if (!Array.isArray(spec))
    throw new TypeError("A schema that renders elements instead of their description needs a page.");
  const [name, second, ...rest] = spec as unknown as [string, ...unknown[]];
  const tag = name.slice(name.indexOf(" ") + 1);
  const hasAttributes = typeof second === "object" && second !== null && !Array.isArray(second);
  const children = hasAttributes ? rest : spec.slice(1);
  const attributes = hasAttributes ? attributesOf(second as Record<string, unknown>) : "";
  if (voidTags.has(tag)) return `<${tag}${attributes}>`;
  const inside = children.map((child) => (child === 0 ? content : tagged(child as DOMOutputSpec, content)));
  return `<${tag}${attributes}>${inside.join("")}</${tag}>`;
}

function attributesOf(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .filter(([name, value]) => value !== null && value !== undefined && isHarmless(name, String(value)))
    .map(([name, value]) => ` ${name.slice(name.indexOf(" ") + 1)}="${escapeHtml(String(value))}"`)
    .join("");
}

function isHarmless(name: string, value: string): boolean {
  // A page that is written in has `dir` for itself alone: see direction-of-words.ts.
  if (!/^[a-z][\w: -]*$/i.test(name) || /^on|^srcdoc$|^dir$/i.test(name)) return false;
  return !addressAttributes.has(name.toLowerCase().replace(/^.*[: ]/, "")) || isSafeAddress(value);
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "|": "&#124;",
  "\n": "&#10;",
  "\r": "&#10;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"|\n\r]/g, (character) => references[character] ?? character);
}
