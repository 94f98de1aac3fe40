import type { Editor } from "@tiptap/core";
import { SlidersHorizontal } from "lucide-react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { shownShortcut } from "../toolbar/shortcut.ts";
import { Popover } from "../ui/Popover.tsx";
import { PrintKey } from "./PrintKey.tsx";
import { printer } from "./printer.ts";
import { useFocusMode } from "./useFocusMode.ts";
import type { View } from "./view.ts";
import styles from "./ViewMenu.module.css";

export interface ViewMenuProps {
  editor: Editor | undefined;
  view: View;
  onChange: (change: Partial<View>) => void;
  onFind: (() => void) | undefined;
}

const switches = ["isFocused", "isWide", "isTold"] as const;

/** How the document is shown on this device, and what can be done with all of it. */
export function ViewMenu({ editor, view, onChange, onFind }: ViewMenuProps) {
  const { view: messages, find } = useMessages();
  useFocusMode(editor, view.isFocused);
  return (
    <div className={styles.frame}>
      <Popover
        label={messages.menu}
        align="end"
        buttonClass={styles.button}
        button={<SlidersHorizontal size={19} aria-hidden />}
      >
        {(close) => (
          <div className={styles.menu}>
            {switches.map((name) => (
              <label key={name} className={styles.row}>
                <input
                  type="checkbox"
                  checked={view[name]}
                  onChange={(event) => onChange({ [name]: event.target.checked })}
                />
                {messages[name]}
              </label>
            ))}
            <button
              type="button"
              className={styles.row}
              onClick={() => {
                close();
                onFind?.();
              }}
            >
              {find.label} <kbd className={styles.key}>{shownShortcut("Mod-f")}</kbd>
            </button>
            <button
              type="button"
              className={styles.row}
              onClick={() => {
                close();
                if (editor) void printer.print(editor.view);
              }}
            >
              {messages.print} <kbd className={styles.key}>{shownShortcut("Mod-p")}</kbd>
            </button>
          </div>
        )}
      </Popover>
      {editor && <PrintKey editor={editor} />}
    </div>
  );
}
