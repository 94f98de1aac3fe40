import { TextSelection } from "@tiptap/pm/state";
import { type KeyboardEvent, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { goBelow } from "../blocks/caret-below.ts";
import { drawFormula } from "../blocks/math/draw-formula.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./Panel.module.css";
import type { PanelProps } from "./panels.ts";

/** The source of a formula, drawn while it is typed. An empty formula is taken out again. */
export function FormulaPanel({ editor, position, leaving, onDone }: PanelProps) {
  const { math } = useMessages();
  const [node] = useState(() => editor.state.doc.nodeAt(position));
  const isBlock = node?.isBlock === true;
  const [source, setSource] = useState(() => String(node?.attrs["latex"] ?? ""));
  const { preview, problem } = usePreview(source, isBlock);
  const id = useId();

  function write() {
    const { state, view } = editor;
    const current = state.doc.nodeAt(position);
    if (!current || current.type !== node?.type) return;
    const { tr } = state;
    const end = position + current.nodeSize;
    if (source.trim() === "") tr.delete(position, end);
    else if (source !== current.attrs["latex"]) tr.setNodeAttribute(position, "latex", source.trim());
    if (!isBlock && source.trim() !== "") tr.setSelection(TextSelection.create(tr.doc, end));
    view.dispatch(tr);
  }
  useImperativeHandle(leaving, () => write);

  function apply() {
    write();
    if (isBlock && source.trim() !== "") goBelow(editor, position);
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    const isMod = event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || (isBlock ? !isMod : event.shiftKey)) return;
    event.preventDefault();
    apply();
  }

  return (
    <div className={styles.formula}>
      <div ref={preview} className={styles.preview} aria-label={math.preview} role="group" />
      <label htmlFor={id}>{math.source}</label>
      <textarea
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type into it
        autoFocus
        dir="ltr"
        rows={isBlock ? 3 : 1}
        maxLength={10_000}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={source}
        aria-invalid={problem !== ""}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setSource(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-problem`} role="status" className={styles.problem}>
        {problem}
      </p>
      <div className={styles.actions}>
        <Button kind="main" onClick={apply}>
          {math.done}
        </Button>
      </div>
    </div>
  );
}

function usePreview(source: string, isBlock: boolean) {
  const { math } = useMessages();
  const preview = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let isCurrent = true;
    const drawn = document.createElement("span");
    const draw = source.trim() === "" ? Promise.resolve(undefined) : drawFormula(drawn, source, isBlock);
    void draw
      .catch(() => math.notNow)
      .then((found) => {
        if (!isCurrent) return;
        setProblem(found ?? "");
        // What was right last stays in view while one types on.
        if (found === undefined) preview.current?.replaceChildren(...drawn.childNodes);
      });
    return () => {
      isCurrent = false;
    };
  }, [source, isBlock, math]);
  return { preview, problem };
}
