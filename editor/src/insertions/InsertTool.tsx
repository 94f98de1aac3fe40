import type { Editor } from "@tiptap/core";
import { Plus } from "lucide-react";
import { later } from "../later/later.tsx";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import styles from "../toolbar/Toolbar.module.css";
import { MenuButton } from "../ui/MenuButton.tsx";

const InsertMenu = later(() => import("./InsertMenu.tsx").then((module) => module.InsertMenu));

/** Leads to everything that can be put in. */
export function InsertTool({ editor }: { editor: Editor }) {
  const { insert } = useMessages();
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  return (
    <MenuButton
      label={insert.menu}
      buttonProps={{ "data-stop": true, tabIndex: -1, className: styles.tool, disabled: !isEditable } as object}
      button={<Plus size={18} aria-hidden />}
    >
      {(menu) => <InsertMenu editor={editor} {...menu} />}
    </MenuButton>
  );
}
