import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, type DecorationAttrs, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import { isRemote } from "./binding-key.ts";
import { type Caret, type CaretChanges, OthersCarets } from "./others-carets.ts";
import { OwnCaret } from "./own-caret.ts";
import { lastingView } from "../changes/lasting-view.ts";
import { readSelection } from "../changes/read-selection.ts";

/** How a caret looks. What others say of themselves as `user` may be anything. */
export interface CaretsOptions {
  renderCaret: (user: unknown, clientId: number) => HTMLElement;
  selectionAttributes: (user: unknown, clientId: number) => DecorationAttrs;
  /** Called before carets go from or to these places; what it returns, when they have. */
  keepPlace?: (view: EditorView, places: readonly number[]) => (() => void) | undefined;
}

interface CaretsState {
  readonly decorations: DecorationSet;
  /** Whose decorations an own edit has moved or swept away without a right to. */
  readonly lost: ReadonlySet<number>;
  /** At whose caret somebody else has written, and with which edit: the person, most likely, who is about to tell. */
  readonly carried: ReadonlyMap<number, number>;
  readonly remoteEdits: number;
}

/** After one's own caret: what one types there must not have to go round it. */
const caretSide = 10;

export const caretsKey = new PluginKey<CaretsState>("carets");

/**
 * Shows the selections of others and tells them one's own, in the awareness field `cursor` as y-prosemirror and y-tiptap
 * do. Comes after `bindingPlugin`. An edit moves the carets that are there; only those of which there is news are
 * looked for again.
 */
export function caretsPlugin(awareness: Awareness, options: CaretsOptions): Plugin<CaretsState> {
  return new Plugin<CaretsState>({
    key: caretsKey,
    state: {
      init: () => ({ decorations: DecorationSet.empty, lost: new Set(), carried: new Map(), remoteEdits: 0 }),
      apply: (transaction, before) => withChanges(afterEdit(before, transaction), transaction, options),
    },
    props: { decorations: (state) => caretsKey.getState(state)?.decorations },
    view: lastingView((view) => {
      const own = new OwnCaret(view, awareness);
      const decorationsNow = () => (caretsKey.getState(view.state) as CaretsState).decorations;
      const placesNow = (changes: CaretChanges) =>
        decorationsNow()
          .find(undefined, undefined, ({ client }) => changes.has(client))
          .flatMap(({ from, to }) => [from, to]);
      const others = new OthersCarets({
        view,
        awareness,
        show: (changes) => {
          readSelection(view);
          const putBack = options.keepPlace?.(view, [...placesNow(changes), ...placesIn(changes)]);
          view.dispatch(view.state.tr.setMeta(caretsKey, changes).setMeta("addToHistory", false));
          putBack?.();
        },
        isShownBetween: (from, to, client) =>
          decorationsNow().find(from, to, (spec) => spec.client === client).length > 0,
      });
      return {
        update(_, before) {
          const { lost, carried, remoteEdits } = caretsKey.getState(view.state) as CaretsState;
          others.lookFor(lost);
          others.lookLaterFor(carried);
          if (remoteEdits !== caretsKey.getState(before)?.remoteEdits) others.lookForEarly();
          own.update(before);
        },
        destroy() {
          own.destroy();
          others.destroy();
        },
      };
    }),
  });
}

function placesIn(changes: CaretChanges): number[] {
  return [...changes.values()].flatMap((caret) => (caret ? [caret.anchor, caret.head] : []));
}

function afterEdit(state: CaretsState, transaction: Transaction): CaretsState {
  if (!transaction.docChanged) return state;
  const { mapping, doc: document } = transaction;
  const isOfOthers = isRemote(transaction);
  const remoteEdits = state.remoteEdits + Number(isOfOthers);
  const lost = new Set(state.lost);
  const carried = new Map(state.carried);
  for (const { from, spec } of state.decorations.find(undefined, undefined, ({ side }) => side === caretSide)) {
    if (mapping.map(from, -1) === mapping.map(from, 1)) continue;
    if (isOfOthers) carried.set(spec.client, remoteEdits);
    else lost.add(spec.client);
  }
  const onRemove = ({ client }: { client: number }) => lost.add(client);
  return { decorations: state.decorations.map(mapping, document, { onRemove }), lost, carried, remoteEdits };
}

function withChanges(state: CaretsState, transaction: Transaction, options: CaretsOptions): CaretsState {
  const changes: CaretChanges | undefined = transaction.getMeta(caretsKey);
  if (!changes) return state;
  const old = state.decorations.find(undefined, undefined, ({ client }) => changes.has(client));
  const added = [...changes].flatMap(([client, caret]) =>
    caret ? decorate(transaction.doc, client, caret, options) : [],
  );
  return {
    ...state,
    decorations: state.decorations.remove(old).add(transaction.doc, added),
    lost: new Set([...state.lost].filter((client) => !changes.has(client))),
    carried: new Map([...state.carried].filter(([client]) => !changes.has(client))),
  };
}

function decorate(document: Node, client: number, caret: Caret, options: CaretsOptions): Decoration[] {
  const { anchor, head, isOfCells, user } = caret;
  const widget = Decoration.widget(head, () => options.renderCaret(user, client), {
    // The same caret of the same person is not drawn again.
    key: `${client} ${JSON.stringify(user)}`,
    side: caretSide,
    client,
  });
  const attributes = options.selectionAttributes(user, client);
  const cells = isOfCells ? cellsBetween(document.resolve(anchor), document.resolve(head)) : [];
  if (cells.length > 0)
    return [widget, ...cells.map(([from, to]) => Decoration.node(from, to, attributes, { client }))];
  if (anchor === head) return [widget];
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  const node = document.nodeAt(from);
  const isOneAtom = node !== null && node.isAtom && !node.isText && from + node.nodeSize === to;
  const mark = isOneAtom ? Decoration.node : Decoration.inline;
  return [widget, mark(from, to, attributes, { client })];
}

/** Where the cells of a table are that stand in the rows and the columns from one to another. */
function cellsBetween($one: ResolvedPos, $other: ResolvedPos): (readonly [from: number, to: number])[] {
  let depth = $one.sharedDepth($other.pos);
  while (depth > 0 && $one.node(depth).type.spec["tableRole"] !== "table") depth -= 1;
  if (depth === 0) return [];
  const isAmong = (index: number, level: number) => (index - $one.index(level)) * (index - $other.index(level)) <= 0;
  const cells: (readonly [number, number])[] = [];
  $one.node(depth).forEach((row, start, rowIndex) => {
    if (!isAmong(rowIndex, depth)) return;
    row.forEach((cell, offset, index) => {
      const from = $one.start(depth) + start + 1 + offset;
      if (isAmong(index, depth + 1)) cells.push([from, from + cell.nodeSize]);
    });
  });
  return cells;
}
