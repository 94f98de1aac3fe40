import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import type * as Y from "yjs";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { copyText } from "../ui/copy-text.ts";
import { type IconName, icons } from "../ui/icons.ts";
import styles from "./DocumentMenu.module.css";
import { type ExportFormat, exportFile, exportText } from "./export-document.ts";
import { importFile } from "./import-file.ts";
import { readableFiles } from "./read-file.ts";

export interface DocumentMenuItemsProps {
  id: string;
  editor: Editor;
  title: Y.Text;
  onClose: () => void;
  onSaid: (words: string) => void;
}

const formats: readonly (readonly [ExportFormat, IconName])[] = [
  ["markdown", "file-down"],
  ["html", "file-code"],
  ["text", "file-text"],
  ["json", "file-json"],
];

export function DocumentMenuItems({ id, editor, title, onClose, onSaid }: DocumentMenuItemsProps) {
  const { transfer, editor: words } = useMessages();
  const panel = useRef<HTMLDivElement>(null);
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  useLayoutEffect(() => stops(panel.current)[0]?.focus(), []);

  async function copy() {
    const isCopied = await copyText(exportText("markdown", editor.state.doc, title.toString()));
    onSaid(isCopied ? transfer.copied : transfer.copyFailed);
  }

  function read(file: File) {
    importFile(editor, file, title).then(
      () => {
        onSaid(transfer.imported(file.name));
        editor.view.focus();
      },
      () => onSaid(transfer.notReadable(file.name)),
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape" || event.key === "Tab") onClose();
    else if (!moveFocus(event)) return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  }

  function done(work: () => void) {
    return () => {
      onClose();
      work();
    };
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items take the focus, one at a time
    <div ref={panel} id={id} role="menu" aria-label={transfer.menu} className={styles.menu} onKeyDown={onKeyDown}>
      <div role="group" aria-label={transfer.download} className={styles.group}>
        <div className={styles.heading} aria-hidden>
          {transfer.download}
        </div>
        {formats.map(([format, icon]) => (
          <Item
            key={format}
            icon={icon}
            label={transfer.formats[format]}
            onChoose={done(() => exportFile(format, editor.state.doc, title.toString(), words.untitled))}
          />
        ))}
      </div>
      <div role="group" className={styles.group}>
        <Item icon="copy" label={transfer.copy} onChoose={done(() => void copy())} />
        <Item icon="printer" label={transfer.print} onChoose={done(() => print())} />
      </div>
      <div role="group" className={styles.group}>
        <Item icon="file-up" label={transfer.import} isDisabled={!isEditable} onChoose={done(() => pickFile(read))} />
      </div>
    </div>
  );
}

interface ItemProps {
  icon: IconName;
  label: string;
  isDisabled?: boolean;
  onChoose: () => void;
}

function Item({ icon, label, isDisabled = false, onChoose }: ItemProps) {
  const Icon = icons[icon];
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={styles.item}
      aria-disabled={isDisabled}
      onClick={() => !isDisabled && onChoose()}
    >
      <Icon size={16} aria-hidden />
      {label}
    </button>
  );
}

function pickFile(onFile: (file: File) => void) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = readableFiles;
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) onFile(file);
  });
  input.click();
}

function moveFocus(event: KeyboardEvent<HTMLElement>): boolean {
  const all = stops(event.currentTarget);
  const current = all.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: -1 }[event.key];
  if (next !== undefined) all.at(next % all.length)?.focus();
  return next !== undefined;
}

function stops(panel: HTMLElement | null): HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])') ?? [])];
}
