import type { Editor } from "@tiptap/core";
import { CaseSensitive, ChevronDown, ChevronUp, Regex, Replace, WholeWord, X } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { Messages } from "../messages/english.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { goThroughHistory } from "../surface/undo-anywhere.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./FindBar.module.css";
import { Finder, type FindState } from "./finder.ts";
import type { Query } from "./query.ts";

export interface FindBarProps {
  editor: Editor;
  /** What was selected when it was opened; a new value each time it is asked for. */
  start: { words: string; isReplacing: boolean };
  /** What was typed before the bar was here, which is gone on with; once. */
  takeTyped: () => string | undefined;
  onClose: () => void;
}

type Switch = "isCaseExact" | "isWholeWord" | "isPattern";

/** Find and replace. Enter and F3 lead on, with Shift back; Escape leads to the text, with the match selected. */
export function FindBar({ editor, start, takeTyped, onClose }: FindBarProps) {
  const { find } = useMessages();
  const [finder] = useState(() => new Finder(editor));
  const [isReplacing, setReplacing] = useState(start.isReplacing);
  const [replacement, setReplacement] = useState("");
  const [said, setSaid] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // Then undoing is a matter of the field; else it is one of the text.
  const isTypedLast = useRef(false);
  const state = useSyncExternalStore(finder.subscribe, finder.getState);
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  const [query, setQuery] = useState<Query>({
    text: start.words,
    isPattern: false,
    isCaseExact: false,
    isWholeWord: false,
  });

  useEffect(() => {
    finder.start();
    return () => void finder.stop();
  }, [finder]);
  useLayoutEffect(() => {
    setReplacing((before) => before || start.isReplacing);
    const typed = takeTyped();
    const words = typed ?? start.words;
    if (words !== "") setQuery((before) => ({ ...before, text: words }));
    field.current?.focus();
    if (typed === undefined) field.current?.select();
  }, [start, takeTyped]);
  useEffect(() => {
    setSaid("");
    void finder.look(query);
  }, [finder, query]);

  function close() {
    const match = finder.stop();
    onClose();
    if (match) editor.commands.setTextSelection(match);
    editor.view.focus();
  }

  function replace() {
    isTypedLast.current = false;
    void finder.replace(replacement);
  }

  async function replaceAll() {
    isTypedLast.current = false;
    const count = await finder.replaceAll(replacement);
    setSaid(find.replaced(count));
  }

  function undoInText(event: KeyboardEvent): boolean {
    const isOfField = isTypedLast.current && event.target instanceof HTMLInputElement;
    if (isOfField || !goThroughHistory(editor.view, event.nativeEvent)) return false;
    setSaid("");
    return true;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "F3" || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "g"))
      void finder.go(event.shiftKey ? -1 : 1);
    else if (!undoInText(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onEnter(action: (event: KeyboardEvent) => void) {
    return (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
      event.preventDefault();
      action(event);
    };
  }

  const problem = problemOf(state, find);
  const toggle = (name: Switch, label: string, icon: ReactNode) => (
    <button
      type="button"
      className={styles.tool}
      aria-pressed={query[name]}
      aria-label={label}
      title={label}
      onClick={() => setQuery({ ...query, [name]: !query[name] })}
    >
      {icon}
    </button>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that are pressed in its fields
    <div
      className={styles.bar}
      role="search"
      aria-label={find.label}
      onKeyDown={onKeyDown}
      onChange={() => {
        isTypedLast.current = true;
      }}
      data-find
    >
      <div className={styles.row}>
        <input
          ref={field}
          type="text"
          className={styles.field}
          dir={query.isPattern ? "ltr" : "auto"}
          aria-label={find.find}
          placeholder={find.find}
          aria-invalid={problem !== undefined}
          autoComplete="off"
          spellCheck={false}
          value={query.text}
          onChange={(event) => setQuery({ ...query, text: event.target.value })}
          onKeyDown={onEnter((event) => void finder.go(event.shiftKey ? -1 : 1))}
        />
        <span className={styles.tools}>
          {toggle("isCaseExact", find.caseExact, <CaseSensitive size={18} aria-hidden />)}
          {toggle("isWholeWord", find.wholeWord, <WholeWord size={18} aria-hidden />)}
          {toggle("isPattern", find.pattern, <Regex size={18} aria-hidden />)}
        </span>
        <span className={styles.tools}>
          <IconButton label={find.previous} icon={<ChevronUp size={18} aria-hidden />} run={() => void finder.go(-1)} />
          <IconButton label={find.next} icon={<ChevronDown size={18} aria-hidden />} run={() => void finder.go(1)} />
          {isEditable && (
            <button
              type="button"
              className={styles.tool}
              aria-expanded={isReplacing}
              aria-label={find.replaceToo}
              title={find.replaceToo}
              onClick={() => setReplacing(!isReplacing)}
            >
              <Replace size={18} aria-hidden />
            </button>
          )}
          <IconButton label={find.close} icon={<X size={18} aria-hidden />} run={close} />
        </span>
      </div>
      {isEditable && isReplacing && (
        <div className={styles.row}>
          <input
            type="text"
            className={styles.field}
            dir="auto"
            aria-label={find.replacement}
            placeholder={find.replacement}
            autoComplete="off"
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={onEnter(replace)}
          />
          <span className={styles.actions}>
            <Button aria-disabled={state.total === 0} onClick={() => state.total > 0 && replace()}>
              {find.replace}
            </Button>
            <Button aria-disabled={state.total === 0} onClick={() => state.total > 0 && void replaceAll()}>
              {find.replaceAll}
            </Button>
          </span>
        </div>
      )}
      <p className={styles.result} role="status" data-problem={problem !== undefined}>
        {problem ?? (said || countOf(state, find))}
      </p>
    </div>
  );
}

function IconButton({ label, icon, run }: { label: string; icon: ReactNode; run: () => void }) {
  return (
    <button type="button" className={styles.tool} aria-label={label} title={label} onClick={run}>
      {icon}
    </button>
  );
}

function countOf({ query, total, current, isSearching }: FindState, find: Messages["find"]): string {
  if (query.text === "") return "";
  if (total === 0) return isSearching ? find.searching : find.nothing;
  return current > 0 ? find.position(current, total) : find.count(total);
}

function problemOf({ problem }: FindState, find: Messages["find"]): string | undefined {
  return problem && find.problem[problem.code](problem.reason);
}
