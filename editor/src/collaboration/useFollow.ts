import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import { tellActivity } from "./activity.ts";
import { Follow } from "./follow.ts";
import { Places } from "./places.ts";

/** Where the others are and the way there, as long as there is a text. */
export function useFollow(editor: Editor | undefined, awareness: Awareness | undefined): Follow | undefined {
  const [follow, setFollow] = useState<Follow>();
  useEffect(() => {
    if (!editor || !awareness || editor.isDestroyed) return;
    const places = new Places(editor, awareness);
    const next = new Follow(editor, awareness, places);
    places.start();
    setFollow(next);
    return () => {
      setFollow(undefined);
      next.end();
      places.stop();
    };
  }, [editor, awareness]);
  useEffect(() => (awareness ? tellActivity(awareness) : undefined), [awareness]);
  return follow;
}
