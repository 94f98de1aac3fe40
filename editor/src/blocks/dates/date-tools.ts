import { opensPanel } from "../panel.ts";
import type { BlockTools } from "../block.ts";
import { matches, type Suggestion } from "../suggestion.ts";
import { dayOf, daysFrom, isDay, shownDay } from "./days.ts";
import { name } from "./date.ts";

export const dateTools: BlockTools = {
  behavior: () => [opensPanel(name, "date")],
  shownWords: { [name]: ({ attrs }) => shownDay(String(attrs["date"])) },
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
