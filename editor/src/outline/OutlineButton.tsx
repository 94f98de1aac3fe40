import { TableOfContents } from "lucide-react";
import { useMessages } from "../messages/MessagesContext.tsx";
import styles from "../view/ViewMenu.module.css";
import type { OutlineShown } from "./useOutline.ts";

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
