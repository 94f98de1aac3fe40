import type { Editor } from "@tiptap/core";
import { Table } from "lucide-react";
import { tableTools } from "../blocks/table/table-tools.ts";
import { later } from "../later/later.tsx";
import { useMessages } from "../messages/MessagesContext.tsx";
import { MenuButton } from "../ui/MenuButton.tsx";
import styles from "./Toolbar.module.css";
import { useEditorValue } from "./useEditorValue.ts";

const TableSizePicker = later(() => import("../tables/TableSizePicker.tsx").then((module) => module.TableSizePicker));

const [tool] = tableTools.tools ?? [];

/** Leads to a table of any size. */
export function TableTool({ editor }: { editor: Editor }) {
  const { tools } = useMessages();
  const isEnabled = useEditorValue(editor, () => editor.isEditable && (tool?.isEnabled?.(editor) ?? true));
  return (
    <MenuButton
      label={tools.table}
      popup="grid"
      buttonProps={{ "data-stop": true, tabIndex: -1, className: styles.tool, disabled: !isEnabled } as object}
      button={<Table size={18} aria-hidden />}
    >
      {(menu) => <TableSizePicker editor={editor} {...menu} />}
    </MenuButton>
  );
}
