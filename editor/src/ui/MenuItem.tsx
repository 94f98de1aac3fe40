import { type IconName, icons } from "./icons.ts";
import styles from "./Menu.module.css";

export interface MenuItemProps {
  label: string;
  icon: IconName;
  /** Keys or signs for the same; for the eye only. */
  hint?: string | undefined;
  isEnabled?: boolean;
  /** For one of several that exclude each other. */
  isChosen?: boolean | undefined;
  onChoose: () => void;
}

export function MenuItem({ label, icon, hint, isEnabled = true, isChosen, onChoose }: MenuItemProps) {
  const Icon = icons[icon];
  return (
    <button
      type="button"
      role={isChosen === undefined ? "menuitem" : "menuitemradio"}
      // A menu that is scrolled has to hold something the Tab key finds, though the key then closes it.
      tabIndex={0}
      className={styles.item}
      aria-checked={isChosen}
      aria-disabled={!isEnabled}
      onClick={() => isEnabled && onChoose()}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.label}>{label}</span>
      {hint && (
        <kbd className={styles.shortcut} aria-hidden>
          {hint}
        </kbd>
      )}
    </button>
  );
}
