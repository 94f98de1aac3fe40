import { Node } from "@tiptap/core";
import type { Block } from "../block.ts";
import { opensPanel } from "../panel.ts";
import { matches, type Suggestion } from "../suggestion.ts";
import { dayOf, daysFrom, isDay, shownDay } from "./days.ts";

const name = "date";

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
      dom.dateTime = day;
      dom.textContent = shownDay(day);
      dom.title = shownDay(day, "full");
      return { dom };
    },
  addProseMirrorPlugins() {
    return [opensPanel(this.editor, name, "date")];
  },
});

/** A day, shown to every reader as their language writes it. */
export const date: Block = {
  extensions: [DateNode],
  insertions: [
    {
      name,
      label: ({ dates }) => dates.date,
      words: ({ dates }) => dates.words,
      icon: "calendar",
      group: "inline",
      run: (editor) =>
        editor
          .chain()
          .focus()
          .insertContent(withSpace(dayOf(new Date())))
          .run(),
    },
  ],
  suggestions: [
    {
      name,
      trigger: "@",
      label: ({ dates }) => dates.date,
      find: (query, { messages: { dates } }) => {
        const today = new Date();
        const named: [string, string][] = [
          [dates.today, dayOf(today)],
          [dates.tomorrow, daysFrom(today, 1)],
          [dates.yesterday, daysFrom(today, -1)],
          [dates.inAWeek, daysFrom(today, 7)],
        ];
        const found = named.filter(([label]) => matches(label, query));
        return [...(isDay(query) ? [[shownDay(query), query] as [string, string]] : []), ...found].map(suggestionOf);
      },
    },
  ],
};

function suggestionOf([label, day]: [string, string]): Suggestion {
  return {
    key: label,
    label,
    detail: shownDay(day),
    icon: "calendar",
    choose: (editor, typed) => editor.chain().focus().insertContentAt(typed, withSpace(day)).run(),
  };
}

function withSpace(day: string) {
  return [
    { type: name, attrs: { date: day } },
    { type: "text", text: " " },
  ];
}
