import * as Y from "yjs";
import type { Dice } from "./dice.ts";
import { randomWord } from "./random-content.ts";

/** What somebody writes into Yjs without an editor. */
export type RandomWrite = (root: Y.XmlFragment, dice: Dice) => void;

type Loose = Y.XmlElement<Record<string, object>>;

const insertWords: RandomWrite = (root, dice) => {
  const text = randomText(root, dice);
  const at = text ? dice.below(text.length + 1) : 0;
  if (text && !cutsSign(text, at)) text.insert(at, randomWord(dice));
};

const deleteWords: RandomWrite = (root, dice) => {
  const text = randomText(root, dice);
  if (!text?.length) return;
  const from = dice.below(text.length);
  const length = Math.min(1 + dice.below(4), text.length - from);
  if (!cutsSign(text, from) && !cutsSign(text, from + length)) text.delete(from, length);
};

const formatWords = (formats: readonly Record<string, unknown>[]): RandomWrite => {
  return (root, dice) => {
    const text = randomText(root, dice, ({ parent }) => (parent as Y.XmlElement).nodeName !== "codeBlock");
    if (!text?.length) return;
    const from = dice.below(text.length);
    const length = 1 + dice.below(text.length - from);
    if (!cutsSign(text, from) && !cutsSign(text, from + length)) text.format(from, length, dice.pick(formats));
  };
};

const insertParagraph: RandomWrite = (root, dice) =>
  root.insert(dice.below(root.length + 1), [element("paragraph", [randomWord(dice)])]);

const deleteBlock: RandomWrite = (root, dice) => {
  if (root.length > 1) root.delete(dice.below(root.length), 1);
};

const setLevel: RandomWrite = (root, dice) => {
  const heading = randomElement(root, dice, ({ nodeName }) => nodeName === "heading");
  (heading as Loose | undefined)?.setAttribute("level", (1 + dice.below(3)) as unknown as object);
};

/** Writes after which the document is still one that the schema allows. */
export const validWrites: readonly RandomWrite[] = [
  insertWords,
  insertWords,
  deleteWords,
  formatWords([
    { bold: {} },
    { bold: null },
    { italic: {} },
    { link: { href: "one" } },
    { link: { href: "two" } },
    { link: null },
  ]),
  insertParagraph,
  deleteBlock,
  setLevel,
];

/** Writes that leave what the schema forbids, or what it does not know. */
export const strangeWrites: readonly RandomWrite[] = [
  formatWords([
    { glow: { color: "red" } },
    { "spark--AAAAAAAA": { id: 1 } },
    { link: {} },
    { bold: true },
    { code: {} },
  ]),
  (root, dice) => insertAnywhere(root, dice, element("diagram", ["drawn"], { kind: "flow" })),
  (root, dice) => insertAnywhere(root, dice, element("bulletList")),
  (root, dice) => insertAnywhere(root, dice, element("heading", ["head"], { level: 2 })),
  (root, dice) => insertAnywhere(root, dice, element("listItem", [element("heading", ["in an item"])])),
  (root, dice) => insertAnywhere(root, dice, element("tableRow", [element("paragraph", ["in a row"])])),
  (root, dice) => insertAnywhere(root, dice, element("blockquote")),
  (root, dice) => insertAnywhere(root, dice, element("text", ["named as a text"])),
  (root, dice) => insertAnywhere(root, dice, element("doc", [element("paragraph", ["in a doc"])])),
  (root, dice) => insertAnywhere(root, dice, element("mention", [], { id: 7 })),
  (root, dice) => insertAnywhere(root, dice, element("mention")),
  (root, dice) => insertAnywhere(root, dice, element("unknownBlock")),
  (root, dice) => insertAnywhere(root, dice, new Y.XmlText(randomWord(dice))),
  (root, dice) => insertAnywhere(root, dice, new Y.XmlText("")),
  (root, dice) => {
    const text = randomText(root, dice);
    const at = text ? dice.below(text.length + 1) : 0;
    if (text && !cutsSign(text, at)) text.insertEmbed(at, dice.pick([{ image: "x" }, { formula: "y" }]), {});
  },
  (root, dice) => {
    const found = randomElement(root, dice) as Loose | undefined;
    found?.setAttribute(
      dice.pick(["level", "language", "hue", "_mark_bold", "_mark_glow", "colspan", "unknownAttributes", "id"]),
      dice.pick<unknown>(["wrong", 3, { a: 1 }, true, { id: 1 }]) as object,
    );
  },
  (root, dice) => {
    const found = randomElement(root, dice) as Loose | undefined;
    const name = found && Object.keys(found.getAttributes())[0];
    if (name !== undefined) found?.removeAttribute(name);
  },
  (root, dice) => {
    const parent = randomElement(root, dice) ?? root;
    if (parent.length > 0) parent.delete(dice.below(parent.length), 1);
  },
];

export function element(
  name: string,
  children: readonly (string | Y.XmlElement | Y.XmlText)[] = [],
  attributes: Record<string, unknown> = {},
): Y.XmlElement {
  const created = new Y.XmlElement<Record<string, object>>(name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value as object);
  created.insert(
    0,
    children.map((child) => (typeof child === "string" ? new Y.XmlText(child) : child)),
  );
  return created as unknown as Y.XmlElement;
}

function insertAnywhere(root: Y.XmlFragment, dice: Dice, type: Y.XmlElement | Y.XmlText) {
  const parent = dice.oneIn(3) ? root : (randomElement(root, dice) ?? root);
  parent.insert(dice.below(parent.length + 1), [type]);
}

function randomText(
  root: Y.XmlFragment,
  dice: Dice,
  isWanted: (text: Y.XmlText) => boolean = () => true,
): Y.XmlText | undefined {
  const all = [...within(root)].filter((type) => type instanceof Y.XmlText && isWanted(type));
  return all.length > 0 ? (dice.pick(all) as Y.XmlText) : undefined;
}

function randomElement(root: Y.XmlFragment, dice: Dice, isWanted: (element: Y.XmlElement) => boolean = () => true) {
  const all = [...within(root)].filter((type) => type instanceof Y.XmlElement && isWanted(type));
  return all.length > 0 ? (dice.pick(all) as Y.XmlElement) : undefined;
}

export function* within(parent: Y.XmlFragment): Generator<Y.XmlElement | Y.XmlText> {
  for (const child of parent.toArray() as (Y.XmlElement | Y.XmlText)[]) {
    yield child;
    if (child instanceof Y.XmlElement) yield* within(child);
  }
}

function cutsSign(text: Y.XmlText, index: number): boolean {
  const words = (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : "x"))
    .join("");
  return /[\uD800-\uDBFF]/.test(words[index - 1] ?? "") && index < words.length;
}
