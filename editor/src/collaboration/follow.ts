import type { Editor } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import { drawTo } from "../layout/late-blocks.ts";
import { scrollerOf } from "../layout/scroller-of.ts";
import { OwnScroll } from "./own-scroll.ts";
import { type Places, seenFrom } from "./places.ts";

/** What a person does who wants to go their own way. */
const ownWays = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** Takes one along with what somebody else sees or, where that is not known, writes; until one goes one's own way. */
export class Follow {
  readonly #editor: Editor;
  readonly #awareness: Awareness;
  readonly #places: Places;
  readonly #ownScroll: OwnScroll;
  readonly #listeners = new Set<() => void>();
  #client: number | undefined;
  #frame = 0;
  #last: number | undefined;

  constructor(editor: Editor, awareness: Awareness, places: Places) {
    this.#editor = editor;
    this.#awareness = awareness;
    this.#places = places;
    this.#ownScroll = new OwnScroll(editor, this.end);
  }

  readonly getFollowed = (): number | undefined => this.#client;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Shows where somebody's caret is. False when nobody knows. */
  jumpTo(client: number): boolean {
    const position = this.#places.caretOf(client);
    if (position === undefined) return false;
    this.#editor.commands.reveal(position);
    this.#scrollTo(position, innerHeight / 2);
    return true;
  }

  begin(client: number) {
    this.end();
    this.#client = client;
    this.#last = undefined;
    this.#awareness.setLocalStateField("follows", client);
    this.#awareness.on("change", this.#onChange);
    this.#editor.on("transaction", this.#onChange);
    for (const way of ownWays) window.addEventListener(way, this.#onOwnWay, { capture: true, passive: true });
    this.jumpTo(client);
    this.#ownScroll.start();
    this.#tell();
  }

  readonly end = () => {
    if (this.#client === undefined) return;
    this.#client = undefined;
    this.#ownScroll.stop();
    cancelAnimationFrame(this.#frame);
    if (this.#awareness.getLocalState()) this.#awareness.setLocalStateField("follows", null);
    this.#awareness.off("change", this.#onChange);
    this.#editor.off("transaction", this.#onChange);
    for (const way of ownWays) window.removeEventListener(way, this.#onOwnWay, { capture: true });
    this.#tell();
  };

  /** Brings a place of the text to a height of the window, in whatever it is that scrolls. */
  #scrollTo(position: number, height: number) {
    const { view } = this.#editor;
    const { top } = placeOf(view, Math.min(position, view.state.doc.content.size));
    scrollerOf(view.dom).scrollBy({ top: top - height, behavior: "instant" });
    this.#ownScroll.note();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }

  readonly #onOwnWay = (event: Event) => {
    // Menus and tools are no other way; a click into the text is one.
    if (event.type === "pointerdown" && !this.#editor.view.dom.contains(event.target as Element)) return;
    // To move between buttons or to read out the page is no other way.
    const isOwn = !(event instanceof KeyboardEvent) || !["Tab", "Shift", "Control", "Alt", "Meta"].includes(event.key);
    if (isOwn && !isOnBanner(event.target)) this.end();
    else if (event instanceof KeyboardEvent && event.key === "Escape") this.end();
  };

  readonly #onChange = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const client = this.#client;
      if (client === undefined || this.#editor.isDestroyed) return;
      if (!this.#awareness.getStates().has(client)) return this.end();
      const view = this.#places.viewOf(client);
      const position = view ?? this.#places.caretOf(client);
      if (position === undefined || (position === this.#last && view !== undefined)) return;
      this.#last = position;
      if (view !== undefined) this.#scrollTo(view, seenFrom);
      else if (!isSeen(this.#editor, position)) this.#scrollTo(position, innerHeight / 2);
    });
  };
}

function isOnBanner(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-following]") !== null;
}

function isSeen({ view }: Editor, position: number): boolean {
  const { top, bottom } = placeOf(view, position);
  return top > seenFrom && bottom < innerHeight - 80;
}

function placeOf(view: EditorView, position: number) {
  drawTo(view, position);
  return view.coordsAtPos(position);
}
