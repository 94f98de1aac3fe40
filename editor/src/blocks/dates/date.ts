import { Node } from "@tiptap/core";
import type { Block } from "../block.ts";
import { isDay, shownDay } from "./days.ts";

export const name = "date";

const DateNode = Node.create({
  name,
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    date: {
      validate: (value: unknown) => {
        if (!isDay(value)) throw new RangeError("That is no day.");
      },
      rendered: false,
    },
  }),
  parseHTML: () => [
    {
      tag: "time[datetime]",
      getAttrs: (element) => {
        const date = element.getAttribute("datetime");
        return isDay(date) && { date };
      },
    },
  ],
  renderHTML: ({ node }) => ["time", { datetime: node.attrs["date"] }, String(node.attrs["date"])],
  renderText: ({ node }) => String(node.attrs["date"]),
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement("time");
      const day = String(node.attrs["date"]);
      dom.className = "weft-date";
      dom.dir = "auto";
      dom.dateTime = day;
      dom.textContent = shownDay(day);
      dom.title = shownDay(day, "full");
      return { dom };
    },
});

/** A day, shown to every reader as their language writes it. */
export const date: Block = {
  extensions: [DateNode],
};
