import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { newFootnoteId } from "./footnote-id.ts";
import { type Footnotes, footnotesIn, type Place, placesOf } from "./footnote-numbers.ts";

/** The footnote whose text a position is in. */
export function footnoteAround(state: EditorState): { node: Node; position: number } | undefined {
  const { $head } = state.selection;
  for (let depth = $head.depth; depth > 0; depth--) {
    const node = $head.node(depth);
    if (node.type.name === "footnote") return { node, position: $head.before(depth) };
  }
  return undefined;
}

/** Puts a reference behind what is selected and an empty text where its number belongs, with the caret in it. */
export function insertFootnote(state: EditorState, tr: Transaction): boolean {
  const { footnoteReference, footnote, paragraph } = state.schema.nodes;
  const { $to } = tr.selection;
  if (!footnoteReference || !footnote || !paragraph || footnoteAround(state)) return false;
  if (!$to.parent.canReplaceWith($to.index(), $to.index(), footnoteReference)) return false;
  const id = newFootnoteId();
  const place = tr.mapping.map(placeForText(state, $to.pos), -1);
  tr.insert($to.pos, footnoteReference.create({ id }));
  const position = tr.mapping.slice(tr.mapping.maps.length - 1).map(place);
  tr.insert(position, footnote.create({ id }, paragraph.create()));
  tr.setSelection(TextSelection.create(tr.doc, position + 2)).scrollIntoView();
  return true;
}

/** Behind the text of the reference before; else before the text of the one after; else at the end. */
function placeForText(state: EditorState, position: number): number {
  const places = placesOf(footnotesIn(state));
  const texts = new Map(places.filter(({ kind }) => kind === "text").map((text) => [text.id, text.position]));
  const references = places.filter(({ kind, id }) => kind === "reference" && texts.has(id));
  const before = references.findLast((reference) => reference.position < position);
  const after = references.find((reference) => reference.position >= position);
  const previous = before && texts.get(before.id);
  if (previous !== undefined) return previous + (state.doc.nodeAt(previous)?.nodeSize ?? 0);
  return (after && texts.get(after.id)) ?? state.doc.content.size;
}

/** Whoever deletes one of the two deletes the other. What was cut out waits for being put in again. */
export function deleteLonely(before: Footnotes, after: Footnotes, state: EditorState): Transaction | undefined {
  const places = placesOf(after);
  const had = idsByKind(placesOf(before));
  const has = idsByKind(places);
  const isLonely = ({ id, kind }: Place) => {
    const other = kind === "text" ? "reference" : "text";
    return had[other].has(id) && had[kind].has(id) && !has[other].has(id);
  };
  const lonely = places.filter((place) => isLonely(place));
  if (lonely.length === 0) return undefined;
  const { tr } = state;
  for (const { position } of lonely.toReversed()) {
    const node = tr.doc.nodeAt(position);
    if (node) tr.delete(position, position + node.nodeSize);
  }
  return tr;
}

function idsByKind(places: readonly Place[]): Record<Place["kind"], Set<string>> {
  const ids = { reference: new Set<string>(), text: new Set<string>() };
  for (const { id, kind } of places) ids[kind].add(id);
  return ids;
}

/** Copies of whole footnotes are footnotes of their own. */
export function withNewIds(slice: Slice, state: EditorState): Slice {
  const taken = idsByKind(placesOf(footnotesIn(state))).text;
  const ids = new Map<string, string>();
  slice.content.descendants((node) => {
    if (node.type.name === "footnote" && taken.has(node.attrs["id"])) ids.set(node.attrs["id"], newFootnoteId());
  });
  return ids.size === 0 ? slice : new Slice(renamed(slice.content, ids), slice.openStart, slice.openEnd);
}

function renamed(content: Fragment, ids: ReadonlyMap<string, string>): Fragment {
  return Fragment.from(
    content.content.map((node) => {
      const id = node.type.name.startsWith("footnote") ? ids.get(node.attrs["id"]) : undefined;
      if (id !== undefined) return node.type.create({ ...node.attrs, id }, renamed(node.content, ids), node.marks);
      return node.isLeaf ? node : node.copy(renamed(node.content, ids));
    }),
  );
}
