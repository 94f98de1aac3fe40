import type { EditorState } from "@tiptap/pm/state";
import * as Y from "yjs";
import { bindingOf } from "../binding/binding-plugin.ts";

/**
 * What a block is called, whatever is changed in it: the id that Yjs has given its element, so that nothing is written for
 * it. `<client>-<clock>`; `undefined` where no block begins.
 */
export function idOfBlock(state: EditorState, position: number): string | undefined {
  const { item } = bindingOf(state).toRelativePosition(position, 1);
  return item && state.doc.nodeAt(position) ? `${item.client.toString(36)}-${item.clock.toString(36)}` : undefined;
}

/** Where the block begins; `undefined` while it has not come, and when it is gone. */
export function findBlock(state: EditorState, id: string): number | undefined {
  const [client, clock] = id.split("-").map((part) => parseInt(part, 36));
  if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock)) return undefined;
  const item = Y.createID(client as number, clock as number);
  const position = bindingOf(state).toPosition(new Y.RelativePosition(null, null, item, 0));
  return position !== undefined && idOfBlock(state, position) === id ? position : undefined;
}
