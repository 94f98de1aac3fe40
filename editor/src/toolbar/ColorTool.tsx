import type { Editor } from "@tiptap/core";
import { Baseline } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { type PaletteColor, paletteColors } from "../ui/palette.ts";
import { Popover } from "../ui/Popover.tsx";
import styles from "./ColorTool.module.css";
import toolbarStyles from "./Toolbar.module.css";
import { useEditorValue } from "./useEditorValue.ts";

/** Colours the selected words, or the words that come next. */
export function ColorTool({ editor }: { editor: Editor }) {
  const { prose } = useMessages();
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  const color = useEditorValue(editor, () => colorOf(editor, "textColor"));
  return (
    <Popover
      label={prose.colors}
      buttonProps={{ "data-stop": true, tabIndex: -1, disabled: !isEditable } as object}
      buttonClass={toolbarStyles.tool}
      button={<Baseline size={18} aria-hidden className={styles.icon} data-color={color} />}
    >
      {(close) => <ColorPanel editor={editor} onDone={close} />}
    </Popover>
  );
}

function ColorPanel({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { prose } = useMessages();
  return (
    <div className={styles.panel}>
      <Swatches
        label={prose.textColor}
        kind="text"
        current={colorOf(editor, "textColor")}
        isFirst
        onPick={(color) => {
          onDone();
          editor.chain().focus().setTextColor(color).run();
        }}
      />
      <Swatches
        label={prose.highlightColor}
        kind="highlight"
        current={editor.isActive("highlight") ? colorOf(editor, "highlight") || "yellow" : ""}
        onPick={(color) => {
          onDone();
          editor.chain().focus().setHighlightColor(color).run();
        }}
      />
    </div>
  );
}

interface SwatchesProps {
  label: string;
  kind: "text" | "highlight";
  current: string;
  isFirst?: boolean;
  onPick: (color: PaletteColor | null) => void;
}

/** One colour beside the other. The arrow keys go from one to the next. */
function Swatches({ label, kind, current, isFirst = false, onPick }: SwatchesProps) {
  const { prose } = useMessages();
  const id = useId();
  return (
    <>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons take the focus */}
      <div role="group" aria-labelledby={id} className={styles.swatches} onKeyDown={moveAlong}>
        {[null, ...paletteColors].map((color, index) => {
          const name = color === null ? prose.noColor : prose.colorNames[color];
          return (
            <button
              key={color}
              type="button"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to choose in it
              autoFocus={isFirst && index === 0}
              className={styles.swatch}
              data-kind={kind}
              data-color={color ?? undefined}
              aria-label={name}
              title={name}
              aria-pressed={(color ?? "") === current}
              onClick={() => onPick(color)}
            >
              {color === null ? "–" : "A"}
            </button>
          );
        })}
      </div>
    </>
  );
}

function moveAlong(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const direction = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
  const current = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(current + step * direction + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
  // The bar around this moves its own focus with the same keys.
  event.stopPropagation();
}

function colorOf(editor: Editor, mark: "textColor" | "highlight"): string {
  return String(editor.getAttributes(mark)["color"] ?? "");
}
