import type { Editor } from "@tiptap/core";
import { TableOfContents } from "lucide-react";
import { later } from "../later/later.tsx";
import { useMessages } from "../messages/MessagesContext.tsx";
import styles from "../view/ViewMenu.module.css";
import type { OutlineShown } from "./useOutline.ts";

const OutlinePanel = later(() => import("./OutlinePanel.tsx").then((module) => module.OutlinePanel));

export function OutlineButton({ isShown, show }: OutlineShown) {
  const { outline } = useMessages();
  return (
    <button
      type="button"
      className={styles.button}
      aria-expanded={isShown}
      aria-label={outline.name}
      title={outline.name}
      onClick={() => show(!isShown)}
    >
      <TableOfContents size={19} aria-hidden className="weft-flip" />
    </button>
  );
}

export function Outline({ editor, outline }: { editor: Editor; outline: OutlineShown }) {
  if (!outline.isShown) return null;
  return <OutlinePanel editor={editor} isSheet={outline.isSheet} onClose={() => outline.show(false)} />;
}
