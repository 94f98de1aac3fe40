import * as Y from "yjs";
import type { BindingName } from "./binding-names.ts";
import { bindings } from "./bindings.ts";
import { HeadlessEditor } from "./headless-editor.ts";
import { Positions, record, scatter } from "./keystrokes.ts";
import { fragmentOf, load, writeLongDocument } from "./long-document.ts";
import type { NodeFindings, NodeTask } from "./node-task.ts";
import { problemsOf } from "./problems.ts";

/**
 * The first binding of a document, in a process that has bound nothing yet; and what the binding holds beside the two
 * documents, after some writing, because what it makes only when it is needed belongs to it, too.
 */
export function measureOpening({ binding, blocks, warmUps }: NodeTask): NodeFindings {
  const state = writeLongDocument(blocks);
  const updates = recordLetters(state, warmUps);
  const document = load(state);
  heapUsed();

  const open: { editor?: HeadlessEditor } = {};
  const opened = timeOf(() => (open.editor = bind(binding, document)));
  const first = timeOf(() => Y.applyUpdate(document, updates[0] as Uint8Array));
  write(open.editor, document, updates);
  const shown = open.editor?.state.doc;
  const problems = shown ? problemsOf(shown, document) : [];

  const withBinding = heapUsed();
  open.editor?.destroy();
  delete open.editor;
  const heap = withBinding - heapUsed();
  // Both documents are looked at once more, so that they are still there when the heap is measured without the binding.
  return {
    times: { opened: [opened], first: [first], heap: [heap] },
    problems: shown ? [...problems, ...problemsOf(shown, document)] : problems,
  };
}

function bind(binding: BindingName, document: Y.Doc): HeadlessEditor {
  return new HeadlessEditor(bindings[binding](fragmentOf(document)));
}

function recordLetters(state: Uint8Array, count: number): Uint8Array[] {
  const author = load(state);
  return record(author, scatter(author, count, 1), [2]);
}

/** Some letters of others, and as many of one's own. */
function write(editor: HeadlessEditor | undefined, document: Y.Doc, updates: readonly Uint8Array[]) {
  for (const update of updates) Y.applyUpdate(document, update);
  if (!editor) return;
  const positions = new Positions(editor.state.doc);
  for (const keystroke of scatter(document, updates.length, 2)) {
    editor.dispatch(editor.state.tr.insertText(keystroke.letter, positions.take(keystroke)));
  }
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** What is left when nothing more can be thrown away; also of code, which needs more than one collection. */
function heapUsed(): number {
  let [before, after] = [Number.POSITIVE_INFINITY, process.memoryUsage().heapUsed];
  for (let time = 0; time < 20 && before - after > 1_000; time++) {
    gc?.();
    [before, after] = [after, process.memoryUsage().heapUsed];
  }
  return after;
}
