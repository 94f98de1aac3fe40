import type { EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import { bindingOf } from "./binding-plugin.ts";
import { hasCome, readCaret } from "./read-caret.ts";
import { readSelection } from "../changes/read-selection.ts";

/** Somebody's selection in the document as it is shown. */
export interface Caret {
  readonly anchor: number;
  readonly head: number;
  readonly isOfCells: boolean;
  /** What the awareness state says of the person, whatever it is. */
  readonly user: unknown;
}

/** Carets that have changed, by client; `undefined` where there is none any more. */
export type CaretChanges = ReadonlyMap<number, Caret | undefined>;

export interface OthersCaretsOptions {
  view: EditorView;
  awareness: Awareness;
  show: (changes: CaretChanges) => void;
  isShownBetween: (from: number, to: number, client: number) => boolean;
}

/** How long after a composition the browser may still be asked for its last words. */
const settleMs = 50;
/** By when somebody who writes has told where the caret is now. */
const toldMs = 500;

/**
 * Finds out where the others are. Only the carets are looked for of which there is news; in one transaction, and when
 * whatever brought the news is over.
 */
export class OthersCarets {
  readonly #options: OthersCaretsOptions;
  readonly #shown = new Set<number>();
  readonly #news = new Set<number>();
  /** What these stand on has not come yet. */
  readonly #early = new Set<number>();
  /** Who is expected to tell, since which edit. */
  readonly #late = new Map<number, { edit: number; timer: ReturnType<typeof setTimeout> }>();
  #isAwaited = false;
  #isDestroyed = false;

  constructor(options: OthersCaretsOptions) {
    const { view, awareness } = options;
    this.#options = options;
    awareness.on("change", this.#onChange);
    view.dom.addEventListener("compositionend", this.#onCompositionEnd);
    this.lookFor(awareness.getStates().keys());
  }

  lookFor(clients: Iterable<number>) {
    const { clientID: own } = this.#options.awareness;
    for (const client of clients) if (client !== own) this.#news.add(client);
    if (this.#news.size === 0 || this.#isAwaited) return;
    this.#isAwaited = true;
    queueMicrotask(() => {
      this.#isAwaited = false;
      if (!this.#isDestroyed) this.#show();
    });
  }

  lookForEarly() {
    this.lookFor(this.#early);
  }

  /** Unless there is news by then; `edits` counts up by client. */
  lookLaterFor(edits: ReadonlyMap<number, number>) {
    for (const [client, edit] of edits) {
      const late = this.#late.get(client);
      if (late?.edit === edit) continue;
      clearTimeout(late?.timer);
      this.#late.set(client, { edit, timer: setTimeout(() => this.lookFor([client]), toldMs) });
    }
  }

  destroy() {
    this.#isDestroyed = true;
    for (const { timer } of this.#late.values()) clearTimeout(timer);
    const { view, awareness } = this.#options;
    awareness.off("change", this.#onChange);
    view.dom.removeEventListener("compositionend", this.#onCompositionEnd);
  }

  readonly #onChange = ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>) =>
    this.lookFor([...added, ...updated, ...removed]);

  readonly #onCompositionEnd = () => void setTimeout(() => this.lookFor([]), settleMs);

  #show() {
    const changes = new Map<number, Caret | undefined>();
    for (const client of this.#news) {
      const caret = this.#find(client);
      if (this.#isComposed(client, caret === "early" ? undefined : caret)) continue;
      this.#news.delete(client);
      clearTimeout(this.#late.get(client)?.timer);
      this.#late.delete(client);
      if (caret === "early" || (!caret && !this.#shown.has(client))) continue;
      changes.set(client, caret);
      if (caret) this.#shown.add(client);
      else this.#shown.delete(client);
    }
    if (changes.size === 0) return;
    readSelection(this.#options.view);
    this.#options.show(changes);
  }

  /** A caret may come before the words it stands on; until they are here it is left where it was. */
  #find(client: number): Caret | "early" | undefined {
    const { view, awareness } = this.#options;
    const binding = bindingOf(view.state);
    const state = awareness.getStates().get(client);
    const relative = readCaret(state, binding.fragment);
    this.#early.delete(client);
    if (!relative) return undefined;
    if (!hasCome(relative, binding.fragment)) {
      this.#early.add(client);
      return "early";
    }
    const anchor = binding.toPosition(relative.anchor);
    const head = binding.toPosition(relative.head);
    if (anchor === undefined || head === undefined) return undefined;
    return { anchor, head, isOfCells: relative.isOfCells, user: state?.["user"] };
  }

  /** A caret that comes or goes there would take the text from under the input method. */
  #isComposed(client: number, caret: Caret | undefined): boolean {
    const { view, isShownBetween } = this.#options;
    if (!view.composing) return false;
    const { $from } = view.state.selection;
    const [start, end] = [$from.start(), $from.end()];
    const isTouched = caret && Math.min(caret.anchor, caret.head) <= end && Math.max(caret.anchor, caret.head) >= start;
    return isShownBetween(start, end, client) || isTouched === true;
  }
}
