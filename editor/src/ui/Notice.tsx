import { Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import styles from "./Notice.module.css";

export interface NoticeProps {
  tone: "info" | "warning" | "alarm";
  children: ReactNode;
  action?: { label: string; run: () => void } | undefined;
}

/** A sentence above the document that stays until its cause is gone. */
export function Notice({ tone, children, action }: NoticeProps) {
  const Icon = tone === "info" ? Info : TriangleAlert;
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "alarm" ? "alert" : "status"}>
      <Icon size={18} aria-hidden className={styles.icon} />
      <p className={styles.sentence}>{children}</p>
      {action && <Button onClick={action.run}>{action.label}</Button>}
    </div>
  );
}
