import type { UndoManager } from "yjs";
import { mendNeighbours } from "./undo-neighbours.ts";
import { cutRestored } from "./undo-pieces.ts";

/** Mends what an undo manager of Yjs 13.6.33 does wrong, as long as the returned way to stop is not taken. */
export function mendUndo(manager: UndoManager): () => void {
  const stops = [mendNeighbours(manager), cutRestored(manager)];
  return () => stops.forEach((stop) => stop());
}
