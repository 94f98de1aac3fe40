import * as Y from "yjs";
import { bindings } from "./bindings.ts";
import { type Keystroke, letterOf, Positions, record, scatter } from "./keystrokes.ts";
import { fragmentOf, load, textsOf, writeLongDocument } from "./long-document.ts";
import { OtherPeople, type Pace } from "./other-people.ts";
import { OwnKeys } from "./own-keys.ts";
import type { OwnKeystroke, PageTask, RemoteKeystroke } from "./page-task.ts";
import { painted } from "./painted.ts";
import { problemsOf } from "./problems.ts";
import { ScreenEditor } from "./screen-editor.ts";

/** How far into its text the caret is put. */
const caretOffset = 10;

/** What can be asked of the page, from outside and in this order. Times are in milliseconds. */
export class Page {
  readonly #binding: PageTask["binding"];
  readonly #document: Y.Doc;
  /** What others will write. */
  readonly #updates: readonly Uint8Array[];
  readonly #keys = new OwnKeys(window);
  #received = 0;
  #editor: ScreenEditor | undefined;
  #people: OtherPeople | undefined;

  constructor({ binding, blocks, others }: PageTask) {
    const state = writeLongDocument(blocks);
    const author = load(state);
    const { letters, people } = others;
    const keystrokes = people ? takeTurns(author, letters, people) : scatter(author, letters, 4);
    this.#updates = record(author, keystrokes, numbers(people ?? 1, 2));
    this.#binding = binding;
    this.#document = load(state);
  }

  /** Shows the document. Until it is painted. */
  async open(): Promise<number> {
    const start = performance.now();
    const place = document.querySelector("main") as Element;
    this.#editor = new ScreenEditor(bindings[this.#binding](fragmentOf(this.#document)), { place, keys: this.#keys });
    return (await painted()) - start;
  }

  /** Into the middle of the document. */
  async placeCaret() {
    const editor = this.#shown;
    const block = this.#ownBlock;
    editor.placeCaret(new Positions(editor.view.state.doc).take({ block, offset: caretOffset, letter: "" }));
    await painted();
  }

  /** Letters of others come one by one, each when the one before is painted, as many as there is time for. */
  async receive(count: number, budgetMs: number): Promise<RemoteKeystroke[]> {
    const found: RemoteKeystroke[] = [];
    for (const end = performance.now() + budgetMs; found.length < count && performance.now() < end; await painted()) {
      const keystroke = this.#receiveNext();
      found.push({ ...keystroke, work: keystroke.work + this.#shown.makeLayout() });
    }
    return found;
  }

  /** From now on letters of others come in their own time. */
  letOthersWrite(pace: Pace) {
    this.#people = new OtherPeople(this.#updates, pace, () => this.#receiveNext());
  }

  /** How long after it was sent each letter was shown that was shown at all. */
  stopOthers(): number[] {
    this.#people?.leave();
    return this.#people?.delays ?? [];
  }

  /** What came of the keys that were pressed here. */
  ownKeystrokes(): OwnKeystroke[] {
    return this.#keys.findings();
  }

  painted() {
    return painted();
  }

  /** What is wrong, when these letters were pressed here. Those that the page did not come to are not looked for. */
  problems(pressed: string): string[] {
    const answered = this.#keys.findings().filter(({ shares }) => shares).length;
    const pieces = (textsOf(this.#document)[this.#ownBlock]?.toDelta() ?? []) as { insert: string }[];
    const text = pieces.map(({ insert }) => insert).join("");
    const isThere = text.startsWith(pressed.slice(0, answered), caretOffset);
    return [
      ...problemsOf(this.#shown.view.state.doc, this.#document),
      ...(isThere ? [] : ["letters that were typed are not in the document"]),
    ];
  }

  get #ownBlock(): number {
    return Math.floor(textsOf(this.#document).length / 2);
  }

  get #shown(): ScreenEditor {
    if (!this.#editor) throw new Error("The page shows no document yet.");
    return this.#editor;
  }

  #receiveNext(): RemoteKeystroke {
    const update = this.#updates[this.#received] as Uint8Array;
    this.#received += 1;
    return this.#shown.receive(() => Y.applyUpdate(this.#document, update));
  }
}

/** Everybody writes a word that never ends, each in another block: some where the caret is, the others all over. */
function takeTurns(document: Y.Doc, letters: number, people: number): Keystroke[] {
  const { length } = textsOf(document);
  const middle = Math.floor(length / 2);
  const blockOf = (person: number) =>
    person < 3 ? middle + 2 + 2 * person : Math.floor((length * person) / people) + 1;
  return numbers(letters, 0).map((index) => ({
    block: blockOf(index % people),
    offset: caretOffset + Math.floor(index / people),
    letter: letterOf(index * 7),
  }));
}

function numbers(count: number, from: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

Object.assign(globalThis, { Page });
