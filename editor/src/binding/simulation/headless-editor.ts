import type { Node, Schema } from "@tiptap/pm/model";
import {
  type Command,
  EditorState,
  type Plugin,
  type PluginView,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";
import type { Binding } from "../binding.ts";
import { bindingOf, bindingPlugin } from "../binding-plugin.ts";

interface Options {
  id: number;
  schema: Schema;
  /** The plugin that binds comes first. */
  plugins?: Plugin[];
  bind?: (fragment: Y.XmlFragment) => Plugin;
}

/** An editor without a page: a state, what is dispatched, and the views of its plugins. */
export class HeadlessEditor {
  readonly document = new Y.Doc();
  readonly fragment = this.document.getXmlFragment("content");
  state: EditorState;
  composing = false;
  editable = true;
  /** The last transaction that changed the document. */
  lastChange: Transaction | undefined;
  readonly #views: PluginView[] = [];

  constructor({ id, schema, plugins = [], bind = bindingPlugin }: Options) {
    this.document.clientID = id;
    const all = [bind(this.fragment), ...plugins];
    this.state = EditorState.create({ schema, plugins: all });
    for (const { spec } of all) {
      const view = spec.view?.(this.view);
      if (view) this.#views.push(view);
    }
  }

  /** As much of a view as plugins need that do not draw. */
  get view(): EditorView {
    return this as unknown as EditorView;
  }

  get doc(): Node {
    return this.state.doc;
  }

  get binding(): Binding {
    return bindingOf(this.state);
  }

  get words(): string {
    return this.doc.textBetween(0, this.doc.content.size, "|");
  }

  hasFocus(): boolean {
    return false;
  }

  dispatch(transaction: Transaction) {
    const before = this.state;
    this.state = before.apply(transaction);
    if (transaction.docChanged) this.lastChange = transaction;
    for (const view of this.#views) view.update?.(this.view, before);
  }

  does(command: Command): boolean {
    return command(this.state, (transaction) => this.dispatch(transaction));
  }

  types(words: string, at?: number) {
    this.dispatch(this.state.tr.insertText(words, at));
  }

  selects(anchor: number, head = anchor) {
    const { doc, tr } = this.state;
    this.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))));
  }

  /** The position behind some words. */
  after(words: string): number {
    return this.before(words) + words.length;
  }

  before(words: string): number {
    let found = -1;
    this.doc.descendants((node, position) => {
      const index = node.isText ? (node.text as string).indexOf(words) : -1;
      if (index >= 0 && found < 0) found = position + index;
    });
    if (found < 0) throw new Error(`"${words}" is not in ${this.doc.toString()}`);
    return found;
  }

  closes() {
    while (this.#views.length > 0) this.#views.pop()?.destroy?.();
  }
}
