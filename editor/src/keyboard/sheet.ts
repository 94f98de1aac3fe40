import { blockTools } from "../block-tools.ts";
import type { Messages } from "../messages/english.ts";

export interface SheetLine {
  readonly label: string;
  /** A shortcut as ProseMirror writes it. */
  readonly keys?: string;
  /** What is typed into the text. */
  readonly typed?: string;
}

export interface SheetSection {
  readonly heading: string;
  readonly lines: readonly SheetLine[];
}

type KeyName = keyof Messages["keyboard"]["keys"];
type SignName = keyof Messages["keyboard"]["signs"];

const menuKeys: Partial<Record<KeyName, string>> = {
  sheet: "Mod-/",
  toolbar: "Alt-F10",
  blockMenu: "Alt-Enter",
  link: "Mod-k",
  find: "Mod-f",
  undo: "Mod-z",
  redo: "Mod-Shift-z",
  plainPaste: "Mod-Shift-v",
  newLine: "Shift-Enter",
};

const blockKeys: Partial<Record<KeyName, string>> = {
  moveUp: "Alt-Shift-ArrowUp",
  moveDown: "Alt-Shift-ArrowDown",
  indent: "Tab",
  outdent: "Shift-Tab",
  done: "Mod-Enter",
  fold: "Mod-Shift-Enter",
  footnote: "Mod-Alt-f",
  selectRow: "Shift-Space",
  selectColumn: "Ctrl-Space",
};

const signs: Record<SignName, string> = { insert: "/", mention: "@", page: "[[", emoji: ":" };

/** Everything that keys do, from what the blocks say of themselves. */
export function sheetSections(messages: Messages): SheetSection[] {
  const { keyboard } = messages;
  const named = blockTools.flatMap((block) => [...(block.styles ?? []), ...(block.tools ?? [])]);
  const shortcuts = named.flatMap(({ label, shortcut }) =>
    shortcut ? [{ label: label(messages), keys: shortcut }] : [],
  );
  const typed = blockTools
    .flatMap((block) => [...(block.tools ?? []), ...(block.insertions ?? [])])
    .filter((each) => each.typed !== undefined && !Object.values(signs).includes(each.typed))
    .map(({ label, typed: written = "" }) => ({ label: label(messages), typed: written }));
  return [
    {
      heading: keyboard.menus,
      lines: [
        ...linesOf(menuKeys, keyboard.keys),
        ...Object.entries(signs).map(([name, sign]) => ({ label: keyboard.signs[name as SignName], typed: sign })),
      ],
    },
    { heading: keyboard.text, lines: shortcuts },
    { heading: keyboard.blocks, lines: linesOf(blockKeys, keyboard.keys) },
    { heading: keyboard.typed, lines: [...typed, { label: messages.tools.link, typed: "[words](address)" }] },
  ];
}

function linesOf(keys: Partial<Record<KeyName, string>>, labels: Messages["keyboard"]["keys"]): SheetLine[] {
  return Object.entries(keys).map(([name, shortcut]) => ({ label: labels[name as KeyName], keys: shortcut }));
}
