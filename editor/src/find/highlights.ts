import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Highlights {
  readonly decorations: DecorationSet;
  /** The match one is at; it goes along with edits. */
  readonly current: Range | undefined;
}

export interface ShownMatches {
  readonly ranges: readonly Range[];
  readonly current: Range | undefined;
}

const key = new PluginKey<Highlights>("findHighlights");
const nothing: Highlights = { decorations: DecorationSet.empty, current: undefined };

/** Marks what was found. An edit moves the marks; what is a match now is found out later, by whoever sets them. */
export function highlightsPlugin(): Plugin<Highlights> {
  return new Plugin<Highlights>({
    key,
    state: {
      init: () => nothing,
      apply(tr, highlights) {
        const shown = tr.getMeta(key) as ShownMatches | undefined;
        if (shown) return draw(tr, shown);
        return tr.docChanged && highlights !== nothing ? follow(highlights, tr) : highlights;
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

export function currentMatch(state: EditorState): Range | undefined {
  return key.getState(state)?.current;
}

export function showMatches(tr: Transaction, shown: ShownMatches): Transaction {
  return tr.setMeta(key, shown).setMeta("addToHistory", false);
}

function draw(tr: Transaction, { ranges, current }: ShownMatches): Highlights {
  if (ranges.length === 0 && !current) return nothing;
  const isCurrent = ({ from, to }: Range) => from === current?.from && to === current.to;
  const decorations = ranges.map((range) =>
    Decoration.inline(range.from, range.to, { class: isCurrent(range) ? "weft-found is-current" : "weft-found" }),
  );
  return { decorations: DecorationSet.create(tr.doc, decorations), current };
}

function follow({ decorations, current }: Highlights, { mapping, doc }: Transaction): Highlights {
  const from = current ? mapping.map(current.from, 1) : 0;
  const moved = current && { from, to: Math.max(from, mapping.map(current.to, -1)) };
  return { decorations: decorations.map(mapping, doc), current: moved };
}
