import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { lastingView } from "../changes/lasting-view.ts";
import { isRemote } from "./binding-key.ts";
import { firstGroup, groupAfter } from "./undo-groups.ts";
import { type OwnEdit, UndoHistory } from "./undo-history.ts";

interface UndoState extends OwnEdit {
  readonly held: { history: UndoHistory | undefined };
}

export const undoKey = new PluginKey<UndoState>("undo");

/**
 * Takes back what was written in this editor, and leaves what others wrote. Comes after `bindingPlugin`. What belongs
 * together is taken back together: what follows within `captureTimeout` milliseconds, and one composition.
 */
export function undoPlugin({ captureTimeout = 500 }: { captureTimeout?: number } = {}): Plugin<UndoState> {
  const held: UndoState["held"] = { history: undefined };
  return new Plugin<UndoState>({
    key: undoKey,
    state: {
      init: () => ({ held, group: firstGroup, selectionBefore: undefined }),
      apply: (transaction, { group, selectionBefore }, before) => ({
        held,
        group: groupAfter(group, transaction, before),
        selectionBefore: (isOwnEdit(transaction) && held.history?.selectionIn(before)) || selectionBefore,
      }),
    },
    view: lastingView((view) => {
      const { history: previous } = held;
      const edit = () => undoKey.getState(view.state) as UndoState;
      const history = new UndoHistory({ view, captureTimeout, edit, previous });
      held.history = history;
      return { update: () => history.onShown(), destroy: () => history.destroy() };
    }),
  });
}

export const undo: Command = (state, dispatch) => run("undo", state, dispatch);

export const redo: Command = (state, dispatch) => run("redo", state, dispatch);

export function canUndo(state: EditorState): boolean {
  return undo(state);
}

export function canRedo(state: EditorState): boolean {
  return redo(state);
}

/** The document changes by way of Yjs: the transaction that `dispatch` expects never comes. */
function run(direction: "undo" | "redo", state: EditorState, dispatch: unknown): boolean {
  const history = undoKey.getState(state)?.held.history;
  if (!history?.can(direction)) return false;
  if (dispatch) history.run(direction);
  return true;
}

function isOwnEdit(transaction: Transaction): boolean {
  return transaction.docChanged && !isRemote(transaction);
}
