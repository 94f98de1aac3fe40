import type { Editor } from "@tiptap/core";
import { useCallback, useSyncExternalStore } from "react";
import type { Replica } from "../collaboration/replica.ts";
import { later } from "../later/later.tsx";
import { useLostPassages } from "./useLostPassages.ts";

const LostWordsNotice = later(() => import("./LostWordsNotice.tsx").then((module) => module.LostWordsNotice));

/** Offers words back that went with what another person deleted: never silently, never by itself. */
export function LostWords({ editor, replica }: { editor: Editor; replica: Replica }) {
  const passages = useLostPassages(editor, replica);
  const all = useSyncExternalStore(passages.subscribe, passages.getState);
  const dismiss = useCallback((id: number) => passages.dismiss(id), [passages]);
  const [first] = all;
  if (!first) return null;
  return (
    <LostWordsNotice
      key={first.id}
      editor={editor}
      awareness={replica.awareness}
      passage={first}
      more={all.length - 1}
      onDone={dismiss}
    />
  );
}
