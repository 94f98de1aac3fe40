import { type FormEvent, useId, useImperativeHandle, useState } from "react";
import { asCaption, captionOf } from "../blocks/table/caption.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./Panel.module.css";
import type { PanelProps } from "./panels.ts";

/** What a table is called. One without words is none. */
export function CaptionPanel({ editor, position, leaving, onDone }: PanelProps) {
  const { tables } = useMessages();
  const [typed, setTyped] = useState(() => {
    const table = editor.state.doc.nodeAt(position);
    return table ? captionOf(table) : "";
  });
  const id = useId();

  function write() {
    const { state, view } = editor;
    const table = state.doc.nodeAt(position);
    if (table?.type.name !== "table" || table.attrs["caption"] === asCaption(typed)) return;
    view.dispatch(state.tr.setNodeAttribute(position, "caption", asCaption(typed)));
  }
  useImperativeHandle(leaving, () => write);

  function apply(event: FormEvent) {
    event.preventDefault();
    write();
    onDone();
  }

  return (
    <form className={styles.address} onSubmit={apply}>
      <label htmlFor={id}>{tables.caption}</label>
      <input
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type into it
        autoFocus
        type="text"
        dir="auto"
        maxLength={500}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" kind="main">
          {tables.captionDone}
        </Button>
      </div>
    </form>
  );
}
