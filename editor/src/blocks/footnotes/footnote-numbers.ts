import type { Node } from "@tiptap/pm/model";
import { type EditorState, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { changedRanges } from "../../changes/changed-ranges.ts";

/** Where something of a footnote is. */
export interface Place {
  readonly id: string;
  readonly kind: "reference" | "text";
  readonly position: number;
}

/** All references and texts, as decorations that carry their numbers. */
export interface Footnotes {
  readonly decorations: DecorationSet;
  readonly numbers: ReadonlyMap<string, number>;
}

export const footnotesKey = new PluginKey<Footnotes>("footnotes");

const kinds: Readonly<Record<string, Place["kind"]>> = { footnoteReference: "reference", footnote: "text" };

export function findFootnotes(doc: Node): Footnotes {
  return numbered(DecorationSet.create(doc, decorate(doc, 0, doc.content.size)), doc);
}

/** Follows an edit. It looks at what was changed, and counts anew only where footnotes came or went. */
export function followFootnotes(before: Footnotes, { mapping, steps, doc }: Transaction): Footnotes {
  let isOther = false;
  let decorations = before.decorations.map(mapping, doc, { onRemove: () => (isOther = true) });
  for (const { from, to } of changedRanges(steps)) {
    const known = decorations.find(from, to).filter((decoration) => decoration.from >= from && decoration.from < to);
    const found = decorate(doc, from, to);
    if (known.length === 0 && found.length === 0) continue;
    isOther = true;
    decorations = decorations.remove(known).add(doc, found);
  }
  return isOther ? numbered(decorations, doc) : { ...before, decorations };
}

/** In the order of the document. */
export function placesOf({ decorations }: Footnotes): Place[] {
  return decorations
    .find()
    .toSorted((one, other) => one.from - other.from)
    .map(({ from, spec }) => ({ id: spec["id"], kind: spec["kind"], position: from }));
}

export function footnotesIn(state: EditorState): Footnotes {
  return footnotesKey.getState(state) ?? { decorations: DecorationSet.empty, numbers: new Map() };
}

function decorate(doc: Node, from: number, to: number): Decoration[] {
  const found: Decoration[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    const kind = kinds[node.type.name];
    if (kind && position >= from && position < to) found.push(drawn(node, position, kind, undefined));
    return !node.isTextblock || node.children.some(({ isText }) => !isText);
  });
  return found;
}

function drawn(node: Node, position: number, kind: Place["kind"], number: number | undefined): Decoration {
  const spec = { id: node.attrs["id"] as string, kind, number };
  const attributes = number === undefined ? {} : { "data-number": String(number) };
  return Decoration.node(position, position + node.nodeSize, attributes, spec);
}

function numbered(decorations: DecorationSet, doc: Node): Footnotes {
  const numbers = new Map<string, number>();
  const all = decorations.find().toSorted((one, other) => one.from - other.from);
  for (const { spec } of all) {
    if (spec["kind"] === "reference" && !numbers.has(spec["id"])) numbers.set(spec["id"], numbers.size + 1);
  }
  const wrong = all.filter(({ spec }) => spec["number"] !== numbers.get(spec["id"]));
  const right = wrong.flatMap(({ from, spec }) => {
    const node = doc.nodeAt(from);
    return node ? [drawn(node, from, spec["kind"], numbers.get(spec["id"]))] : [];
  });
  return { decorations: decorations.remove(wrong).add(doc, right), numbers };
}
