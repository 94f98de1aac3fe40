import type { Editor } from "@tiptap/core";
import type { Block, Insertion } from "./block.ts";
import { audioKind, figure, type FigureKind, imageKind, videoKind } from "./media/figures.ts";
import { fileBlock } from "./media/file-block.ts";
import { mediaMarkdown } from "./media/markdown.ts";
import { pickFiles } from "./media/pick-files.ts";
import { takeFiles } from "./media/take-files.ts";

export const image: Block = {
  extensions: [takeFiles],
  speakingExtensions: (messages) => [figure(imageKind, messages)],
  markdown: mediaMarkdown,
  insertions: [pick("image", "image", "image/*")],
  tools: [
    {
      name: "image",
      label: ({ media }) => media.insert.image,
      icon: "image",
      run: (editor) => pickFiles(editor, "image/*"),
    },
  ],
};

export const video: Block = streamed(videoKind, "film");
export const audio: Block = streamed(audioKind, "audio-lines");

export const file: Block = {
  extensions: [],
  speakingExtensions: (messages) => [fileBlock(messages)],
  insertions: [pick("file", "paperclip", "")],
};

function streamed(kind: FigureKind, icon: Insertion["icon"]): Block {
  return {
    extensions: [],
    speakingExtensions: (messages) => [figure(kind, messages)],
    insertions: [pick(kind.name, icon, `${kind.name}/*`)],
  };
}

function pick(name: "image" | "video" | "audio" | "file", icon: Insertion["icon"], accept: string): Insertion {
  return {
    name,
    label: ({ media }) => media.insert[name],
    words: ({ media }) => media.words[name],
    icon,
    group: "media",
    run: (editor: Editor) => pickFiles(editor, accept),
  };
}
