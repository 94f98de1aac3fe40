import { type Editor, Extension } from "@tiptap/core";
import type { BlockTools, Insertion } from "./block.ts";
import { selectsFigure } from "./media/figure-click.ts";
import { figureKeys } from "./media/figure-keys.ts";
import { mediaMarkdown } from "./media/markdown.ts";
import { pickFiles } from "./media/pick-files.ts";
import { takeFiles } from "./media/take-files.ts";

type Name = "image" | "video" | "audio" | "file";

export const mediaTools: BlockTools = {
  behavior: () => [takeFiles, answers("image"), answers("video"), answers("audio"), answers("file")],
  markdown: mediaMarkdown,
  tools: [
    {
      name: "image",
      label: ({ media }) => media.insert.image,
      icon: "image",
      run: (editor) => pickFiles(editor, "image/*"),
    },
  ],
  insertions: [
    pick("image", "image", "image/*"),
    pick("video", "film", "video/*"),
    pick("audio", "audio-lines", "audio/*"),
    pick("file", "paperclip", ""),
  ],
};

function answers(name: Name): Extension {
  return Extension.create({
    name: `${name}Keys`,
    // Before the Tab key of a table around it.
    priority: 150,
    addKeyboardShortcuts() {
      return figureKeys(name, this.editor);
    },
    addProseMirrorPlugins: () => (name === "file" ? [] : [selectsFigure(name)]),
  });
}

function pick(name: Name, icon: Insertion["icon"], accept: string): Insertion {
  return {
    name,
    label: ({ media }) => media.insert[name],
    words: ({ media }) => media.words[name],
    icon,
    group: "media",
    run: (editor: Editor) => pickFiles(editor, accept),
  };
}
