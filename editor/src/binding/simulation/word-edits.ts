import type { Node, NodeType } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { unknownNames } from "../unknown-content.ts";
import type { Dice } from "./dice.ts";
import { randomAtom, randomMark, randomWord } from "./random-content.ts";
import { randomCaret, randomNode, randomRange } from "./random-place.ts";

/** What somebody might do in a state; nothing when it cannot be done there. */
export type RandomEdit = (state: EditorState, dice: Dice) => Transaction | undefined;

const type: RandomEdit = ({ tr, doc }, dice) => tr.insertText(randomWord(dice), randomCaret(doc, dice));

const typeOver: RandomEdit = ({ tr, doc }, dice) => {
  const { from, to } = randomRange(doc, dice);
  return tr.insertText(randomWord(dice), from, to);
};

const erase: RandomEdit = ({ tr, doc }, dice) => {
  const { from, to } = randomRange(doc, dice);
  return tr.delete(from, to);
};

/** As pressing Backspace at the start of a block with a selection does it. */
const eraseWithBlocks: RandomEdit = ({ tr, doc }, dice) => {
  const { from, to } = randomRange(doc, dice);
  return tr.deleteRange(from, to);
};

const addMark: RandomEdit = ({ tr, doc, schema }, dice) => {
  const { from, to } = randomRange(doc, dice);
  return tr.addMark(from, to, randomMark(schema, dice));
};

const removeMark: RandomEdit = ({ tr, doc, schema }, dice) => {
  const { from, to } = randomRange(doc, dice);
  const mark = randomMark(schema, dice);
  return tr.removeMark(from, to, dice.pick([mark, mark.type, null]));
};

const insertAtom: RandomEdit = ({ tr, doc, schema }, dice) =>
  tr.insert(randomCaret(doc, dice), randomAtom(schema, dice));

/** Letters with marks of their own, which what stands there has not. */
const insertMarked: RandomEdit = ({ tr, doc, schema }, dice) => {
  const marks = dice.oneIn(3) ? [] : [randomMark(schema, dice)];
  return tr.insert(randomCaret(doc, dice), schema.text(randomWord(dice), marks));
};

/** A text that stands where none may stand has no place for marks. */
const markNode: RandomEdit = ({ tr, doc, schema }, dice) => {
  const mark = randomMark(schema, dice);
  const found = randomNode(
    doc,
    dice,
    (node, parent) => !node.isText && parent.type.allowsMarkType(mark.type) && !isStrayText(node),
  );
  return found && tr.addNodeMark(found.position, mark);
};

const unmarkNode: RandomEdit = ({ tr, doc }, dice) => {
  const found = randomNode(doc, dice, (node) => !node.isText && node.marks.length > 0);
  return found && tr.removeNodeMark(found.position, dice.pick(found.node.marks));
};

/** Known attributes that have a default, and what else they may be. */
const values: Record<string, readonly unknown[]> = {
  level: [1, 2, 3],
  language: [null, "js", "ts"],
  start: [1, 2, 5],
  colwidth: [null, [100], [100, 20]],
  id: [0, 1, "one"],
  label: [null, "x", "y"],
};

const setAttribute: RandomEdit = ({ tr, doc }, dice) => {
  const found = randomNode(doc, dice, hasValues);
  const name = found && dice.pick(namesIn(found.node));
  return name ? tr.setNodeAttribute(found.position, name, dice.pick(values[name] as unknown[])) : undefined;
};

/** The same as `setAttribute`, by a step that replaces around the content. */
const setMarkup: RandomEdit = ({ tr, doc }, dice) => {
  const found = randomNode(doc, dice, hasValues);
  const name = found && dice.pick(namesIn(found.node));
  if (!name) return undefined;
  const value = dice.pick(values[name] as unknown[]);
  return tr.setNodeMarkup(found.position, null, { ...found.node.attrs, [name]: value });
};

function isStrayText({ type: { name }, attrs }: Node): boolean {
  return name === unknownNames.block && attrs["name"] === "text";
}

function hasValues(node: Node): boolean {
  return namesIn(node).length > 0;
}

function namesIn({ type: nodeType }: { type: NodeType }): string[] {
  return Object.keys(nodeType.spec.attrs ?? {}).filter((name) => name in values);
}

export const wordEdits: Record<string, RandomEdit> = {
  type,
  typeOver,
  erase,
  eraseWithBlocks,
  addMark,
  removeMark,
  insertAtom,
  insertMarked,
  markNode,
  unmarkNode,
  setAttribute,
  setMarkup,
};
