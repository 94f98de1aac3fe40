import { useState } from "react";
import { Button, Dialog } from "../src/index.ts";
import { deleteDocument } from "./api.ts";
import { messages } from "./messages.ts";

export interface DeleteDialogProps {
  id: string;
  title: string;
  onClose: () => void;
  onDeleted: () => void;
}

/** Asks before a document is deleted, and says when it could not be. */
export function DeleteDialog({ id, title, onClose, onDeleted }: DeleteDialogProps) {
  const [state, setState] = useState<"asking" | "deleting" | "failed">("asking");

  function remove() {
    setState("deleting");
    deleteDocument(id).then(onDeleted, () => setState("failed"));
  }

  return (
    <Dialog
      heading={messages.remove.question(title)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.remove.no}</Button>
          <Button kind="danger" disabled={state === "deleting"} onClick={remove}>
            {messages.remove.yes}
          </Button>
        </>
      }
    >
      <p>{messages.remove.explanation}</p>
      {state === "failed" && <p role="alert">{messages.remove.failed}</p>}
    </Dialog>
  );
}
