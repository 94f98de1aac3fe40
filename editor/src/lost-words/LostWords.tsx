import type { Editor } from "@tiptap/core";
import { useCallback, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import { later } from "../later/later.tsx";

const LostWordsNotice = later(() => import("./LostWordsNotice.tsx").then((module) => module.LostWordsNotice));

/** Offers words back that went with what another person deleted: never silently, never by itself. */
export function LostWords({ editor, awareness }: { editor: Editor; awareness: Awareness }) {
  const { passages } = editor.storage.lostWords;
  const all = useSyncExternalStore(passages.subscribe, passages.getState);
  const dismiss = useCallback((id: number) => passages.dismiss(id), [passages]);
  const [first] = all;
  if (!first) return null;
  return (
    <LostWordsNotice
      key={first.id}
      editor={editor}
      awareness={awareness}
      passage={first}
      more={all.length - 1}
      onDone={dismiss}
    />
  );
}
