import { useState } from "react";
import * as Y from "yjs";
import { titleOf } from "../collaboration/roots.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { download } from "../ui/download.ts";
import styles from "./Rescue.module.css";
import { unsentPassages, wholeText } from "./words.ts";

export interface RescueDialogProps {
  document: Y.Doc;
  /** What the server had; without it everything is only here. */
  serverStateVector: Uint8Array | undefined;
  onDiscard: () => void;
  onClose: () => void;
}

/** Words that cannot be sent: to be seen, copied, downloaded or discarded. */
export function RescueDialog({ document, serverStateVector, onDiscard, onClose }: RescueDialogProps) {
  const { rescue, editor } = useMessages();
  const [copied, setCopied] = useState<boolean>();
  const [isAsking, setAsking] = useState(false);
  const whole = wholeText(document);
  const unsent = serverStateVector ? unsentPassages(document, serverStateVector) : [];
  const name =
    titleOf(document)
      .toString()
      .trim()
      .replaceAll(/[/\\:*?"<>|]/g, " ") || editor.untitled;

  if (isAsking) {
    return (
      <Dialog
        heading={rescue.discardQuestion}
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{rescue.keep}</Button>
            <Button kind="danger" onClick={onDiscard}>
              {rescue.discardYes}
            </Button>
          </>
        }
      >
        <blockquote className={styles.words}>{unsent.length > 0 ? unsent.join("\n\n") : whole}</blockquote>
      </Dialog>
    );
  }

  return (
    <Dialog
      heading={rescue.heading}
      isWide
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" onClick={() => setAsking(true)}>
            {rescue.discard}
          </Button>
          <span className={styles.gap} />
          <Button onClick={() => download(`${name}.yjs`, bytesOf(document), "application/octet-stream")}>
            {rescue.downloadState}
          </Button>
          <Button onClick={() => download(`${name}.txt`, whole, "text/plain")}>{rescue.downloadText}</Button>
          <Button
            kind="main"
            onClick={() => void copyText(unsent.length > 0 ? unsent.join("\n\n") : whole).then(setCopied)}
          >
            {rescue.copy}
          </Button>
          <Button onClick={onClose}>{rescue.later}</Button>
        </>
      }
    >
      {unsent.length > 0 && (
        <>
          <h3 className={styles.part}>{rescue.unsent}</h3>
          <blockquote className={styles.words} data-testid="unsent-words">
            {unsent.join("\n\n")}
          </blockquote>
        </>
      )}
      <h3 className={styles.part}>{rescue.whole}</h3>
      <blockquote className={styles.words} data-testid="whole-text">
        {whole || rescue.nothing}
      </blockquote>
      <p role="status" className={styles.told}>
        {copied !== undefined && (copied ? rescue.copied : rescue.copyFailed)}
      </p>
    </Dialog>
  );
}

function bytesOf(document: Y.Doc): Uint8Array<ArrayBuffer> {
  return Y.encodeStateAsUpdate(document) as Uint8Array<ArrayBuffer>;
}
