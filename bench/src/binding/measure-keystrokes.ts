import type { Node } from "prosemirror-model";
import * as Y from "yjs";
import { bindings } from "./bindings.ts";
import { createState, HeadlessEditor, placeCaret } from "./headless-editor.ts";
import { type Keystroke, Positions, record, scatter } from "./keystrokes.ts";
import { fragmentOf, load, textsOf, writeLongDocument } from "./long-document.ts";
import type { NodeFindings, NodeTask } from "./node-task.ts";
import { differencesOf, problemsOf } from "./problems.ts";

const authors = [2];

/**
 * The same letters three times: through the binding, as many as there is time for, to Yjs alone, and to ProseMirror
 * alone. What the first takes longer than both others together is the binding's.
 */
export function measureKeystrokes({
  what,
  binding,
  blocks,
  warmUps,
  keystrokes: count,
  budgetMs,
}: NodeTask): NodeFindings {
  const state = writeLongDocument(blocks);
  const author = load(state);
  const keystrokes = scatter(author, warmUps + count, 3);
  const updates = record(author, keystrokes, authors);

  const document = load(state);
  const editor = new HeadlessEditor(bindings[binding](fragmentOf(document)));
  const before = editor.state.doc;
  editor.dispatch(placeCaret(editor.state));
  const total = what === "remote" ? receive(document, updates, budgetMs) : type(editor, keystrokes, budgetMs);
  const [done, come] = [keystrokes.slice(0, total.length), updates.slice(0, total.length)];

  const bare = load(state);
  const yjs = what === "remote" ? receive(bare, come) : insert(bare, done);
  const prosemirror = apply(before, done);
  const own = total.map((time, index) => time - (yjs[index] as number) - (prosemirror[index] as number));
  const cold = Math.min(warmUps, Math.floor(total.length / 3));
  const times = Object.entries({ yjs, prosemirror, own }).map(([name, all]) => [name, all.slice(cold)] as const);
  return {
    times: Object.fromEntries(times),
    problems: [...problemsOf(editor.state.doc, document), ...differencesOf(document, bare)],
  };
}

/** Letters of others. */
function receive(document: Y.Doc, updates: readonly Uint8Array[], budgetMs?: number): number[] {
  return timed(updates, (update) => () => Y.applyUpdate(document, update), budgetMs);
}

/** Letters of one's own, into a document that no editor shows. */
function insert(document: Y.Doc, keystrokes: readonly Keystroke[]): number[] {
  const texts = textsOf(document);
  return timed(keystrokes, ({ block, offset, letter }) => {
    const text = texts[block] as Y.XmlText;
    return () => document.transact(() => text.insert(offset, letter));
  });
}

/** Letters into a document of ProseMirror that nothing is bound to. */
function apply(document: Node, keystrokes: readonly Keystroke[]): number[] {
  let state = createState([], document);
  state = state.apply(placeCaret(state));
  const positions = new Positions(document);
  return timed(keystrokes, (keystroke) => {
    const position = positions.take(keystroke);
    return () => (state = state.apply(state.tr.insertText(keystroke.letter, position)));
  });
}

/** Letters of one's own, into an editor. */
function type(editor: HeadlessEditor, keystrokes: readonly Keystroke[], budgetMs: number): number[] {
  const positions = new Positions(editor.state.doc);
  return timed(
    keystrokes,
    (keystroke) => {
      const position = positions.take(keystroke);
      return () => editor.dispatch(editor.state.tr.insertText(keystroke.letter, position));
    },
    budgetMs,
  );
}

/**
 * How many milliseconds each took, as far as the time goes. What `prepare` does before it returns the work is not
 * counted.
 */
function timed<Item>(items: readonly Item[], prepare: (item: Item) => () => unknown, budgetMs = Infinity): number[] {
  gc?.();
  const times: number[] = [];
  const end = performance.now() + budgetMs;
  for (const item of items) {
    const work = prepare(item);
    const start = performance.now();
    if (start > end) break;
    work();
    times.push(performance.now() - start);
  }
  return times;
}
