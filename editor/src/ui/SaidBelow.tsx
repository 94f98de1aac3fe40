import styles from "./SaidBelow.module.css";

/** A word about what was done, below what did it, for those who see it and those who hear it. */
export function SaidBelow({ children }: { children: string }) {
  return (
    <span role="status" className={styles.said}>
      {children}
    </span>
  );
}
