import { Editor } from "@tiptap/core";
import { useEffect, useRef } from "react";
import { readableContent } from "../binding/readable-content.ts";
import type { Replica } from "../collaboration/replica.ts";
import { contentOf } from "../collaboration/roots.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { readingExtensions } from "./extensions.ts";
import { findObstacle, type Obstacle } from "./obstacle.ts";

export interface ReadingSurfaceProps {
  replica: Replica;
  /** Called after each change with what still stands in the way of writing. */
  onObstacle: (obstacle: Obstacle | undefined) => void;
}

const pauseMs = 200;

/** The text, to be read: nothing here is bound to the document, so nothing here can change it. */
export function ReadingSurface({ replica, onObstacle }: ReadingSurfaceProps) {
  const element = useRef<HTMLDivElement>(null);
  const messages = useMessages();
  useEffect(() => {
    const fragment = contentOf(replica.document);
    const editor = new Editor({
      element: element.current,
      extensions: readingExtensions(messages),
      editable: false,
      injectCSS: false,
      editorProps: { attributes: { "aria-label": messages.editor.label, "aria-readonly": "true", class: "weft-text" } },
    });
    const show = () =>
      editor.commands.setContent(readableContent(fragment, editor.schema).toJSON(), { emitUpdate: false });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const showSoon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        show();
        onObstacle(findObstacle(replica));
      }, pauseMs);
    };
    show();
    replica.document.on("update", showSoon);
    return () => {
      clearTimeout(timer);
      replica.document.off("update", showSoon);
      editor.destroy();
    };
  }, [replica, messages, onObstacle]);
  return <div ref={element} className="weft-surface" />;
}
