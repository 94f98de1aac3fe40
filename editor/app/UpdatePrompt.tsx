import { RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../src/index.ts";
import { messages } from "./messages.ts";
import { watchForUpdates } from "./shell.ts";
import styles from "./UpdatePrompt.module.css";

/** Offers a new version of the app. It never starts by itself: the page may hold words that are nowhere else yet. */
export function UpdatePrompt() {
  const [takeOver, setTakeOver] = useState<() => void>();
  useEffect(() => watchForUpdates((start) => setTakeOver(() => start)), []);
  if (!takeOver) return null;
  return (
    <div className={`weft ${styles.prompt}`} role="status">
      <RefreshCw size={18} aria-hidden />
      <span>{messages.update.ready}</span>
      <Button kind="main" onClick={takeOver}>
        {messages.update.reload}
      </Button>
    </div>
  );
}
