import type { Editor } from "@tiptap/core";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Popover } from "../ui/Popover.tsx";
import { Counter } from "./counter.ts";
import { type Counts, readingMinutes } from "./count-block.ts";
import styles from "./DocumentCounts.module.css";

/** How long the document is, and on request all that there is to say about it. */
export function DocumentCounts({ editor }: { editor: Editor }) {
  const { counts: messages } = useMessages();
  const [counter] = useState(() => new Counter(editor));
  const { document, selection } = useSyncExternalStore(counter.subscribe, counter.getState);
  useEffect(() => {
    counter.start();
    return () => counter.stop();
  }, [counter]);
  return (
    <div className={styles.counts} data-screen-only>
      <Popover
        align="end"
        side="above"
        buttonClass={styles.button}
        button={selection ? messages.selectedWords(selection.words, document.words) : messages.words(document.words)}
      >
        {() => (
          <div className={styles.tables}>
            <CountsTable caption={messages.document} counts={document} />
            {selection && <CountsTable caption={messages.selection} counts={selection} />}
          </div>
        )}
      </Popover>
    </div>
  );
}

function CountsTable({ caption, counts }: { caption: string; counts: Counts }) {
  const { counts: messages } = useMessages();
  const rows = [
    [messages.wordsRow, messages.number(counts.words)],
    [messages.charactersRow, messages.number(counts.characters)],
    [messages.readingRow, messages.minutes(readingMinutes(counts))],
  ];
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
