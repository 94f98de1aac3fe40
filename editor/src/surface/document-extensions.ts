import type { AnyExtension } from "@tiptap/core";
import { extensionsOf } from "../blocks/block.ts";
import { blocks } from "../blocks.ts";
import type { Messages } from "../messages/english.ts";
import { withRoomForUnknown } from "../unknown/room.ts";
import { unknownContent } from "../unknown/unknown-content.ts";

/** What a document may hold: all blocks and marks there are, and room for what is not known. */
export function documentExtensions(messages: Messages): AnyExtension[] {
  return [...withRoomForUnknown(extensionsOf(blocks, messages)), ...unknownContent(messages)];
}
