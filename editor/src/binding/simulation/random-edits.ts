import { EditorState, type Transaction } from "@tiptap/pm/state";
import { blockEdits } from "./block-edits.ts";
import type { Dice } from "./dice.ts";
import { tableEdits } from "./table-edits.ts";
import { type RandomEdit, wordEdits } from "./word-edits.ts";

/** How often each edit is made beside those that are not named here, which count once. */
const weights: Record<string, number> = { type: 12, erase: 5, addMark: 3, splitBlock: 3, moveBlock: 2, moveSibling: 2 };

const largest = 300;

/** Edits that carry words from one block to another, or may look as if they did. */
const carrying: ReadonlySet<string> = new Set([
  "moveBlock",
  "moveSibling",
  "dragWords",
  "pasteCopy",
  "pasteOpen",
  "replaceBlock",
  "replaceAll",
  "replaceByAlmostTheSame",
  "mergeCells",
  "changeList",
]);

const all = Object.entries({ ...wordEdits, ...blockEdits, ...tableEdits });
const edits = weighted(all);
const editsInPlace = weighted(all.filter(([name]) => !carrying.has(name)));

/** Edits that make a document smaller, for one that has become too large. */
const shrinking: readonly RandomEdit[] = ["erase", "removeBlock", "deleteTable", "removeBlock"].map(
  (name) => (wordEdits[name] ?? blockEdits[name] ?? tableEdits[name]) as RandomEdit,
);

/** Something a person may do in one transaction: one edit of any kind, or several. */
export function randomEdit(state: EditorState, dice: Dice): Transaction | undefined {
  if (!dice.oneIn(8)) return copy(state, attempt(bare(state), dice, edits));
  const tr = state.tr;
  for (let left = 2 + dice.below(3); left > 0; left -= 1) {
    for (const step of attempt(EditorState.create({ doc: tr.doc }), dice, edits)?.steps ?? []) tr.step(step);
  }
  return tr.docChanged ? tr : undefined;
}

/** One edit that leaves words in the block they are in, but for those that are split off or joined. */
export function editInPlace(state: EditorState, dice: Dice): Transaction | undefined {
  return copy(state, attempt(bare(state), dice, editsInPlace));
}

/** ProseMirror refuses by an error what the schema does not allow. */
function attempt(state: EditorState, dice: Dice, choice: readonly RandomEdit[]): Transaction | undefined {
  const edit = dice.pick(state.doc.content.size > largest ? shrinking : choice);
  try {
    const tr = edit(state, dice);
    tr?.doc.check();
    return tr;
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && /Transform|Replace/.test(error.name)))
      return undefined;
    throw error;
  }
}

function bare({ doc, selection }: EditorState): EditorState {
  return EditorState.create({ doc, selection });
}

function copy({ tr }: EditorState, wanted: Transaction | undefined): Transaction | undefined {
  if (!wanted?.docChanged) return undefined;
  for (const step of wanted.steps) tr.step(step);
  return tr;
}

function weighted(named: readonly (readonly [name: string, edit: RandomEdit])[]): readonly RandomEdit[] {
  return named.flatMap(([name, edit]) => Array.from({ length: weights[name] ?? 1 }, () => edit));
}
