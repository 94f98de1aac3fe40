import { type KeyboardEvent, useId, useState } from "react";
import { findLanguages, languageOf } from "../blocks/code/languages.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import styles from "./Panel.module.css";
import type { PanelProps } from "./panels.ts";

interface Choice {
  /** `null` for code of no language. */
  name: string | null;
  label: string;
}

/** The language of a code block, found by its first letters. */
export function LanguagePanel({ editor, position, onDone }: PanelProps) {
  const { code } = useMessages();
  const [typed, setTyped] = useState("");
  const plain: Choice = { name: null, label: code.plain };
  const choices: Choice[] = [...(typed.trim() === "" ? [plain] : []), ...findLanguages(typed)];
  const current: unknown = editor.state.doc.nodeAt(position)?.attrs["language"];
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      choices.findIndex(({ name }) => name === (languageOf(current)?.name ?? null)),
    ),
  );
  const id = useId();

  function choose(choice: Choice | undefined) {
    if (choice) editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "language", choice.name));
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") choose(choices[active]);
    else if (step) setActive((active + step + choices.length) % choices.length);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type into it
        autoFocus
        type="text"
        role="combobox"
        aria-label={code.findLanguage}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={choices.length > 0 ? `${id}-${active}` : undefined}
        placeholder={code.findLanguage}
        spellCheck={false}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={code.language} className={styles.list}>
        {choices.map((choice, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the field
          <div
            key={choice.label}
            id={`${id}-${index}`}
            ref={index === active ? showOption : undefined}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            {choice.label}
          </div>
        ))}
      </div>
      <p className={styles.hint} role="status">
        {choices.length === 0 && code.noLanguage}
      </p>
    </>
  );
}

function showOption(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}
