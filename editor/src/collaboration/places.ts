import type { Editor } from "@tiptap/core";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { bindingOf } from "../binding/binding-plugin.ts";
import { hasCome, readCaret, type RelativeCaret } from "../binding/read-caret.ts";
import { positionAt } from "../surface/visible.ts";

/**
 * Where the others are in the document, also those who have looked away from the text: then it is where they were. Who
 * is followed says what part of the text they see; nobody else needs to.
 */
export class Places {
  readonly #editor: Editor;
  readonly #awareness: Awareness;
  readonly #last = new Map<number, RelativeCaret>();
  #scroll: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, awareness: Awareness) {
    this.#editor = editor;
    this.#awareness = awareness;
  }

  start() {
    this.#remember([...this.#awareness.getStates().keys()]);
    this.#awareness.on("change", this.#onChange);
    document.addEventListener("scroll", this.#onScroll, { capture: true, passive: true });
  }

  stop() {
    clearTimeout(this.#scroll);
    this.#awareness.off("change", this.#onChange);
    document.removeEventListener("scroll", this.#onScroll, { capture: true });
  }

  caretOf(client: number): number | undefined {
    const { fragment } = bindingOf(this.#editor.state);
    const caret = readCaret(this.#awareness.getStates().get(client), fragment) ?? this.#last.get(client);
    return caret && this.#positionOf(caret);
  }

  /** The first line they see. */
  viewOf(client: number): number | undefined {
    const state = this.#awareness.getStates().get(client);
    const seen = state?.["sees"] as unknown;
    const view = readCaret({ cursor: { anchor: seen, head: seen } }, bindingOf(this.#editor.state).fragment);
    return view && this.#positionOf(view);
  }

  #positionOf(place: RelativeCaret): number | undefined {
    const binding = bindingOf(this.#editor.state);
    return hasCome(place, binding.fragment) ? binding.toPosition(place.head) : undefined;
  }

  #remember(clients: readonly number[]) {
    const { fragment } = bindingOf(this.#editor.state);
    for (const client of clients) {
      const caret = readCaret(this.#awareness.getStates().get(client), fragment);
      if (caret) this.#last.set(client, caret);
    }
  }

  get #isFollowed(): boolean {
    const { clientID } = this.#awareness;
    return [...this.#awareness.getStates().values()].some((state) => state["follows"] === clientID);
  }

  #tellView() {
    if (this.#editor.isDestroyed) return;
    const before = this.#awareness.getLocalState()?.["sees"] as object | undefined;
    if (!this.#isFollowed) {
      if (before) this.#awareness.setLocalStateField("sees", null);
      return;
    }
    const position = positionAt(this.#editor.view, seenFrom);
    const seen: object = Y.relativePositionToJSON(bindingOf(this.#editor.state).toRelativePosition(position, 1));
    if (JSON.stringify(seen) !== JSON.stringify(before)) this.#awareness.setLocalStateField("sees", seen);
  }

  readonly #onChange = ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>) => {
    const { clientID } = this.#awareness;
    const others = [...added, ...updated].filter((client) => client !== clientID);
    this.#remember(others);
    for (const client of removed) this.#last.delete(client);
    if (others.length > 0 || removed.length > 0) this.#later();
  };

  readonly #onScroll = () => this.#later();

  #later() {
    this.#scroll ??= setTimeout(() => {
      this.#scroll = undefined;
      this.#tellView();
    }, tellMs);
  }
}

/** Below the bars at the top of the window. */
export const seenFrom = 130;
const tellMs = 300;
