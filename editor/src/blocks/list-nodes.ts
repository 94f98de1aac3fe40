import { type Attributes, Node } from "@tiptap/core";
import { oneOf } from "./attribute.ts";
import { itemKeys } from "./item-keys.ts";
import { inItsDirection } from "./text-direction.ts";

const numberings = ["1", "a", "A", "i", "I"];
/** As style sheets call them. */
const styles: Record<string, string> = {
  "lower-alpha": "a",
  "lower-latin": "a",
  "upper-alpha": "A",
  "upper-latin": "A",
  "lower-roman": "i",
  "upper-roman": "I",
};

export const BulletedList = Node.create({
  name: "bulletList",
  group: "block list",
  content: "listItem+",
  parseHTML: () => [{ tag: "ul" }],
  renderHTML: ({ HTMLAttributes }) => ["ul", HTMLAttributes, 0],
});

/** Numbered from any number, by figures or letters. */
export const NumberedList = Node.create({
  name: "orderedList",
  group: "block list",
  content: "listItem+",
  addAttributes: (): Attributes => ({
    start: {
      default: 1,
      validate: validateStart,
      parseHTML: (element) => {
        const value = Number(element.getAttribute("start") ?? 1);
        return isStart(value) ? value : 1;
      },
      renderHTML: ({ start }) => (start === 1 ? {} : { start }),
    },
    type: {
      default: null,
      validate: oneOf(numberings),
      parseHTML: numberingOf,
      renderHTML: ({ type }) => (type && type !== "1" ? { type } : {}),
    },
  }),
  parseHTML: () => [{ tag: "ol" }],
  renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
});

export const Item = Node.create({
  name: "listItem",
  content: "paragraph block*",
  defining: true,
  parseHTML: () => [{ tag: "li" }],
  renderHTML: ({ HTMLAttributes }) => ["li", HTMLAttributes, 0],
  addNodeView: () => inItsDirection("li"),
  addKeyboardShortcuts: () => itemKeys("listItem"),
});

function numberingOf(list: HTMLElement): string | null {
  const named = list.getAttribute("type");
  const styled = [list, list.querySelector<HTMLElement>("li")].map(
    (element) => styles[element?.style.listStyleType ?? ""],
  );
  const value = named || styled.find(Boolean);
  return value && numberings.includes(value) && value !== "1" ? value : null;
}

function isStart(value: unknown): boolean {
  return Number.isSafeInteger(value) && Math.abs(value as number) < 1e9;
}

function validateStart(value: unknown) {
  if (!isStart(value)) throw new RangeError(`${String(value)} begins no list`);
}
