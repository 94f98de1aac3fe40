import type { Editor } from "@tiptap/core";
import { askForFiles } from "../../ui/ask-for-files.ts";
import { placeFiles } from "./place-files.ts";

/** Lets the person choose files, and puts them where the selection is. */
export function pickFiles(editor: Editor, accept: string) {
  askForFiles({ accept, isMultiple: true }, (files) => {
    editor.view.focus();
    void placeFiles(editor, files);
  });
}
