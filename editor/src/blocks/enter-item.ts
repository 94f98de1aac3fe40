import { Extension } from "@tiptap/core";
import { Fragment, type Node, type ResolvedPos, Slice } from "@tiptap/pm/model";
import { type Command, TextSelection } from "@tiptap/pm/state";
import { ReplaceAroundStep } from "@tiptap/pm/transform";
import { isItem } from "./list-items.ts";

/** What Enter does at the edges of an item, where splitting it is not what is meant. */
export const EnterItem = Extension.create({
  name: "enterItem",
  // Before the keys of items.
  priority: 105,
  addKeyboardShortcuts: () => ({
    Enter: ({ editor: { state, view } }) => openAbove(state, view.dispatch) || leaveNested(state, view.dispatch),
  }),
});

/** Before the words of an item an empty one comes above it: the words keep their item, and what is done stays done. */
const openAbove: Command = ({ selection, tr }, dispatch) => {
  const { $from, empty } = selection;
  if (!empty || !isInHead($from) || $from.parentOffset > 0 || $from.parent.content.size === 0) return false;
  dispatch?.(tr.insert($from.before(-1), likeNew($from.node(-1), $from.parent.copy())).scrollIntoView());
  return true;
};

/** An empty item goes out to the list around, whatever kind it is of, and takes the items behind it along below itself. */
const leaveNested: Command = ({ selection, tr }, dispatch) => {
  const { $from, empty } = selection;
  if (!empty || !isInHead($from) || $from.parent.content.size > 0 || $from.node(-1).childCount > 1) return false;
  const [list, outer] = [$from.node(-2), $from.node(-3)];
  if (!outer || !isItem(outer) || $from.indexAfter(-3) < outer.childCount) return false;
  const isFirst = $from.index(-2) === 0;
  const isLast = $from.index(-2) === list.childCount - 1;
  const kept = outer.copy(isFirst ? Fragment.empty : Fragment.from(list.copy()));
  const open = isFirst ? 1 : 2;
  const freed = likeNew(outer, $from.parent, ...(isLast ? [] : [list.copy()]));
  const inside = open + 1 + $from.parent.nodeSize + (isLast ? 0 : 1);
  const [start, next, end] = [$from.before(-1) - (isFirst ? 1 : 0), $from.after(-1), $from.after(-3)];
  const slice = new Slice(Fragment.from([kept, freed]), open, 0);
  tr.step(new ReplaceAroundStep(start, end, next, isLast ? next : end - 2, slice, inside));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start + open + 2)).scrollIntoView());
  return true;
};

/** Whether a place is in the line of an item that stands beside its marker. */
function isInHead($place: ResolvedPos): boolean {
  return $place.parent.isTextblock && $place.depth > 1 && isItem($place.node(-1)) && $place.index(-1) === 0;
}

/** An item of the same kind and looks; a task is not done. */
function likeNew({ type, attrs }: Node, ...content: readonly Node[]): Node {
  return type.create({ ...attrs, checked: false }, content);
}
