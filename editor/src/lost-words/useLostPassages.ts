import type { Editor, EditorEvents } from "@tiptap/core";
import { useEffect, useState } from "react";
import { isRemote } from "../binding/binding-key.ts";
import type { Replica } from "../collaboration/replica.ts";
import { carryOn } from "./carry-on.ts";
import { LostPassages } from "./lost-passages.ts";

/** What was lost in an editor. Words that can go on where others have their text now do so. */
export function useLostPassages(editor: Editor, replica: Replica): LostPassages {
  const [passages] = useState(() => new LostPassages());
  useEffect(() => {
    const see = ({ transaction }: EditorEvents["transaction"]) => {
      if (isRemote(transaction)) passages.see(transaction);
    };
    editor.on("transaction", see);
    const endTelling = replica.tellLostWords((lost) => {
      passages.lose(lost);
      // What others did has to be shown first.
      queueMicrotask(() => passages.find(lost.filter((each) => carryOn(editor, each))));
    });
    return () => {
      editor.off("transaction", see);
      endTelling();
      passages.stop();
    };
  }, [editor, replica, passages]);
  return passages;
}
