import type { Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { changedRanges } from "../../changes/changed-ranges.ts";
import { foldsKey } from "./toggle-fold.ts";
import { type Foldable, foldableAt, hiddenPartOf } from "./foldable.ts";

/**
 * What this reader has folded, and which details are open: kept in the page and never in the document. It costs what is
 * folded, not what could be.
 */
export interface Folds {
  /** Where they begin, by a name that lasts: folded headings and items, and details that are open. */
  readonly positions: ReadonlyMap<number, number>;
  readonly decorations: DecorationSet;
}

export const noFolds: Folds = { positions: new Map(), decorations: DecorationSet.empty };

/** The button that unfolds, at the end of a folded head. */
export type DrawButton = (position: number, spec: object) => Decoration;

export function changeFolds(folds: Folds, transaction: Transaction, drawButton: DrawButton): Folds {
  const toggles = (transaction.getMeta(foldsKey) as readonly number[] | undefined) ?? [];
  let next = transaction.docChanged && folds.positions.size > 0 ? follow(folds, transaction, drawButton) : folds;
  for (const position of toggles) next = toggle(next, transaction.doc, position, drawButton);
  return next;
}

/** Whether its hidden part is hidden now. */
export function isFolded(state: EditorState, { node, position }: Foldable): boolean {
  const { positions } = foldsKey.getState(state) ?? noFolds;
  const isToggled = [...positions.values()].includes(position);
  return isToggled !== isDetails(node);
}

/** Everything that hides a position, the outermost first. */
export function hidersOf(state: EditorState, position: number): Foldable[] {
  const { positions, decorations } = foldsKey.getState(state) ?? noFolds;
  const $position = state.doc.resolve(position);
  const owners = new Set<number>();
  for (const { from, to, spec } of decorations.find(position, position)) {
    if (spec["isHidden"] && from < position && position < to) owners.add(positions.get(spec["fold"]) ?? -1);
  }
  for (let depth = 1; depth < $position.depth; depth++) {
    if ($position.node(depth).type.name === "details" && $position.index(depth) > 0)
      owners.add($position.before(depth));
  }
  return [...owners]
    .toSorted((one, other) => one - other)
    .map((owner) => foldableAt(state.doc, owner))
    .filter((hider) => hider !== undefined && isFolded(state, hider)) as Foldable[];
}

let lastName = 0;

function toggle({ positions, decorations }: Folds, doc: Node, position: number, drawButton: DrawButton): Folds {
  const next = new Map(positions);
  const name = [...positions].find(([, at]) => at === position)?.[0];
  if (name !== undefined) {
    next.delete(name);
    return { positions: next, decorations: withoutFold(decorations, name) };
  }
  const foldable = foldableAt(doc, position);
  if (!foldable) return { positions, decorations };
  lastName++;
  next.set(lastName, position);
  return { positions: next, decorations: decorations.add(doc, draw(lastName, foldable, doc, drawButton)) };
}

/** Takes the folds along with an edit, and draws those anew that it touched. */
function follow(
  { positions, decorations }: Folds,
  { mapping, steps, before, doc }: Transaction,
  drawButton: DrawButton,
): Folds {
  let shown = decorations.map(mapping, doc);
  const kept = new Map<number, number>();
  const changed = changedRanges(steps);
  for (const [name, position] of positions) {
    // The place inside stays where only the kind of the block becomes another, and leads nowhere when it is deleted.
    const foldable = foldableAt(doc, mapping.map(position + 1, 1) - 1);
    // Details that were open are no heading that is folded.
    if (!foldable || isDetails(foldable.node) !== isDetails(before.nodeAt(position))) {
      shown = withoutFold(shown, name);
      continue;
    }
    kept.set(name, foldable.position);
    const end = hiddenPartOf(doc, foldable).at(-1)?.[1] ?? foldable.headEnd;
    // What comes right behind a section may belong to it now, or end it.
    const isTouched = changed.some(({ from, to }) => from <= end + 1 && to >= foldable.position);
    if (isTouched) shown = withoutFold(shown, name).add(doc, draw(name, foldable, doc, drawButton));
  }
  return { positions: kept, decorations: shown };
}

function isDetails(node: Node | null): boolean {
  return node?.type.name === "details";
}

function withoutFold(decorations: DecorationSet, name: number): DecorationSet {
  return decorations.remove(decorations.find(undefined, undefined, (spec) => spec["fold"] === name));
}

function draw(fold: number, foldable: Foldable, doc: Node, drawButton: DrawButton): Decoration[] {
  const { position, node, headEnd } = foldable;
  const end = position + node.nodeSize;
  const parts = hiddenPartOf(doc, foldable);
  if (isDetails(node)) {
    const spec = { fold, isOpen: true };
    return [
      Decoration.node(position, end, {}, spec),
      ...parts.map(([from, to]) => Decoration.node(from, to, {}, spec)),
    ];
  }
  return [
    Decoration.node(position, end, { class: "is-folded" }, { fold }),
    ...parts.map(([from, to]) => Decoration.node(from, to, { hidden: "until-found" }, { fold, isHidden: true })),
    drawButton(headEnd, { fold }),
  ];
}
