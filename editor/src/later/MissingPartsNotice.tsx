import { useSyncExternalStore } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Notice } from "../ui/Notice.tsx";
import styles from "./MissingPartsNotice.module.css";
import { missingParts } from "./missing-parts.ts";

/** Says that something did not open because it could not be loaded. Browsers ask for a module once: only a new page can have it. */
export function MissingPartsNotice() {
  const { editor } = useMessages();
  const count = useSyncExternalStore(missingParts.subscribe, missingParts.getCount);
  if (count === 0) return null;
  return (
    <div className={styles.place}>
      <Notice tone="warning" action={{ label: editor.reload, run: () => location.reload() }}>
        {editor.partMissing}
      </Notice>
    </div>
  );
}
