import { Schema } from "@tiptap/pm/model";
import { EditorState, NodeSelection, type PluginView, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  initProseMirrorDoc,
  relativePositionToAbsolutePosition,
} from "@tiptap/y-tiptap";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { bindingOf, bindingPlugin } from "./binding-plugin.ts";
import { caretsKey, caretsPlugin } from "./carets.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*" },
    blockquote: { group: "block", content: "block+" },
    divider: { group: "block" },
    text: { group: "inline" },
  },
});

/** An editor without a page, but with a focus. */
class Editor {
  readonly document = new Y.Doc();
  readonly fragment = this.document.getXmlFragment("content");
  readonly awareness: Awareness;
  readonly dom = new EventTarget();
  readonly #plugins;
  readonly #views: PluginView[] = [];
  state: EditorState;
  composing = false;
  isFocused = false;

  constructor(id: number) {
    this.document.clientID = id;
    this.awareness = new Awareness(this.document);
    this.awareness.setLocalStateField("user", { name: `Person ${id}` });
    const drawn = { renderCaret: () => ({}) as HTMLElement, selectionAttributes: () => ({ class: "selection" }) };
    this.#plugins = [bindingPlugin(this.fragment), caretsPlugin(this.awareness, drawn)];
    this.state = EditorState.create({ schema, plugins: this.#plugins });
    for (const { spec } of this.#plugins) this.#views.push(spec.view?.(this as unknown as EditorView) ?? {});
  }

  dispatch(transaction: Transaction) {
    const before = this.state;
    this.state = before.apply(transaction);
    for (const view of this.#views) view.update?.(this as unknown as EditorView, before);
  }

  hasFocus(): boolean {
    return this.isFocused;
  }

  focuses(isFocused = true) {
    this.isFocused = isFocused;
    this.dom.dispatchEvent(new Event(isFocused ? "focusin" : "focusout"));
  }

  closes() {
    for (const view of this.#views.splice(0)) view.destroy?.();
  }

  writes(...paragraphs: string[]) {
    const nodes = paragraphs.map((words) => schema.nodes["paragraph"]!.create(null, schema.text(words)));
    this.dispatch(this.state.tr.replaceWith(0, this.state.doc.content.size, nodes));
  }

  types(words: string, at?: number) {
    this.dispatch(this.state.tr.insertText(words, at));
  }

  selects(anchor: number, head = anchor) {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, anchor, head)));
  }

  /** The carets of others and what they have selected. */
  async sees(): Promise<Record<string, string>> {
    await Promise.resolve();
    const { decorations } = caretsKey.getState(this.state)!;
    const found: Record<string, string> = {};
    for (const { from, to, spec } of decorations.find()) {
      const client = (spec as { client: number }).client;
      found[client] = (found[client] ?? "") + (from === to ? `|${from}` : `[${from},${to}]`);
    }
    return found;
  }
}

let ann: Editor;
let bob: Editor;

beforeEach(() => {
  vi.useFakeTimers();
  [ann, bob] = [new Editor(1), new Editor(2)];
  for (const [from, to] of [
    [ann, bob],
    [bob, ann],
  ] as const) {
    from.document.on("update", (update: Uint8Array) => Y.applyUpdate(to.document, update));
    from.awareness.on("update", ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (origin === "elsewhere") return;
      const changed = [added, updated, removed].flatMap((clients) => clients ?? []);
      applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, changed), "elsewhere");
    });
  }
  ann.writes("One two three.", "Four.");
});

afterEach(() => {
  for (const editor of [ann, bob]) {
    editor.closes();
    editor.document.destroy();
  }
  vi.useRealTimers();
});

describe("the carets of others", () => {
  test("are shown where they are, with what they have selected", async () => {
    bob.focuses();
    bob.selects(5, 8);
    expect(await ann.sees()).toEqual({ 2: "[5,8]|8" });
    bob.selects(8, 5);
    expect(await ann.sees()).toEqual({ 2: "|5[5,8]" });
    bob.selects(17);
    expect(await ann.sees()).toEqual({ 2: "|17" });
    bob.focuses(false);
    expect(await ann.sees()).toEqual({});
  });

  test("show that a whole block is selected", async () => {
    ann.dispatch(ann.state.tr.insert(16, schema.nodes["divider"]!.create()));
    bob.focuses();
    bob.dispatch(bob.state.tr.setSelection(NodeSelection.create(bob.state.doc, 16)));
    expect(await ann.sees()).toEqual({ 2: "[16,17]|17" });
    ann.types("Zero. ", 1);
    expect(await ann.sees()).toEqual({ 2: "[22,23]|23" });
  });

  test("are there when somebody comes later", async () => {
    bob.focuses();
    bob.selects(5);
    const carol = new Editor(3);
    Y.applyUpdate(carol.document, Y.encodeStateAsUpdate(ann.document));
    applyAwarenessUpdate(carol.awareness, encodeAwarenessUpdate(ann.awareness, [1, 2]), "elsewhere");
    expect(await carol.sees()).toEqual({ 2: "|5" });
    carol.closes();
    carol.document.destroy();
  });

  test("stay on their words when others write", async () => {
    bob.focuses();
    bob.selects(5, 8);
    await ann.sees();
    ann.types("Zero. ", 1);
    expect(await ann.sees()).toEqual({ 2: "[11,14]|14" });
  });

  test("stay before what I write where they are, as they do for their owner", async () => {
    bob.focuses();
    bob.selects(4);
    await ann.sees();
    ann.types("!", 4);
    expect(await ann.sees()).toEqual({ 2: "|4" });
    expect(bob.state.selection.head).toBe(4);
  });

  test("go along with what their owner writes, before he has told where they are", async () => {
    bob.focuses();
    bob.selects(4);
    await ann.sees();
    bob.isFocused = false;
    bob.types("!", 4);
    expect(await ann.sees()).toEqual({ 2: "|5" });
    vi.advanceTimersByTime(1_000);
    expect(await ann.sees()).toEqual({ 2: "|4" });
  });

  test("are not lost with what is deleted around them", async () => {
    bob.focuses();
    bob.selects(5, 8);
    await ann.sees();
    ann.dispatch(ann.state.tr.delete(4, 10));
    expect(await ann.sees()).toEqual({ 2: "|4" });
  });

  test("come with the words they stand on, when those come later", async () => {
    const carol = new Editor(3);
    bob.focuses();
    bob.selects(17);
    applyAwarenessUpdate(carol.awareness, encodeAwarenessUpdate(bob.awareness, [2]), "elsewhere");
    expect(await carol.sees()).toEqual({});
    Y.applyUpdate(carol.document, Y.encodeStateAsUpdate(bob.document));
    expect(await carol.sees()).toEqual({ 2: "|17" });
    carol.closes();
    carol.document.destroy();
  });

  test("stay where they are until the words have come on which they stand", async () => {
    bob.focuses();
    bob.selects(4);
    await ann.sees();
    const item = { client: 7, clock: 0 };
    ann.awareness.states.set(2, { cursor: { anchor: { item, assoc: -1 }, head: { item, assoc: -1 } } });
    ann.awareness.emit("change", [{ added: [], updated: [2], removed: [] }, "elsewhere"]);
    expect(await ann.sees()).toEqual({ 2: "|4" });
    const carol = new Y.Doc();
    carol.clientID = 7;
    Y.applyUpdate(carol, Y.encodeStateAsUpdate(ann.document));
    const second = carol.getXmlFragment("content").get(1) as Y.XmlElement;
    (second.get(0) as Y.XmlText).insert(2, "x");
    Y.applyUpdate(ann.document, Y.encodeStateAsUpdate(carol));
    expect(await ann.sees()).toEqual({ 2: "|20" });
  });

  test("do not come into a text that is being composed, nor leave it, until that is over", async () => {
    bob.focuses();
    bob.selects(3);
    ann.selects(5);
    await ann.sees();
    ann.composing = true;
    bob.selects(17);
    expect(await ann.sees()).toEqual({ 2: "|3" });
    ann.composing = false;
    ann.dom.dispatchEvent(new Event("compositionend"));
    vi.advanceTimersByTime(100);
    expect(await ann.sees()).toEqual({ 2: "|17" });
  });

  test("are looked for only when there is news of them", async () => {
    const position = bindingOf(bob.state).toRelativePosition(5);
    const cursor = Y.relativePositionToJSON(position) as object;
    for (let client = 100; client < 200; client += 1) {
      ann.awareness.states.set(client, { cursor: { anchor: cursor, head: cursor } });
    }
    const added = [...ann.awareness.states.keys()].filter((client) => client >= 100);
    ann.awareness.emit("change", [{ added, updated: [], removed: [] }, "elsewhere"]);
    expect(Object.keys(await ann.sees())).toHaveLength(100);
    const toPosition = vi.spyOn(bindingOf(ann.state), "toPosition");
    bob.types("a", 1);
    bob.focuses();
    bob.selects(3);
    expect((await ann.sees())[2]).toBe("|3");
    expect((await ann.sees())[150]).toBe("|6");
    expect(toPosition).toHaveBeenCalledTimes(2);
  });

  test.each([
    { cursor: { anchor: {}, head: {} } },
    { cursor: { anchor: { tname: "content" }, head: { item: { client: 1, clock: -1 } } } },
    { cursor: { anchor: { tname: "content" }, head: { item: { client: 1, clock: 1e9 } } } },
    { cursor: { anchor: { type: { client: 1, clock: 1 } }, head: { type: { client: 1, clock: 1 } } }, user: "x" },
    { cursor: 7, user: null },
  ])("break nothing, whatever is sent: %j", async (state) => {
    ann.awareness.states.set(9, state);
    ann.awareness.emit("change", [{ added: [9], updated: [], removed: [] }, "elsewhere"]);
    await ann.sees();
    ann.types("Zero. ", 1);
    await ann.sees();
    expect(bob.state.doc.textContent).toBe("Zero. One two three.Four.");
  });
});

describe("my own caret", () => {
  test("is told while the editor has the focus, and each place once", () => {
    const told = vi.fn<() => void>();
    ann.awareness.on("update", told);
    ann.selects(3);
    expect(ann.awareness.getLocalState()).not.toHaveProperty("cursor");
    ann.focuses();
    ann.selects(4);
    ann.selects(4);
    bob.types("Zero. ", 1);
    bob.types("!", 23);
    expect(told).toHaveBeenCalledTimes(2);
    ann.focuses(false);
    expect(ann.awareness.getLocalState()).toMatchObject({ cursor: null, user: { name: "Person 1" } });
    expect(told).toHaveBeenCalledTimes(3);
    ann.focuses();
    expect(ann.awareness.getLocalState()).toMatchObject({ cursor: {} });
    ann.closes();
    expect(ann.awareness.getLocalState()).toMatchObject({ cursor: null });
  });

  test("is told again when the state was made anew without it", () => {
    ann.focuses();
    ann.awareness.setLocalState({ user: {} });
    ann.dispatch(ann.state.tr);
    expect(ann.awareness.getLocalState()).toMatchObject({ cursor: {} });
  });
});

test("stock editors and this one understand each other's carets, at every place in a text", () => {
  ann.dispatch(ann.state.tr.insert(22, schema.nodes["divider"]!.create()));
  ann.dispatch(ann.state.tr.insert(23, schema.nodes["blockquote"]!.create(null, [paragraph("Five."), paragraph()])));
  const { doc, mapping } = initProseMirrorDoc(ann.fragment, schema);
  expect(doc.eq(ann.state.doc)).toBe(true);
  const binding = bindingOf(ann.state);
  for (let position = 1; position < doc.content.size; position += 1) {
    if (!doc.resolve(position).parent.inlineContent) continue;
    const theirs = absolutePositionToRelativePosition(position, ann.fragment, mapping);
    const ours = binding.toRelativePosition(position);
    if (doc.resolve(position).parent.content.size > 0) expect(sent(ours)).toEqual(sent(theirs));
    expect(binding.toPosition(sent(theirs))).toBe(position);
    expect(relativePositionToAbsolutePosition(ann.document, ann.fragment, sent(ours), mapping)).toBe(position);
  }
});

function paragraph(words = "") {
  return schema.nodes["paragraph"]!.create(null, words === "" ? null : schema.text(words));
}

/** As it comes out of an awareness update. */
function sent(position: Y.RelativePosition): Y.RelativePosition {
  return Y.createRelativePositionFromJSON(JSON.parse(JSON.stringify(position)));
}
