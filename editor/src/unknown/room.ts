import { type AnyExtension, Node } from "@tiptap/core";
import { unknownNames } from "../binding/unknown-content.ts";

/**
 * Blocks that tolerate nothing but text tolerate what is not known: else turning a paragraph into code would
 * delete, without a word, what somebody's newer version had in it.
 */
export function withRoomForUnknown(extensions: readonly AnyExtension[]): AnyExtension[] {
  return extensions.map((extension) => {
    if (extension instanceof Node && extension.config.content === "text*") {
      return extension.extend({ content: `(text | ${unknownNames.inline})*`, marks: unknownNames.mark });
    }
    return extension;
  });
}
