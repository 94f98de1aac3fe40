import { type FormEvent, useId, useImperativeHandle, useState } from "react";
import { goBelow } from "../blocks/caret-below.ts";
import { isEmbeddable } from "../blocks/embeds/providers.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./Panel.module.css";
import type { PanelProps } from "./panels.ts";

/** The address of an embedded page. One without an address is taken out again. */
export function EmbedPanel({ editor, position, leaving, onDone }: PanelProps) {
  const { embeds } = useMessages();
  const [current] = useState(() => String(editor.state.doc.nodeAt(position)?.attrs["url"] ?? ""));
  const [typed, setTyped] = useState(current);
  const [isRefused, setRefused] = useState(false);
  const id = useId();

  function write(url: string) {
    const { state, view } = editor;
    const node = state.doc.nodeAt(position);
    if (node?.type.name !== "embed" || (url === current && url !== "")) return;
    const { tr } = state;
    view.dispatch(
      url === "" ? tr.delete(position, position + node.nodeSize) : tr.setNodeAttribute(position, "url", url),
    );
  }
  useImperativeHandle(leaving, () => () => write(isEmbeddable(complete(typed)) ? complete(typed) : current));

  function apply(event: FormEvent) {
    event.preventDefault();
    const url = complete(typed);
    if (url !== "" && !isEmbeddable(url)) return setRefused(true);
    write(url);
    if (url !== "") goBelow(editor, position);
    onDone();
  }

  return (
    <form className={styles.address} onSubmit={apply}>
      <label htmlFor={id}>{embeds.address}</label>
      <input
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type into it
        autoFocus
        type="text"
        inputMode="url"
        dir="ltr"
        placeholder="https://"
        value={typed}
        aria-invalid={isRefused}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(false);
        }}
      />
      <p id={`${id}-problem`} role="alert" className={styles.problem}>
        {isRefused && embeds.notAllowed}
      </p>
      <div className={styles.actions}>
        <Button type="submit" kind="main">
          {embeds.apply}
        </Button>
      </div>
    </form>
  );
}

function complete(typed: string): string {
  const text = typed.trim();
  return text === "" || /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`;
}
