import { useMessages } from "../messages/MessagesContext.tsx";
import { shownShortcut } from "../toolbar/shortcut.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./KeyboardSheet.module.css";
import { sheetSections } from "./sheet.ts";

/** What keys do, and what can be typed instead of looking for a button. */
export function KeyboardSheet({ onClose }: { onClose: () => void }) {
  const messages = useMessages();
  const { keyboard } = messages;
  return (
    <Dialog
      heading={keyboard.heading}
      onClose={onClose}
      isWide
      actions={
        <Button kind="main" ref={takeFirstFocus} onClick={onClose}>
          {keyboard.close}
        </Button>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is longer than the window is scrolled by keys */}
      <div className={styles.sections} tabIndex={0} role="group" aria-label={keyboard.heading}>
        {sheetSections(messages).map(({ heading, lines }) => (
          <section key={heading} className={styles.section}>
            <h3 className={styles.heading}>{heading}</h3>
            <dl className={styles.lines}>
              {lines.map(({ label, keys, typed }) => (
                <div key={label + (keys ?? typed)} className={styles.line}>
                  <dt>{label}</dt>
                  <dd>
                    <kbd className={styles.keys}>{keys ? shownShortcut(keys) : typed}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** Otherwise the browser gives it to the list, which scrolls. React's own way comes before the dialog is open. */
function takeFirstFocus(button: HTMLButtonElement | null) {
  button?.setAttribute("autofocus", "");
}
