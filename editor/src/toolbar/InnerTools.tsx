import type { Editor } from "@tiptap/core";
import type { RefObject } from "react";
import { blockTools } from "../block-tools.ts";
import styles from "./Toolbar.module.css";
import { ToolButton } from "./ToolButton.tsx";

export interface InnerToolsProps {
  editor: Editor;
  /** As `innerToolsAt` says them. */
  shown: string;
  frame: RefObject<HTMLDivElement | null>;
}

/** What can be done to what the caret is in, beside the bar. */
export function InnerTools({ editor, shown, frame }: InnerToolsProps) {
  return (
    <div ref={frame} className={styles.inner} data-inner-tools>
      {shown.split(" ").map((index) => (
        <div key={index} className={styles.part}>
          {blockTools[Number(index)]?.innerTools?.tools.map((tool) => (
            <ToolButton key={tool.name} editor={editor} tool={tool} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A list may stand in a table: the places in `blockTools` of all that have tools for where the caret is. */
export function innerToolsAt(editor: Editor): string {
  return blockTools.flatMap(({ innerTools }, index) => (innerTools?.isShown(editor) ? index : [])).join(" ");
}
