import type { Block } from "./block.ts";
import { audioKind, figure, imageKind, videoKind } from "./media/figures.ts";
import { fileBlock } from "./media/file-block.ts";

/** Pictures, films, sounds and files to be downloaded. */
export const media: Block = {
  extensions: [],
  speakingExtensions: (messages) => [
    figure(imageKind, messages),
    figure(videoKind, messages),
    figure(audioKind, messages),
    fileBlock(messages),
  ],
};
