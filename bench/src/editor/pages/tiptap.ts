import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { StarterKit } from "@tiptap/starter-kit";
import { field, place, ydoc } from "./place.ts";

/** Tiptap as its page on collaboration has it. */
const editor = new Editor({
  element: place,
  extensions: [StarterKit.configure({ undoRedo: false }), Collaboration.configure({ document: ydoc, field })],
});
Object.assign(globalThis, { editor });
