import { type AnyExtension, Mark, Node } from "@tiptap/core";
import { unknownNames } from "../binding/unknown-content.ts";

/**
 * Blocks and marks that tolerate nothing beside them tolerate what is not known: else turning a paragraph into code would
 * delete, without a word, what somebody's newer version had in it.
 */
export function withRoomForUnknown(extensions: readonly AnyExtension[]): AnyExtension[] {
  const marks = extensions.filter(({ type }) => type === "mark").map(({ name }) => name);
  return extensions.map((extension) => {
    if (extension instanceof Mark && extension.config.excludes === "_") {
      return extension.extend({ excludes: marks.join(" ") });
    }
    if (extension instanceof Node && extension.config.content === "text*") {
      return extension.extend({ content: `(text | ${unknownNames.inline})*`, marks: unknownNames.mark });
    }
    return extension;
  });
}
