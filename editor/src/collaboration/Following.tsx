import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { Follow } from "./follow.ts";
import { FollowBanner } from "./FollowBanner.tsx";
import { useFollow } from "./useFollow.ts";

export interface FollowingProps {
  editor: Editor;
  awareness: Awareness;
  /** Told of the way to the others, for those who offer it. */
  onFollow: (follow: Follow | undefined) => void;
}

/** Knows where the others are, and says whom one follows. */
export function Following({ editor, awareness, onFollow }: FollowingProps) {
  const follow = useFollow(editor, awareness);
  useEffect(() => {
    onFollow(follow);
    return () => onFollow(undefined);
  }, [follow, onFollow]);
  return follow ? <FollowBanner follow={follow} awareness={awareness} /> : null;
}
