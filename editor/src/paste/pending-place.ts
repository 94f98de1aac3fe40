import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";

/** A stretch of the document that keeps its place among others' edits, and before what is typed where it is. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

type Places = ReadonlyMap<object, Place>;

const placesKey = new PluginKey<Places>("pendingPlaces");

/** Keeps the places where something will be put that is not here yet. */
export function pendingPlaces(): Plugin<Places> {
  return new Plugin<Places>({
    key: placesKey,
    state: {
      init: () => new Map(),
      apply(transaction, before) {
        const change: { owner: object; place?: Place } | undefined = transaction.getMeta(placesKey);
        if (before.size === 0 && !change) return before;
        const places = new Map([...before].map(([owner, place]) => [owner, mapped(place, transaction)]));
        if (change?.place) places.set(change.owner, change.place);
        else if (change) places.delete(change.owner);
        return places;
      },
    },
  });
}

export function keepPlace({ tr }: EditorState, owner: object, place: Place) {
  return tr.setMeta(placesKey, { owner, place });
}

export function takePlace(state: EditorState, owner: object) {
  return { place: placesKey.getState(state)?.get(owner), transaction: state.tr.setMeta(placesKey, { owner }) };
}

function mapped({ from, to }: Place, { mapping }: EditorState["tr"]): Place {
  const start = mapping.map(from, from === to ? -1 : 1);
  return { from: start, to: Math.max(start, mapping.map(to, -1)) };
}
