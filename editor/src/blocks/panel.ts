import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** What can be changed in a panel beside it. */
export type PanelName = "language" | "formula" | "date" | "embed" | "caption";

/** The one panel that is open: which, and beside the node at which position. */
export interface OpenPanel {
  readonly name: PanelName;
  readonly position: number;
}

const key = new PluginKey<OpenPanel | null>("panels");

/** Remembers which panel is open, wherever its node goes; it closes when the node is gone. */
export function panelsPlugin(): Plugin<OpenPanel | null> {
  return new Plugin<OpenPanel | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, open, _before, { doc }) => {
        const asked = tr.getMeta(key) as OpenPanel | null | undefined;
        if (asked !== undefined) return asked;
        return open && tr.docChanged ? follow(open, tr, doc) : open;
      },
    },
  });
}

export function openPanelOf(state: EditorState): OpenPanel | undefined {
  return key.getState(state) ?? undefined;
}

export function openPanel(view: EditorView, name: PanelName, position: number) {
  view.dispatch(view.state.tr.setMeta(key, { name, position }));
}

export function closePanel(view: EditorView) {
  if (key.getState(view.state)) view.dispatch(view.state.tr.setMeta(key, null));
}

/** A click on a node of this name and Enter on it open its panel. */
export function opensPanel(nodeName: string, panel: PanelName): Extension {
  return Extension.create({
    name: `${nodeName}Panel`,
    addProseMirrorPlugins() {
      return [panelPlugin(this.editor, nodeName, panel)];
    },
  });
}

function panelPlugin(editor: Editor, nodeName: string, panel: PanelName): Plugin {
  const open = (view: EditorView, node: Node, position: number) => {
    if (node.type.name !== nodeName || !editor.isEditable) return false;
    openPanel(view, panel, position);
    return true;
  };
  return new Plugin({
    props: {
      handleClickOn: (view, _position, node, nodePosition, _event, isDirect) =>
        isDirect && open(view, node, nodePosition),
      handleKeyDown: (view, event) => {
        const { selection } = view.state;
        if (event.key !== "Enter" || event.isComposing || !(selection instanceof NodeSelection)) return false;
        return open(view, selection.node, selection.from);
      },
    },
  });
}

function follow(open: OpenPanel, tr: Transaction, doc: Node): OpenPanel | null {
  const { pos, deletedAfter } = tr.mapping.mapResult(open.position, 1);
  if (deletedAfter || !doc.nodeAt(pos)) return null;
  return pos === open.position ? open : { ...open, position: pos };
}
