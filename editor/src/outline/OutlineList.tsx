import type { Editor } from "@tiptap/core";
import { Check, Link as LinkIcon } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { linkToBlock } from "../links/block-links.ts";
import { goToBlock } from "../links/go-to-block.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { copyText } from "../ui/copy-text.ts";
import { Outline } from "./outline.ts";
import styles from "./Outline.module.css";

/** How long it is said that a link was copied. */
const copiedMs = 2_000;

export interface OutlineListProps {
  editor: Editor;
  /** Called before one goes to a heading. */
  onGo?: (() => void) | undefined;
}

/** The headings, as a way through the document. The arrow keys lead from one to the next. */
export function OutlineList({ editor, onGo }: OutlineListProps) {
  const { outline: messages } = useMessages();
  const [outline] = useState(() => new Outline(editor));
  const { entries, current } = useSyncExternalStore(outline.subscribe, outline.getState);
  const [copied, setCopied] = useState<number>();
  const [stop, setStop] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const top = Math.min(...entries.map(({ level }) => level));

  useEffect(() => {
    outline.start();
    return () => outline.stop();
  }, [outline]);
  useEffect(() => showWithin(list.current?.querySelector("[aria-current]")), [current]);
  useEffect(() => {
    if (copied === undefined) return;
    const timer = setTimeout(() => setCopied(undefined), copiedMs);
    return () => clearTimeout(timer);
  }, [copied]);

  function go(index: number) {
    const position = outline.positionOf(index);
    onGo?.();
    // On a phone the keyboard would come, and cover half of what one wants to read.
    if (position !== undefined) goToBlock(editor, position, { isFocused: onGo === undefined });
  }

  async function copy(index: number) {
    const position = outline.positionOf(index);
    const link = position !== undefined && linkToBlock(editor.state, position);
    if (link && (await copyText(link))) setCopied(index);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a")];
    const index = links.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: links.length - 1 }[event.key];
    if (next === undefined || index < 0) return;
    event.preventDefault();
    links[next]?.focus();
  }

  if (entries.length === 0) return <p className={styles.empty}>{messages.empty}</p>;
  const stopAt = Math.min(stop, entries.length - 1);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its links take the keys */}
      <ul ref={list} className={styles.list} onKeyDown={onKeyDown}>
        {entries.map(({ level, text, hash }, index) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- two headings may be the same for a moment
            key={index}
            className={styles.entry}
            aria-level={level}
            data-depth={Math.min(level - top, 5)}
          >
            <a
              href={hash}
              className={styles.link}
              dir="auto"
              tabIndex={index === stopAt ? 0 : -1}
              aria-current={index === current ? "location" : undefined}
              onFocus={() => setStop(index)}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                go(index);
              }}
            >
              {text || messages.untitled}
            </a>
            <button
              type="button"
              className={styles.copy}
              tabIndex={index === stopAt ? 0 : -1}
              aria-label={messages.copyLink(text)}
              title={messages.copyLink(text)}
              onClick={() => void copy(index)}
            >
              {copied === index ? <Check size={15} aria-hidden /> : <LinkIcon size={15} aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
      <p className="weft-hidden" role="status">
        {copied === undefined ? "" : messages.copied}
      </p>
    </>
  );
}

/** In the panel that scrolls, and never the page. */
function showWithin(entry: Element | null | undefined) {
  const panel = entry?.closest<HTMLElement>("[data-outline]");
  if (!entry || !panel) return;
  const [inner, outer] = [entry.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (inner.top < outer.top) panel.scrollTop -= outer.top - inner.top + inner.height;
  else if (inner.bottom > outer.bottom) panel.scrollTop += inner.bottom - outer.bottom + inner.height;
}
