import { type FormEvent, useId, useState } from "react";
import { daysFrom, dayOf, isDay, shownDay } from "../blocks/dates/days.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./Panel.module.css";
import type { PanelProps } from "./panels.ts";

/** Another day for a date. */
export function DatePanel({ editor, position, onDone }: PanelProps) {
  const { dates } = useMessages();
  const [day, setDay] = useState(() => String(editor.state.doc.nodeAt(position)?.attrs["date"] ?? ""));
  const [today] = useState(() => new Date());
  const id = useId();
  const quick: [string, string][] = [
    [dates.today, dayOf(today)],
    [dates.tomorrow, daysFrom(today, 1)],
    [dates.inAWeek, daysFrom(today, 7)],
  ];

  function apply(event: FormEvent) {
    event.preventDefault();
    take(day);
  }

  function take(next: string) {
    if (!isDay(next)) return;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "date", next));
    onDone();
  }

  return (
    <form onSubmit={apply}>
      <label htmlFor={id}>{dates.date}</label>
      <input
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to choose in it
        autoFocus
        type="date"
        required
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <p className={styles.hint}>{isDay(day) && shownDay(day, "full")}</p>
      <div className={styles.actions}>
        {quick.map(([label, each]) => (
          <Button key={label} onClick={() => take(each)}>
            {label}
          </Button>
        ))}
        <Button type="submit" kind="main">
          {dates.apply}
        </Button>
      </div>
    </form>
  );
}
