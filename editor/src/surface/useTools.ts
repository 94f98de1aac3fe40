import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { whenPainted } from "../idle/when-painted.ts";
import { missingParts } from "../later/missing-parts.ts";
import { useMessages } from "../messages/MessagesContext.tsx";

const load = () => import("../around-text.ts");

export type Tools = Awaited<ReturnType<typeof load>>;

/** What stands around the text, once it is loaded and the editor can do what it offers. */
export function useTools(editor: Editor | undefined): Tools | undefined {
  const messages = useMessages();
  const [given, setGiven] = useState<{ editor: Editor; tools: Tools }>();
  useEffect(() => {
    if (!editor) return undefined;
    let isCurrent = true;
    const give = (tools: Tools) => {
      missingParts.remove(load);
      if (!isCurrent) return;
      tools.equip(editor, messages);
      setGiven({ editor, tools });
    };
    // The text first.
    whenPainted()
      .then(load)
      .then(give, () => missingParts.add(load));
    return () => {
      isCurrent = false;
    };
  }, [editor, messages]);
  return given?.editor === editor ? given?.tools : undefined;
}
