import { ListItem, OrderedList } from "@tiptap/extension-list";
import { oneOf } from "./attribute.ts";
import { inItsDirection } from "./text-direction.ts";

const numberings = ["1", "a", "A", "i", "I"];

export const Item = ListItem.extend({ addNodeView: () => inItsDirection("li") });

/** Numbered from any number, by figures or letters. */
export const NumberedList = OrderedList.extend({
  addAttributes() {
    const { start, type } = { ...this.parent?.() } as Record<"start" | "type", object>;
    return {
      start: {
        ...start,
        validate: validateStart,
        parseHTML: (element: HTMLElement) => {
          const value = Number(element.getAttribute("start") ?? 1);
          return isStart(value) ? value : 1;
        },
      },
      type: {
        ...type,
        validate: oneOf(numberings),
        parseHTML: (element: HTMLElement) => {
          const value = (type as { parseHTML: (element: HTMLElement) => string | null }).parseHTML(element);
          return value !== null && numberings.includes(value) && value !== "1" ? value : null;
        },
      },
    };
  },
});

function isStart(value: unknown): boolean {
  return Number.isSafeInteger(value) && Math.abs(value as number) < 1e9;
}

function validateStart(value: unknown) {
  if (!isStart(value)) throw new RangeError(`${String(value)} begins no list`);
}
