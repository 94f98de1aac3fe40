import type { Node } from "@tiptap/pm/model";
import type { Selection, SelectionBookmark } from "@tiptap/pm/state";
import type { Mappable, MapResult } from "@tiptap/pm/transform";
import type * as Y from "yjs";
import type { Binding } from "./binding.ts";

/** A selection of any kind that finds its place again whatever was done to the document meanwhile. */
export interface RelativeSelection {
  readonly bookmark: SelectionBookmark;
  /** The bookmark's positions, each with what it stands on. */
  readonly positions: ReadonlyMap<number, Y.RelativePosition>;
}

export function toRelativeSelection(selection: Selection, binding: Binding): RelativeSelection {
  const bookmark = selection.getBookmark();
  const positions = new Map<number, Y.RelativePosition>();
  // Only a bookmark knows what its positions are, and tells them to whoever maps it.
  bookmark.map(
    mapWith((position) => {
      if (!positions.has(position)) positions.set(position, binding.toRelativePosition(position));
      return position;
    }),
  );
  return { bookmark, positions };
}

/** `undefined` when what it stood on is not there. */
export function toSelection(
  { bookmark, positions }: RelativeSelection,
  binding: Binding,
  document: Node,
): Selection | undefined {
  const found = new Map<number, number>();
  for (const [position, relative] of positions) {
    const now = binding.toPosition(relative);
    if (now === undefined) return undefined;
    found.set(position, now);
  }
  return bookmark.map(mapWith((position) => found.get(position) ?? 0)).resolve(document);
}

function mapWith(map: (position: number) => number): Mappable {
  return { map, mapResult: (position) => ({ pos: map(position), deleted: false }) as MapResult };
}
