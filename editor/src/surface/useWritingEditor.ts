import { Editor } from "@tiptap/core";
import { type RefObject, useLayoutEffect, useState } from "react";
import { guardSchema } from "../binding/schema-guard.ts";
import type { Replica } from "../collaboration/replica.ts";
import { contentOf } from "../collaboration/roots.ts";
import type { Messages } from "../messages/english.ts";
import { writingExtensions } from "./extensions.ts";
import { findObstacle, type Obstacle, schema } from "./obstacle.ts";

/**
 * Binds an editor to the document. Looking, binding and guarding happen in one go: no edit of somebody else's can come
 * between them and meet an editor that would delete what it does not know.
 */
export function useWritingEditor(
  element: RefObject<HTMLElement | null>,
  replica: Replica,
  messages: Messages,
  onObstacle: (obstacle: Obstacle) => void,
): Editor | undefined {
  const [editor, setEditor] = useState<Editor>();
  useLayoutEffect(() => {
    const obstacle = findObstacle(replica);
    if (obstacle) return onObstacle(obstacle);
    const next = new Editor({
      element: element.current,
      extensions: writingExtensions(replica, messages),
      injectCSS: false,
      editorProps: {
        attributes: {
          "aria-label": messages.editor.label,
          "aria-multiline": "true",
          role: "textbox",
          class: "weft-text",
        },
      },
    });
    const stopGuarding = guardSchema(contentOf(replica.document), schema, (unknown) => {
      // Merely unbound, it would still write its own idea of the document at the next opportunity.
      stopGuarding();
      next.destroy();
      onObstacle(unknown);
    });
    setEditor(next);
    return () => {
      stopGuarding();
      if (!next.isDestroyed) next.destroy();
      setEditor(undefined);
    };
  }, [element, replica, messages, onObstacle]);
  return editor;
}
