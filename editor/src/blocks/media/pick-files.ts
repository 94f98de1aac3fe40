import type { Editor } from "@tiptap/core";
import { placeFiles } from "./place-files.ts";

/** Lets the person choose files, and puts them where the selection is. */
export function pickFiles(editor: Editor, accept: string) {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = accept;
  input.addEventListener("change", () => {
    editor.view.focus();
    void placeFiles(editor, [...(input.files ?? [])]);
  });
  input.click();
}
