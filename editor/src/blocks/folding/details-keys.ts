import { Extension, InputRule } from "@tiptap/core";
import { Fragment, type Node as Content } from "@tiptap/pm/model";
import { type EditorState, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { foldableAround } from "./foldable.ts";
import { isFolded } from "./folds.ts";
import { toggleFold } from "./toggle-fold.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    details: {
      /** Makes the first of the selected blocks a summary and puts the others under it. */
      setDetails: () => ReturnType;
      /** Puts the summary and what is under it into the text again. */
      unsetDetails: () => ReturnType;
    };
  }
}

export const DetailsKeys = Extension.create({
  name: "detailsKeys",
  addCommands: () => ({
    setDetails:
      () =>
      ({ state, tr }) =>
        wrap(state, tr),
    unsetDetails:
      () =>
      ({ state, tr }) =>
        unwrap(state, tr),
  }),

  addKeyboardShortcuts: () => ({
    Enter: ({ editor }) => editor.commands.command(({ state, tr }) => enterSummary(state, tr) || leave(state, tr)),
    "Mod-Enter": ({ editor }) => isInSummary(editor.state) && editor.commands.toggleFold(),
    Backspace: ({ editor }) => editor.commands.command(({ state, tr }) => goBack(state, tr)),
  }),

  addInputRules() {
    return [
      new InputRule({
        find: /^\+\+\+\s$/,
        handler: ({ state, range }) => {
          state.tr.delete(range.from, range.to);
          wrap(state, state.tr);
        },
      }),
    ];
  },
});

function isInSummary({ selection }: EditorState): boolean {
  return selection.$head.parent.type.name === "detailsSummary";
}

function wrap({ schema, selection }: EditorState, tr: Transaction): boolean {
  const { $from, $to } = tr.selection;
  const range = $from.blockRange($to);
  const { details: type, detailsSummary, detailsContent, paragraph } = schema.nodes;
  if (!range || !type || !detailsSummary || !detailsContent || !paragraph) return false;
  const blocks = range.parent.children.slice(range.startIndex, range.endIndex);
  const first = blocks[0]?.isTextblock && detailsSummary.validContent(blocks[0].content) ? blocks[0] : undefined;
  const content = Fragment.from(first ? blocks.slice(1) : blocks);
  if (!range.parent.canReplaceWith(range.startIndex, range.endIndex, type)) return false;
  if (content.size > 0 && !detailsContent.validContent(content)) return false;
  const node = type.create(null, [
    detailsSummary.create(null, first?.content),
    detailsContent.create(null, content.size > 0 ? content : paragraph.create()),
  ]);
  tr.replaceRangeWith(range.start, range.end, node);
  tr.setSelection(TextSelection.create(tr.doc, range.start + 2 + (first ? selection.$from.parentOffset : 0)));
  toggleFold(tr, range.start);
  return true;
}

function unwrap({ schema }: EditorState, tr: Transaction): boolean {
  const { $head } = tr.selection;
  const depth = depthOf($head.node.bind($head), $head.depth);
  const { paragraph } = schema.nodes;
  if (depth === undefined || !paragraph) return false;
  const node = $head.node(depth);
  const [summary, content] = node.children as [Content, Content];
  const start = $head.before(depth);
  const offset = $head.index(depth) === 0 ? $head.pos - 1 : $head.pos - 2;
  const isKept = summary.content.size > 0;
  const blocks = isKept ? [paragraph.create(null, summary.content), ...content.children] : content.children;
  tr.replaceWith(start, start + node.nodeSize, blocks);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(isKept ? offset : start + 1, tr.doc.content.size))));
  return true;
}

function depthOf(nodeAt: (depth: number) => Content, deepest: number): number | undefined {
  for (let depth = deepest; depth > 0; depth--) if (nodeAt(depth).type.name === "details") return depth;
  return undefined;
}

/** Enter in a summary: what is behind the caret begins the content; behind one that is closed a line of text comes. */
function enterSummary(state: EditorState, tr: Transaction): boolean {
  const { $head, empty } = state.selection;
  const { paragraph } = state.schema.nodes;
  if (!empty || !paragraph || !isInSummary(state)) return false;
  const foldable = foldableAround($head);
  if (!foldable) return false;
  const isClosed = isFolded(state, foldable);
  if (isClosed && $head.pos === foldable.headEnd) {
    const end = $head.after(-1);
    tr.insert(end, paragraph.create()).setSelection(TextSelection.create(tr.doc, end + 1));
  } else {
    const rest = state.doc.slice($head.pos, foldable.headEnd).content;
    tr.delete($head.pos, foldable.headEnd);
    // Behind the end of the summary and the beginning of the content.
    const start = $head.pos + 2;
    const first = tr.doc.resolve(start).nodeAfter;
    const isRoomThere = rest.size === 0 && first?.type === paragraph && first.content.size === 0;
    if (!isRoomThere) tr.insert(start, paragraph.create(null, rest));
    tr.setSelection(TextSelection.create(tr.doc, start + 1));
    if (isClosed) toggleFold(tr, foldable.position);
  }
  tr.scrollIntoView();
  return true;
}

/** Enter in an empty last line of the content leads out of it. */
function leave({ selection, schema }: EditorState, tr: Transaction): boolean {
  const { $head, empty } = selection;
  const { paragraph } = schema.nodes;
  if (!empty || !paragraph || $head.depth < 3 || $head.node(-1).type.name !== "detailsContent") return false;
  const content = $head.node(-1);
  if ($head.parent.type !== paragraph || $head.parent.content.size > 0 || content.childCount < 2) return false;
  if ($head.index(-1) < content.childCount - 1) return false;
  const end = $head.after(-2);
  tr.insert(end, paragraph.create()).setSelection(TextSelection.create(tr.doc, end + 1));
  tr.delete($head.before(), $head.after()).scrollIntoView();
  return true;
}

/** Backspace: from the beginning of the summary out of details; from that of the content to the end of the summary. */
function goBack(state: EditorState, tr: Transaction): boolean {
  const { $head, empty } = state.selection;
  if (!empty || $head.parentOffset > 0) return false;
  if (isInSummary(state)) return unwrap(state, tr);
  const isFirst = $head.depth > 2 && $head.node(-1).type.name === "detailsContent" && $head.index(-1) === 0;
  if (!isFirst || !$head.parent.isTextblock) return false;
  const summaryEnd = $head.before(-1) - 1;
  const words = $head.parent.content;
  if (words.size > 0 && !state.schema.nodes["detailsSummary"]?.validContent(words)) return false;
  if ($head.node(-1).childCount > 1) tr.delete($head.before(), $head.after());
  else tr.delete($head.start(), $head.end());
  tr.insert(summaryEnd, words).setSelection(TextSelection.create(tr.doc, summaryEnd)).scrollIntoView();
  return true;
}
