import { Extension, type Extensions } from "@tiptap/core";
import { directionOfWords } from "./direction-of-words.ts";
import { documentFiles } from "../blocks/media/document-files.ts";
import { boundDocument } from "../collaboration/bound-document.ts";
import { carets } from "../collaboration/carets.ts";
import type { Replica } from "../collaboration/replica.ts";
import { contentOf } from "../collaboration/roots.ts";
import { keepPlaceInEdit } from "../layout/keep-place.ts";
import { lateBlocks } from "../layout/late-blocks.ts";
import type { Messages } from "../messages/english.ts";
import { documentExtensions } from "./document-extensions.ts";
import { focusAtOnce } from "./focus-at-once.ts";
import { placeholder } from "./placeholder.ts";

/** What an editor that is bound to the document begins with. */
export function editorExtensions(replica: Replica, messages: Messages): Extensions {
  return [
    ...documentExtensions(messages),
    focusAtOnce,
    directionOfWords,
    placeholder(messages.editor.placeholder),
    Extension.create({ name: "lateBlocks", addProseMirrorPlugins: () => [lateBlocks()] }),
    documentFiles.configure({ files: replica.files }),
    boundDocument(contentOf(replica.document), {
      onLostWords: (lost) => replica.loseWords(lost),
      keepPlace: keepPlaceInEdit,
    }),
    carets(replica.awareness),
  ];
}
