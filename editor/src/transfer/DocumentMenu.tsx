import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import type * as Y from "yjs";
import { later } from "../later/later.tsx";
import { useMessages } from "../messages/MessagesContext.tsx";
import { icons } from "../ui/icons.ts";
import { MenuButton } from "../ui/MenuButton.tsx";
import { SaidBelow } from "../ui/SaidBelow.tsx";
import type { DocumentAction } from "./document-action.ts";
import styles from "./DocumentMenu.module.css";

const Items = later(() => import("./DocumentMenuItems.tsx").then((module) => module.DocumentMenuItems));

export interface DocumentMenuProps {
  editor: Editor;
  title: Y.Text;
  actions: readonly DocumentAction[] | undefined;
}

/** What can be done with the whole document. What does it is loaded when the menu is opened. */
export function DocumentMenu({ editor, title, actions }: DocumentMenuProps) {
  const { transfer } = useMessages();
  const [said, setSaid] = useState("");
  const Icon = icons["ellipsis-vertical"];

  useEffect(() => {
    // As long as it takes to read it.
    const timer = setTimeout(() => setSaid(""), Math.max(5_000, said.length * 100));
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <div className={styles.frame}>
      <MenuButton
        label={transfer.menu}
        buttonProps={{ className: styles.button }}
        button={<Icon size={18} aria-hidden />}
      >
        {(menu) => <Items {...{ menu, editor, title, actions, onSaid: setSaid }} />}
      </MenuButton>
      <SaidBelow>{said}</SaidBelow>
    </div>
  );
}
