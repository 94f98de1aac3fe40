import type { ReactNode } from "react";
import styles from "./Menu.module.css";

export function MenuGroup({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={styles.group}>
      {label !== undefined && (
        <div aria-hidden className={styles.heading}>
          {label}
        </div>
      )}
      {children}
    </div>
  );
}
