import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { lastingView } from "../changes/lasting-view.ts";
import { hasUnreadEdits, readSelection } from "../changes/read-selection.ts";
import {
  blocksWritten,
  canBeIsland,
  follow,
  hasOld,
  type Island,
  islandAt,
  islandClass,
  type Islands,
  noIslands,
  remeasured,
} from "./islands.ts";

const key = new PluginKey<Islands>("layoutIslands");
/** Of a transaction: the islands that it makes. */
const aheadKey = "layoutIslandsAhead";

/**
 * Keeps the layout of a long document as cheap as that of a paragraph. A browser goes through all the siblings of a block
 * whose words changed, because its height might be another: 20 to 30 ms for 10,000 blocks. Blocks that are being written in
 * are islands: contained, and of a height that is held until their words need another one.
 *
 *     words change ─▶ next frame, before it is painted ─▶ not an island: measure it, hold its height
 *                                                       └▶ an island: do its words still end where they did?
 *     others' come ─▶ measured while the page is as it was, an island from the start
 */
export function layoutIslands(): Plugin<Islands> {
  let islander: Islander | undefined;
  return new Plugin<Islands>({
    key,
    state: {
      init: () => noIslands,
      apply: (tr, islands) =>
        (tr.getMeta(key) as Islands | undefined) ??
        (tr.docChanged ? follow(islands, tr, tr.getMeta(aheadKey) as Map<number, Island> | undefined) : islands),
    },
    filterTransaction(tr, state) {
      islander?.measureAhead(tr, state);
      return true;
    },
    props: { decorations: (state) => key.getState(state)?.held },
    view: lastingView((view) => {
      const own = (islander = new Islander(view));
      return { update: () => own.plan(), destroy: () => own.stop() };
    }),
  });
}

/** CSS pixels; below that it is the rounding of fractions. */
const tolerance = 0.5;
/** More blocks than that are not measured one by one. */
const mostAhead = 64;

class Islander {
  readonly #view: EditorView;
  /** How wide the islands are. */
  readonly #widths = new Map<Element, number>();
  readonly #observer = new ResizeObserver((entries) => this.#release(entries));
  #frame = 0;
  /** The one after that in which it looked at once. */
  #next = 0;
  /** What was looked at already. */
  #tick = 0;
  /** Others' words have come since it was looked at: measuring ahead would lay it out once more. */
  #hasOthers = false;

  constructor(view: EditorView) {
    this.#view = view;
  }

  /** One's own words are in the page by then. */
  measureAhead(tr: Transaction, state: EditorState) {
    if (!tr.docChanged || tr.getMeta("addToHistory") !== false || state !== this.#view.state) return;
    const isLaidOut = !this.#hasOthers && !hasUnreadEdits(this.#view);
    this.#hasOthers = true;
    const written = blocksWritten(tr);
    if (!isLaidOut || written.size > mostAhead) return;
    const back = tr.mapping.invert();
    const ahead = new Map<number, Island>();
    for (const position of written) {
      const before = back.map(position);
      if (!canBeIsland(state.doc.nodeAt(before)) || islandAt(this.#islands, before)) continue;
      const island = this.#measure(before, undefined);
      if (island) ahead.set(position, island);
    }
    if (ahead.size > 0) tr.setMeta(aheadKey, ahead);
  }

  plan() {
    if (this.#islands.tick === this.#tick) return;
    // They may have come while a frame was begun already: the next one is too late.
    if (this.#hasOthers && this.#next === 0) queueMicrotask(() => this.#lookNow());
    else this.#frame ||= requestAnimationFrame(() => this.#look());
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#next);
    this.#observer.disconnect();
  }

  /** Once for each frame: whoever tells of each letter alone would have the page laid out for each. */
  #lookNow() {
    this.#look();
    this.#next ||= requestAnimationFrame(() => (this.#next = 0));
  }

  get #islands(): Islands {
    return key.getState(this.#view.state) ?? noIslands;
  }

  #look() {
    cancelAnimationFrame(this.#frame);
    if (hasUnreadEdits(this.#view)) {
      this.#frame = requestAnimationFrame(() => this.#look());
      return;
    }
    this.#frame = 0;
    this.#hasOthers = false;
    readSelection(this.#view);
    const islands = this.#islands;
    const { state } = this.#view;
    const measured = new Map<number, Island>();
    const sunk = new Set<number>();
    let isSunk = false;
    for (const { position } of islands.changed.filter(({ tick }) => tick > this.#tick)) {
      const held = islandAt(islands, position);
      const isAble = canBeIsland(state.doc.nodeAt(position)) && !isHidden(this.#view.nodeDOM(position));
      if (!isAble) sunk.add(position);
      const island = isAble ? this.#measure(position, held) : undefined;
      if (island) measured.set(position, island);
      isSunk ||= held !== undefined && !isAble;
    }
    this.#tick = islands.tick;
    if (!isSunk && measured.size === 0 && !hasOld(islands)) return;
    this.#view.dispatch(state.tr.setMeta(key, remeasured(islands, state.doc, measured, sunk)));
    this.#forgetSunk();
  }

  /** What is to be held; `undefined` when nothing is to be changed. */
  #measure(position: number, island: Island | undefined): Island | undefined {
    const { state } = this.#view;
    const element = this.#view.nodeDOM(position);
    if (!(element instanceof HTMLElement) || isHidden(element)) return undefined;
    const box = element.getBoundingClientRect();
    const end = position + 1 + (state.doc.nodeAt(position)?.content.size ?? 0);
    const { bottom } = this.#view.coordsAtPos(end, -1);
    if (island) {
      const height = bottom - box.top + island.below;
      return Math.abs(height - island.height) < tolerance ? undefined : { ...island, height };
    }
    this.#widths.set(element, box.width);
    this.#observer.observe(element);
    return { height: box.height, below: box.bottom - bottom };
  }

  #forgetSunk() {
    for (const element of this.#widths.keys()) {
      if (element.isConnected && element.classList.contains(islandClass)) continue;
      this.#observer.unobserve(element);
      this.#widths.delete(element);
    }
  }

  /** Where words break differently no height is worth keeping. */
  #release(entries: readonly ResizeObserverEntry[]) {
    const isAnother = ({ target }: ResizeObserverEntry) => {
      const width = this.#widths.get(target);
      return width !== undefined && Math.abs(target.getBoundingClientRect().width - width) >= tolerance;
    };
    if (!entries.some((entry) => entry.target.isConnected && isAnother(entry))) return;
    readSelection(this.#view);
    this.#observer.disconnect();
    this.#widths.clear();
    this.#view.dispatch(this.#view.state.tr.setMeta(key, { ...noIslands, tick: this.#islands.tick }));
  }
}

/** In what is folded, or not drawn yet, there is nothing to measure. */
function isHidden(element: globalThis.Node | null): boolean {
  return element instanceof Element && element.closest("[hidden]") !== null;
}
