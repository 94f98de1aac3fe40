import {
  joinBackward,
  joinForward,
  joinUp,
  lift as liftCommand,
  liftEmptyBlock,
  setBlockType as setBlockTypeCommand,
  splitBlock,
  wrapIn,
} from "@tiptap/pm/commands";
import { Fragment, type Node, type NodeType, type Schema, Slice } from "@tiptap/pm/model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "@tiptap/pm/schema-list";
import type { Command, Transaction } from "@tiptap/pm/state";
import { canSplit, dropPoint } from "@tiptap/pm/transform";
import type { Dice } from "./dice.ts";
import { randomBlock, randomBlocks, randomInline } from "./random-content.ts";
import { randomCaret, randomNode, randomRange, select } from "./random-place.ts";
import type { RandomEdit } from "./word-edits.ts";

const split: RandomEdit = ({ tr, doc }, dice) => {
  const [at, depth] = [randomCaret(doc, dice), dice.oneIn(3) ? 2 : 1];
  return canSplit(doc, at, depth) ? tr.split(at, depth) : undefined;
};

const join: RandomEdit = ({ tr, doc }, dice) => {
  const found = randomNode(doc, dice, (node, parent) => parent.lastChild !== node && node.isBlock);
  const at = found && found.position + found.node.nodeSize;
  return at !== undefined && doc.resolve(at).nodeAfter?.type === found?.node.type ? tr.join(at) : undefined;
};

const command = (choose: (schema: Schema, dice: Dice) => Command): RandomEdit => {
  return (state, dice) => {
    const { from, to } = randomRange(state.doc, dice);
    const selected = select(state, from, to);
    let result: Transaction | undefined;
    choose(state.schema, dice)(selected, (tr) => (result = tr));
    return result;
  };
};

const atCaret = (choose: (schema: Schema, dice: Dice) => Command): RandomEdit => {
  return (state, dice) => {
    const selected = select(state, randomCaret(state.doc, dice));
    let result: Transaction | undefined;
    choose(state.schema, dice)(selected, (tr) => (result = tr));
    return result;
  };
};

const setBlockType = command((schema, dice) => {
  const name = dice.pick(["paragraph", "heading", "codeBlock"]);
  return setBlockTypeCommand(typeIn(schema, name), name === "heading" ? { level: 1 + dice.below(3) } : null);
});

const changeList = atCaret((schema, dice) =>
  dice.pick([splitListItem, sinkListItem, liftListItem])(typeIn(schema, "listItem")),
);

const insertBlock: RandomEdit = ({ tr, doc, schema }, dice) => {
  const at = randomGap(doc, dice);
  return tr.insert(at, randomBlock(schema, dice));
};

const removeBlock: RandomEdit = ({ tr, doc }, dice) => {
  const found = randomNode(doc, dice, (node) => node.isBlock);
  return found && tr.delete(found.position, found.position + found.node.nodeSize);
};

const replaceBlock: RandomEdit = ({ tr, doc, schema }, dice) => {
  const found = randomNode(doc, dice, (node) => node.isBlock);
  return found && tr.replaceWith(found.position, found.position + found.node.nodeSize, randomBlocks(schema, dice, 1));
};

/** Cut and paste, or drag and drop, in one transaction. */
const moveBlock: RandomEdit = ({ tr, doc }, dice) => {
  const found = randomNode(doc, dice, (node) => node.isBlock);
  if (!found) return undefined;
  const target = randomGap(doc, dice);
  tr.delete(found.position, found.position + found.node.nodeSize);
  return tr.insert(tr.mapping.map(target), found.node);
};

const moveSibling: RandomEdit = ({ tr, doc }, dice) => {
  const found = randomNode(doc, dice, (node, parent) => node.isBlock && parent.childCount > 1);
  if (!found) return undefined;
  const $position = doc.resolve(found.position);
  const target = $position.posAtIndex(dice.below(found.parent.childCount + 1));
  tr.delete(found.position, found.position + found.node.nodeSize);
  return tr.insert(tr.mapping.map(target, dice.pick([-1, 1])), found.node);
};

const dragWords: RandomEdit = ({ tr, doc }, dice) => {
  const { from, to } = randomRange(doc, dice);
  const slice = doc.slice(from, to);
  const target = dropPoint(doc, randomCaret(doc, dice), slice);
  if (target === null) return undefined;
  tr.deleteRange(from, to);
  const at = tr.mapping.map(target);
  return tr.replaceRange(at, at, slice);
};

/** The same nodes are in the document twice then. */
const pasteCopy: RandomEdit = ({ tr, doc }, dice) => {
  const copied = randomRange(doc, dice);
  const { from, to } = dice.oneIn(2) ? randomRange(doc, dice) : caretRange(doc, dice);
  return tr.replaceRange(from, to, doc.slice(copied.from, copied.to));
};

const pasteOpen: RandomEdit = ({ tr, doc, schema }, dice) => {
  const content = Fragment.from(randomBlocks(schema, dice));
  const { openStart, openEnd } = Slice.maxOpen(content);
  const { from, to } = dice.oneIn(2) ? randomRange(doc, dice) : caretRange(doc, dice);
  return tr.replaceRange(from, to, new Slice(content, dice.below(openStart + 1), dice.below(openEnd + 1)));
};

const replaceWords: RandomEdit = ({ tr, doc, schema }, dice) => {
  const { from, to } = randomRange(doc, dice);
  return tr.replaceWith(from, to, randomInline(schema, dice));
};

const replaceAll: RandomEdit = ({ tr, doc, schema }, dice) =>
  tr.replaceWith(0, doc.content.size, randomBlocks(schema, dice));

/** As setting the whole content does it, to something that is the same in large parts. */
const replaceByAlmostTheSame: RandomEdit = ({ tr, doc, schema }, dice) => {
  const blocks = doc.children.map((block) => block.type.schema.nodeFromJSON(block.toJSON()));
  blocks.splice(dice.below(blocks.length + 1), dice.below(2), ...(dice.oneIn(2) ? [randomBlock(schema, dice)] : []));
  return blocks.length > 0 ? tr.replaceWith(0, doc.content.size, blocks) : undefined;
};

export const blockEdits: Record<string, RandomEdit> = {
  split,
  splitBlock: atCaret(() => splitBlock),
  join,
  joinBackward: (state, dice) => {
    const found = randomNode(state.doc, dice, (node) => node.isTextblock);
    if (!found) return undefined;
    let result: Transaction | undefined;
    const toJoin = dice.oneIn(3) ? joinForward : joinBackward;
    const at = toJoin === joinForward ? found.position + found.node.nodeSize - 1 : found.position + 1;
    toJoin(select(state, at), (tr) => (result = tr));
    return result;
  },
  joinUp: atCaret((_schema, dice) => dice.pick([joinUp, liftEmptyBlock])),
  lift: command(() => liftCommand),
  wrap: command((schema) => wrapIn(typeIn(schema, "blockquote"))),
  wrapInList: command((schema, dice) => wrapInList(typeIn(schema, dice.pick(["bulletList", "orderedList"])))),
  changeList,
  setBlockType,
  insertBlock,
  removeBlock,
  replaceBlock,
  moveBlock,
  moveSibling,
  dragWords,
  pasteCopy,
  pasteOpen,
  replaceWords,
  replaceAll,
  replaceByAlmostTheSame,
};

function caretRange(doc: Node, dice: Dice): { from: number; to: number } {
  const from = randomCaret(doc, dice);
  return { from, to: from };
}

/** Before or behind some block. */
function randomGap(doc: Node, dice: Dice): number {
  const found = randomNode(doc, dice, (node) => node.isBlock);
  return found ? found.position + (dice.oneIn(2) ? found.node.nodeSize : 0) : 0;
}

function typeIn(schema: Schema, name: string): NodeType {
  return schema.nodes[name] as NodeType;
}
