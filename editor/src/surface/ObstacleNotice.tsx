import { useMessages } from "../messages/MessagesContext.tsx";
import { Notice } from "../ui/Notice.tsx";
import type { Obstacle } from "./obstacle.ts";

/** Says why the document is open for reading only. */
export function ObstacleNotice({ obstacle }: { obstacle: Obstacle }) {
  const { reading } = useMessages();
  const sentence = obstacle.kind === "newer-schema" ? reading.newerSchema : reading[obstacle.kind](obstacle.name);
  return <Notice tone="warning">{sentence}</Notice>;
}
