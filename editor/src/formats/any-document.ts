import { type ContentMatch, type Mark, MarkType, type Node, type NodeType, type Schema } from "@tiptap/pm/model";
import fc from "fast-check";
import { isValid } from "../binding/valid-values.ts";

export interface DocumentOptions {
  /** Words that a piece of text is made of, and what is between them. */
  readonly words: readonly string[];
  readonly separators: readonly string[];
  /** Whether paragraphs may be empty. */
  readonly hasEmptyText: boolean;
  /** Names of nodes that it has none of. */
  readonly without?: readonly string[];
}

/** Values to try for an attribute; those that it does not allow are left out. */
const values = [
  true,
  false,
  2,
  3,
  "a",
  "red",
  "blue",
  "center",
  "end",
  "warning",
  "https://example.org/a?b=c&d",
  [120],
];
const known: Readonly<Record<string, readonly unknown[]>> = {
  href: ["https://example.org/a_b*c?d=e&f", "mailto:ann@example.org", "#part", "https://example.org/ü (1)"],
  src: ["https://example.org/a.png"],
  // Links say nothing of these in HTML.
  target: ["_blank"],
  rel: ["noopener noreferrer nofollow"],
  class: [null],
  title: [null, "A \"title\" with 'quotes' & <signs>"],
  level: [1, 2, 3, 4, 5, 6],
  start: [1, 7],
  checked: [true, false],
  language: [null, "js", "c++"],
  // Widths are one for each column that a cell takes.
  colspan: [1],
  align: [null, "center"],
  date: ["2026-11-28"],
  latex: ["a", "\\frac{1}{2} < \\$5", "a\n\nb", " $$ "],
  wrap: [true, false],
};
const deepest = 5;

/** Any document that a schema allows, made by asking the schema: new blocks are in it by themselves. */
export function anyDocument(schema: Schema, options: DocumentOptions): fc.Arbitrary<Node> {
  return fc
    .record({ seed: fc.nat(), size: fc.integer({ min: 1, max: 24 }) })
    .map(({ seed, size }) => new Maker(schema, options, seed, size).node(schema.topNodeType, 0))
    .filter(isPossible);
}

function isPossible(document: Node): boolean {
  try {
    document.check();
    return true;
  } catch {
    return false;
  }
}

class Maker {
  readonly #schema: Schema;
  readonly #options: DocumentOptions;
  #seed: number;
  #room: number;

  constructor(schema: Schema, options: DocumentOptions, seed: number, room: number) {
    this.#schema = schema;
    this.#options = options;
    this.#seed = seed;
    this.#room = room;
  }

  node(type: NodeType, depth: number): Node {
    this.#room -= 1;
    return type.create(this.#attributes(type), type.inlineContent ? this.#inline(type) : this.#blocks(type, depth));
  }

  #blocks(type: NodeType, depth: number): Node[] {
    const made: Node[] = [];
    let match: ContentMatch = type.contentMatch;
    while (match.edgeCount > 0 && made.length < 8) {
      const isEnough = this.#room <= 0 || depth > deepest || (made.length > 0 && this.#random() < 0.3);
      if (match.validEnd && isEnough) break;
      const types = this.#edgesOf(match).filter((next) => !isEnough || next.isTextblock || next.isLeaf);
      const next = this.#pick(types.length > 0 ? types : this.#edgesOf(match));
      made.push(this.node(next, depth + 1));
      match = match.matchType(next) as ContentMatch;
    }
    return made;
  }

  #inline(type: NodeType): Node[] {
    if (type.spec.code || type.whitespace === "pre") return this.#text(this.#pick(["", "a b", "  a\n\n```\n b\n"]));
    const least = this.#options.hasEmptyText || type.name !== "paragraph" ? 0 : 1;
    const made: Node[] = [];
    let match: ContentMatch = type.contentMatch;
    for (let left = least + Math.floor(this.#random() * 4); left > 0; left -= 1) {
      const others = this.#edgesOf(match).filter((next) => !next.isText);
      const isText = made.length < least || others.length === 0 || this.#random() < 0.7;
      const next = isText ? (this.#schema.nodes["text"] as NodeType) : this.#pick(others);
      const after = match.matchType(next);
      if (!after) break;
      match = after;
      made.push(...(next.isText ? this.#words(type) : [this.node(next, deepest + 1)]));
    }
    return made;
  }

  #words(parent: NodeType): Node[] {
    const words = Array.from({ length: 1 + Math.floor(this.#random() * 3) }, () => this.#pick(this.#options.words));
    const text = words.reduce((all, word) => all + this.#pick(this.#options.separators) + word);
    const piece = this.#schema.text(text, this.#marks(parent));
    return this.#random() < 0.5
      ? [piece]
      : [piece, this.#schema.text(" "), ...this.#text(this.#pick(this.#options.words))];
  }

  #text(text: string): Node[] {
    return text === "" ? [] : [this.#schema.text(text)];
  }

  #marks(parent: NodeType): readonly Mark[] {
    return Object.values(this.#schema.marks)
      .filter((type) => parent.allowsMarkType(type) && this.#random() < 0.15)
      .reduce<readonly Mark[]>((marks, type) => type.create(this.#attributes(type)).addToSet(marks), []);
  }

  /** A mark that says nothing is none. */
  #attributes(type: NodeType | MarkType): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [name, { default: usual, validate }] of Object.entries(type.spec.attrs ?? {})) {
      const checked = values.filter((value) => validate !== undefined && isValid(validate, value));
      const possible = known[name]?.filter((value) => isValid(validate, value)) ?? checked;
      const isUsual =
        possible.length === 0 ||
        (!(type instanceof MarkType) && known[name] === undefined && usual !== undefined && this.#random() < 0.8);
      made[name] = isUsual ? usual : this.#pick(possible);
    }
    return made;
  }

  #edgesOf(match: ContentMatch): NodeType[] {
    return edgesIn(match).filter(({ name }) => !this.#options.without?.includes(name));
  }

  #pick<Value>(choices: readonly Value[]): Value {
    return choices[Math.floor(this.#random() * choices.length)] as Value;
  }

  #random(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }
}

function edgesIn(match: ContentMatch): NodeType[] {
  return Array.from({ length: match.edgeCount }, (_, index) => match.edge(index).type);
}
