import type { Node, Schema } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { insertWhenReady } from "./insert-when-ready.ts";

/** Puts Markdown into the document as blocks. What reads it is loaded when it is needed first. */
export function pasteMarkdown(view: EditorView, text: string): Promise<void> {
  return insertWhenReady(view, readAsBlocks(text, view.state.schema));
}

async function readAsBlocks(text: string, schema: Schema): Promise<Node> {
  const { readMarkdownHere } = await import("../formats/formats-here.ts");
  return readMarkdownHere(text, schema);
}
