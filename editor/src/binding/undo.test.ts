import { Schema } from "@tiptap/pm/model";
import {
  type Command,
  EditorState,
  type PluginView,
  NodeSelection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import { splitBlock, wrapIn } from "@tiptap/pm/commands";
import type { EditorView } from "@tiptap/pm/view";
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { bindingKey, bindingPlugin } from "./binding-plugin.ts";
import { actionBegins } from "./undo-groups.ts";
import { canRedo, canUndo, redo, undo, undoPlugin } from "./undo.ts";

// Yjs takes the clock it finds when it is loaded.
vi.hoisted(() => vi.useFakeTimers({ toFake: ["Date"] }));

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*" },
    blockquote: { group: "block", content: "block+" },
    divider: { group: "block" },
    text: { group: "inline" },
  },
  marks: { bold: {} },
});

/** An editor without a page. */
class Editor {
  readonly document = new Y.Doc();
  readonly fragment = this.document.getXmlFragment("content");
  readonly #plugins = [bindingPlugin(this.fragment), undoPlugin()];
  readonly scrolls: number[] = [];
  state = EditorState.create({ schema, plugins: this.#plugins });
  composing = false;
  editable = true;
  #views: PluginView[] = [];

  constructor(id: number) {
    this.document.clientID = id;
    this.opens();
  }

  opens() {
    for (const { spec } of this.#plugins) this.#views.push(spec.view?.(this as unknown as EditorView) ?? {});
  }

  closes() {
    while (this.#views.length > 0) this.#views.pop()?.destroy?.();
  }

  dispatch(transaction: Transaction) {
    const before = this.state;
    this.state = before.apply(transaction);
    if (transaction.scrolledIntoView) this.scrolls.push(this.state.selection.head);
    for (const view of this.#views) view.update?.(this as unknown as EditorView, before);
  }

  does(command: Command): boolean {
    return command(this.state, (transaction) => this.dispatch(transaction));
  }

  types(words: string, at?: number, meta: Record<string, unknown> = {}) {
    const transaction = this.state.tr.insertText(words, at);
    for (const [key, value] of Object.entries(meta)) transaction.setMeta(key, value);
    this.dispatch(transaction);
  }

  selects(anchor: number, head = anchor) {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, anchor, head)));
  }

  get words(): string {
    return this.state.doc.textBetween(0, this.state.doc.content.size, "|");
  }

  get selection(): [number, number] {
    return [this.state.selection.anchor, this.state.selection.head];
  }
}

let ann: Editor;
let bob: Editor;

beforeEach(() => {
  [ann, bob] = [new Editor(1), new Editor(2)];
  connect(ann, bob);
  bob.types("One.");
});

function connect(...editors: Editor[]) {
  for (const editor of editors) {
    editor.document.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "elsewhere") return;
      for (const other of editors) if (other !== editor) Y.applyUpdate(other.document, update, "elsewhere");
    });
  }
}

function paragraph(words: string) {
  return schema.nodes["paragraph"]!.create(null, schema.text(words));
}

function later() {
  vi.setSystemTime(Date.now() + 1_000);
}

describe("what is taken back", () => {
  test("is mine alone, and comes back after what others wrote meanwhile", () => {
    ann.types(" Ann.", 5);
    bob.types("Bob. ", 1);
    expect(ann.words).toBe("Bob. One. Ann.");
    expect(ann.does(undo)).toBe(true);
    expect(bob.words).toBe("Bob. One.");
    bob.types("Bob again. ", 1);
    expect(ann.does(redo)).toBe(true);
    expect(bob.words).toBe("Bob again. Bob. One. Ann.");
    expect(ann.words).toBe(bob.words);
  });

  test("is nothing when I did nothing", () => {
    expect(canUndo(ann.state)).toBe(false);
    expect(ann.does(undo)).toBe(false);
    expect(ann.does(redo)).toBe(false);
    expect(canUndo(bob.state)).toBe(true);
    expect(bob.words).toBe("One.");
  });

  test("is nothing while one may only read", () => {
    bob.editable = false;
    expect(canUndo(bob.state)).toBe(false);
    expect(bob.does(undo)).toBe(false);
    bob.editable = true;
    bob.does(undo);
    bob.editable = false;
    expect(canRedo(bob.state)).toBe(false);
  });

  test("is not a block in which others have written", () => {
    ann.selects(5);
    ann.does(splitBlock);
    bob.types("Bob.", 7);
    ann.does(undo);
    expect(bob.words).toBe("One.|Bob.");
    expect(ann.words).toBe(bob.words);
  });

  test("is not a block that holds a block of others, however deep", () => {
    ann.does(wrapIn(schema.nodes["blockquote"]!));
    bob.dispatch(bob.state.tr.insert(7, schema.nodes["divider"]!.create()));
    expect(bob.state.doc.toString()).toContain("divider");
    ann.does(undo);
    expect(ann.state.doc.toString()).toContain("divider");
    expect(ann.words.replaceAll("|", "")).toBe("One.");
    expect(ann.state.doc.eq(bob.state.doc)).toBe(true);
  });

  test("is told to ProseMirror as somebody else's edit", () => {
    const metas: unknown[] = [];
    const dispatch = bob.dispatch.bind(bob);
    bob.dispatch = (transaction) => {
      if (transaction.docChanged) metas.push(transaction.getMeta(bindingKey));
      dispatch(transaction);
    };
    bob.does(undo);
    expect(metas).toEqual([{ isRemote: true, isUndo: true }]);
  });

  test("leaves out edits that are not part of the history, and they do not end what can be done again", () => {
    bob.does(undo);
    bob.types("By itself.", 1, { addToHistory: false });
    expect(canUndo(bob.state)).toBe(false);
    expect(bob.does(redo)).toBe(true);
    expect(bob.words).toContain("One.");
    bob.does(undo);
    expect(bob.words).toBe("By itself.");
  });
});

describe("what is taken back together", () => {
  test("is what is typed without a pause", () => {
    later();
    for (const letter of " Two") bob.types(letter, 1 + bob.words.length);
    later();
    bob.types(" Three", 1 + bob.words.length);
    bob.does(undo);
    expect(bob.words).toBe("One. Two");
    bob.does(undo);
    expect(bob.words).toBe("One.");
  });

  test("is what is typed while the page is busy, which is no pause", async () => {
    later();
    bob.types(" Two", 1 + bob.words.length);
    later();
    await new Promise((resolve) => setTimeout(resolve));
    bob.types(" Three", 1 + bob.words.length);
    bob.does(undo);
    expect(bob.words).toBe("One.");
  });

  test("is not what is typed at another place", () => {
    later();
    bob.types("a", 5);
    bob.selects(1);
    bob.types("b");
    bob.does(undo);
    expect(bob.words).toBe("One.a");
  });

  test("is what was typed while others wrote before it", () => {
    later();
    bob.types("a", 5);
    ann.types("Ann. ", 1);
    bob.types("b");
    bob.does(undo);
    expect(bob.words).toBe("Ann. One.");
  });

  test.each(["paste", "drop", "cut", "replace"])("is not what goes before a %s, or comes after it", (uiEvent) => {
    later();
    bob.types("a", 5);
    bob.types("P", 6, { uiEvent });
    bob.types("c", 7);
    bob.does(undo);
    expect(bob.words).toBe("One.aP");
    bob.does(undo);
    expect(bob.words).toBe("One.a");
    bob.does(undo);
    expect(bob.words).toBe("One.");
  });

  test("is a piece of what is typed: it ends with a word, when it is long", () => {
    later();
    for (const letter of " Two sentences here, and a very long word.") bob.types(letter, 1 + bob.words.length);
    bob.does(undo);
    expect(bob.words).toBe("One. Two sentences here, and a ");
    bob.does(undo);
    expect(bob.words).toBe("One.");
  });

  test("is a piece of what is deleted letter by letter, too", () => {
    bob.types(" Two sentences here, and a very long word.", 5, { uiEvent: "paste" });
    later();
    for (let end = 1 + bob.words.length; end > 5; end -= 1) bob.dispatch(bob.state.tr.delete(end - 1, end));
    expect(bob.words).toBe("One.");
    bob.does(undo);
    expect(bob.words).toBe("One. Two ");
    bob.does(undo);
    expect(bob.words).toBe("One. Two sentences here, and a very long word.");
  });

  test("is a new line with what is typed in it, and not what stands before", () => {
    later();
    bob.types(" Two.", 5);
    bob.does(splitBlock);
    bob.types("Three.");
    bob.does(undo);
    expect(bob.words).toBe("One. Two.");
    bob.does(undo);
    expect(bob.words).toBe("One.");
  });

  test("is not what goes before a format or a kind, or comes after it", () => {
    later();
    bob.types("a", 5);
    bob.dispatch(bob.state.tr.addMark(1, 3, schema.marks["bold"]!.create()));
    bob.types("b", 6);
    bob.does(wrapIn(schema.nodes["blockquote"]!));
    bob.does(undo);
    expect(bob.state.doc.toString()).toBe('doc(paragraph(bold("On"), "e.ab"))');
    bob.does(undo);
    expect(bob.state.doc.toString()).toBe('doc(paragraph(bold("On"), "e.a"))');
    bob.does(undo);
    expect(bob.state.doc.toString()).toBe('doc(paragraph("One.a"))');
  });

  test("is an action of several edits, whatever they are", () => {
    later();
    bob.types("/quote", 5);
    bob.dispatch(bob.state.tr.delete(5, 11).setMeta(actionBegins, true));
    bob.does(wrapIn(schema.nodes["blockquote"]!));
    bob.does(undo);
    expect(bob.state.doc.toString()).toBe('doc(paragraph("One./quote"))');
    bob.does(undo);
    expect(bob.words).toBe("One.");
  });

  test("is one composition, however long it takes", () => {
    later();
    for (const letter of "compose") {
      bob.types(letter, undefined, { composition: 7 });
      later();
    }
    bob.types("x", undefined, { composition: 8 });
    bob.does(undo);
    expect(bob.words).toBe("One.compose");
    bob.does(undo);
    expect(bob.words).toBe("One.");
  });
});

describe("the selection", () => {
  test("is where it was before, and after doing it again where it was after", () => {
    later();
    bob.selects(1, 4);
    bob.types("Many");
    expect(bob.words).toBe("Many.");
    bob.selects(6);
    ann.dispatch(ann.state.tr.insert(0, paragraph("Ann.")));
    bob.does(undo);
    expect(bob.words).toBe("Ann.|One.");
    expect(bob.selection).toEqual([7, 10]);
    expect(bob.scrolls).toEqual([10]);
    bob.selects(1);
    bob.does(redo);
    expect(bob.words).toBe("Ann.|Many.");
    expect(bob.selection).toEqual([11, 11]);
    bob.selects(1);
    bob.does(undo);
    expect(bob.selection).toEqual([7, 10]);
  });

  test("is where it was before the first of several edits", () => {
    later();
    bob.selects(3);
    for (const letter of "abc") bob.types(letter);
    bob.does(undo);
    expect(bob.selection).toEqual([3, 3]);
    bob.does(redo);
    expect(bob.selection).toEqual([6, 6]);
  });

  test("is the block that was selected", () => {
    later();
    bob.dispatch(bob.state.tr.insert(6, schema.nodes["divider"]!.create()));
    bob.dispatch(bob.state.tr.setSelection(NodeSelection.create(bob.state.doc, 6)));
    bob.dispatch(bob.state.tr.deleteSelection());
    bob.selects(1);
    ann.types("Ann. ", 1);
    bob.does(undo);
    expect(bob.state.selection).toBeInstanceOf(NodeSelection);
    expect(bob.state.selection.from).toBe(11);
  });

  test("is beside what is left when the words it stood on are gone", () => {
    later();
    bob.selects(3);
    bob.types("x");
    ann.dispatch(ann.state.tr.delete(1, 3));
    bob.does(undo);
    expect(bob.words).toBe("e.");
    expect(bob.selection).toEqual([1, 1]);
  });
});

describe("the history", () => {
  test("goes on when ProseMirror makes the views of the plugins again", () => {
    bob.closes();
    bob.opens();
    later();
    bob.types("a", 5);
    bob.does(undo);
    expect(bob.words).toBe("One.");
    bob.does(undo);
    expect(bob.words).toBe("");
    bob.closes();
    bob.opens();
    bob.does(redo);
    expect(bob.words).toBe("One.");
  });

  test("survives that what cannot be done again any more was in a block that somebody deletes", () => {
    bob.dispatch(bob.state.tr.insert(6, paragraph("Two.")));
    ann.dispatch(ann.state.tr.delete(7, 9));
    later();
    ann.dispatch(ann.state.tr.delete(6, 10));
    ann.does(undo);
    ann.types("y", 7);
    ann.does(undo);
    ann.types("z", 1);
    bob.dispatch(bob.state.tr.delete(bob.state.doc.child(0).nodeSize, bob.state.doc.content.size));
    ann.does(undo);
    ann.does(undo);
    expect(ann.words).toBe("One.");
    ann.does(redo);
    expect(ann.words).toBe("zOne.");
    expect(bob.words).toBe(ann.words);
  });

  test("leaves nothing behind in the document", () => {
    const observers = () => [...bob.document._observers].map(([name, { size }]) => [name, size]);
    bob.closes();
    const before = observers();
    bob.opens();
    bob.closes();
    expect(observers()).toEqual(before);
  });
});
