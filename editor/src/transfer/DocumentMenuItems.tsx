import type { Editor } from "@tiptap/core";
import type { ExportFormat } from "@weft/server/api";
import type * as Y from "yjs";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { copyText } from "../ui/copy-text.ts";
import { askForFiles } from "../ui/ask-for-files.ts";
import type { IconName } from "../ui/icons.ts";
import type { OpenMenu } from "../ui/MenuButton.tsx";
import { MenuGroup } from "../ui/MenuGroup.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuPanel } from "../ui/MenuPanel.tsx";
import { printer } from "../view/printer.ts";
import type { DocumentAction } from "./document-action.ts";
import { exportFile, exportText } from "./export-document.ts";
import { importFile } from "./import-file.ts";
import { readableFiles } from "./read-file.ts";

export interface DocumentMenuItemsProps {
  menu: OpenMenu;
  editor: Editor;
  title: Y.Text;
  actions: readonly DocumentAction[] | undefined;
  onSaid: (words: string) => void;
}

const formats: readonly (readonly [ExportFormat, IconName])[] = [
  ["markdown", "file-down"],
  ["html", "file-code"],
  ["text", "file-text"],
  ["json", "file-json"],
];

export function DocumentMenuItems({ menu, editor, title, actions, onSaid }: DocumentMenuItemsProps) {
  const { transfer, editor: words } = useMessages();
  const isEditable = useEditorValue(editor, () => editor.isEditable);

  async function copy() {
    const isCopied = await copyText(exportText("markdown", editor.state.doc, title.toString()));
    onSaid(isCopied ? transfer.copied : transfer.copyFailed);
  }

  function read(file: File) {
    importFile(editor, file, title).then(
      (lost) => {
        onSaid(lost === 0 ? transfer.imported(file.name) : transfer.importedWithout(file.name, lost));
        editor.view.focus();
      },
      () => onSaid(transfer.notReadable(file.name)),
    );
  }

  function done(work: () => void) {
    return () => {
      menu.close();
      work();
    };
  }

  return (
    <MenuPanel {...menu}>
      <MenuGroup label={transfer.download}>
        {formats.map(([format, icon]) => (
          <MenuItem
            key={format}
            icon={icon}
            label={transfer.formats[format]}
            onChoose={done(() => void exportFile(format, editor.state.doc, title.toString(), words.untitled))}
          />
        ))}
      </MenuGroup>
      <MenuGroup>
        <MenuItem icon="copy" label={transfer.copy} onChoose={done(() => void copy())} />
        <MenuItem icon="printer" label={transfer.print} onChoose={done(() => void printer.print(editor.view))} />
      </MenuGroup>
      <MenuGroup>
        <MenuItem icon="file-up" label={transfer.import} isEnabled={isEditable} onChoose={done(() => pickFile(read))} />
      </MenuGroup>
      {actions && (
        <MenuGroup>
          {actions.map(({ label, icon, run }) => (
            <MenuItem key={label} icon={icon} label={label} onChoose={done(run)} />
          ))}
        </MenuGroup>
      )}
    </MenuPanel>
  );
}

function pickFile(onFile: (file: File) => void) {
  askForFiles({ accept: readableFiles }, ([file]) => file && onFile(file));
}
