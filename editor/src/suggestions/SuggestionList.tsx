import type { Editor } from "@tiptap/core";
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from "react";
import { matches, type Suggestion } from "../blocks/suggestion.ts";
import { icons } from "../ui/icons.ts";
import { useFloating } from "../ui/useFloating.ts";
import styles from "./SuggestionList.module.css";
import type { SuggestionsProps } from "./Suggestions.tsx";
import { activeNaming, dismiss, lendKeys } from "./suggestions-plugin.ts";
import type { Trigger } from "./trigger.ts";
import { type Found, useFound } from "./useFound.ts";

interface SuggestionListProps extends SuggestionsProps {
  trigger: Trigger;
  query: string;
  from: number;
}

/** Longer names that nothing is called by are words of the text. */
const longestSaid = 12;
/** For what a key is to take; afterwards it takes what there is. */
const longestWaitMs = 500;

/** One that takes what is offered, pressed before that was of the whole name. */
interface EarlyKey {
  readonly key: KeyboardEvent;
  /** Since then. */
  typed: string;
}

/** The list beside the caret. The caret stays in the text: the arrow keys choose, Enter and Tab take, Escape closes. */
export function SuggestionList({ editor, world, trigger, query, from }: SuggestionListProps) {
  const { found, isOf } = useFound({ trigger, query, editor, world });
  const offered = useMemo(() => found.flatMap(({ suggestions }) => suggestions), [found]);
  const names = useMemo(() => found.flatMap(namesOf), [found]);
  // By its name: those before it may go while the list is open.
  const [chosen, setChosen] = useState<string>();
  const active = Math.min(Math.max(0, names.indexOf(chosen ?? "")), names.length - 1);
  const id = useId();
  const anchor = useMemo(() => anchorAt(editor, from), [editor, from]);
  const list = useFloating<HTMLDivElement>(anchor, { placement: "bottom-start" });

  function take(suggestion: Suggestion | undefined) {
    const typed = activeNaming(editor.state);
    if (suggestion && typed) suggestion.choose(editor, { from: typed.from, to: typed.to });
  }

  const named = () => activeNaming(editor.state)?.query ?? "";
  const early = useRef<EarlyKey>(undefined);
  const settle = useEffectEvent(() => {
    const { key, typed } = early.current ?? {};
    if (!key) return;
    early.current = undefined;
    if (offered[active]) take(offered[active]);
    else {
      dismiss(editor.view);
      key.target?.dispatchEvent(new KeyboardEvent(key.type, key));
    }
    if (typed) editor.view.dispatch(editor.state.tr.insertText(typed).scrollIntoView());
  });

  const onKey = useEffectEvent((event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key.length > 1)) return false;
    if (early.current) {
      if (event.key.length === 1) early.current.typed += event.key;
      else settle();
      if (!early.current) return false;
      event.preventDefault();
      return true;
    }
    const isTaking = event.key === "Enter" || event.key === "Tab";
    const isMeant = offered[active] !== undefined && matches(offered[active].label, named());
    if (isTaking && !isMeant && !isOf(named())) {
      const held = { key: event, typed: "" };
      early.current = held;
      setTimeout(() => early.current === held && settle(), longestWaitMs);
      event.preventDefault();
      return true;
    }
    const last = offered.length - 1;
    if (last < 0) return false;
    const next = {
      ArrowDown: active < last ? active + 1 : 0,
      ArrowUp: active > 0 ? active - 1 : last,
      Home: 0,
      End: last,
    }[event.key];
    if (next !== undefined) setChosen(names[next]);
    else if (isTaking) take(offered[active]);
    else return false;
    event.preventDefault();
    return true;
  });

  useEffect(() => lendKeys(editor.view, onKey), [editor]);
  useEffect(() => setChosen(undefined), [query]);
  useEffect(() => {
    if (isOf(named())) settle();
  });
  useEffect(() => {
    const { dom } = editor.view;
    if (active < 0) return;
    dom.setAttribute("aria-autocomplete", "list");
    dom.setAttribute("aria-controls", `${id}-list`);
    dom.setAttribute("aria-activedescendant", `${id}-${active}`);
    return () => {
      for (const name of ["aria-autocomplete", "aria-controls", "aria-activedescendant"]) dom.removeAttribute(name);
    };
  }, [editor, id, active]);
  useEffect(() => {
    const leave = () => dismiss(editor.view);
    const { dom } = editor.view;
    dom.addEventListener("blur", leave);
    return () => dom.removeEventListener("blur", leave);
  }, [editor]);

  const { messages } = world;
  const isFruitless = trigger === "/" && offered.length === 0 && query !== "" && query.length <= longestSaid;
  return (
    <>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={messages.suggestions.label}
        // It scrolls: browsers let the keys in, and so it says. A mouse that scrolls it leaves the caret in the text.
        tabIndex={0}
        onMouseDown={(event) => event.preventDefault()}
        hidden={offered.length === 0}
        className={styles.list}
      >
        {found.map((group) => (
          <Group
            key={group.source.name}
            {...{ group, id, active, take }}
            label={group.source.label(messages)}
            first={offered.indexOf(group.suggestions[0] as Suggestion)}
          />
        ))}
      </div>
      {isFruitless && <Nothing anchor={anchor} words={messages.suggestions.nothing} />}
      <span className="weft-hidden" role="status">
        {offered.length > 0 && messages.suggestions.count(offered.length)}
        {isFruitless && messages.suggestions.nothing}
      </span>
    </>
  );
}

interface NothingProps {
  anchor: ReturnType<typeof anchorAt>;
  words: string;
}

/** Where a list would be. Keys are the text's. */
function Nothing({ anchor, words }: NothingProps) {
  const place = useFloating<HTMLDivElement>(anchor, { placement: "bottom-start" });
  return (
    <div ref={place} className={styles.list} aria-hidden>
      <div className={styles.heading}>{words}</div>
    </div>
  );
}

interface GroupProps {
  group: Found;
  id: string;
  label: string;
  /** The number of its first entry in the whole list. */
  first: number;
  active: number;
  take: (suggestion: Suggestion) => void;
}

function Group({ group: { suggestions }, id, label, first, active, take }: GroupProps) {
  return (
    <div role="group" aria-label={label}>
      <div className={styles.heading} aria-hidden>
        {label}
      </div>
      {suggestions.map((suggestion, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the text
        <div
          key={suggestion.key}
          id={`${id}-${first + index}`}
          ref={first + index === active ? showOption : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={first + index === active}
          className={styles.option}
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(suggestion)}
        >
          <Picture suggestion={suggestion} />
          <span className={styles.label}>{suggestion.label}</span>
          {suggestion.hint && (
            <kbd aria-hidden className={styles.hint}>
              {suggestion.hint}
            </kbd>
          )}
          {suggestion.detail && (
            <span className={styles.detail} dir="auto">
              {suggestion.detail}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function Picture({ suggestion: { icon, picture } }: { suggestion: Suggestion }) {
  const Icon = icon && icons[icon];
  return (
    <span className={styles.picture} aria-hidden>
      {Icon ? <Icon size={16} /> : picture}
    </span>
  );
}

function namesOf({ source, suggestions }: Found): string[] {
  return suggestions.map(({ key }) => `${source.name} ${key}`);
}

function showOption(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}

/** The place where the name begins, wherever the text has moved it to. */
function anchorAt({ view }: Editor, from: number) {
  return {
    contextElement: view.dom,
    getBoundingClientRect: () => {
      const { left, top, bottom } = view.coordsAtPos(Math.min(from, view.state.doc.content.size));
      return new DOMRect(left, top, 0, bottom - top);
    },
  };
}
