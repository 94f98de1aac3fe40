import { Extension, type Extensions } from "@tiptap/core";
import { Dropcursor } from "@tiptap/extensions/drop-cursor";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import { blockKeys } from "../block-handle/block-keys.ts";
import { panelsPlugin } from "../blocks/panel.ts";
import { documentFiles } from "../blocks/media/document-files.ts";
import { boundDocument } from "../collaboration/bound-document.ts";
import { carets } from "../collaboration/carets.ts";
import type { Replica } from "../collaboration/replica.ts";
import { contentOf } from "../collaboration/roots.ts";
import { highlightsPlugin } from "../find/highlights.ts";
import { lateLayout } from "../layout/late-layout.ts";
import { layoutIslands } from "../layout/layout-islands.ts";
import { paste } from "../paste/paste.ts";
import { LostPassages } from "../lost-words/lost-passages.ts";
import { lostWordsExtension } from "../lost-words/lost-words-extension.ts";
import type { Messages } from "../messages/english.ts";
import { suggestionsPlugin } from "../suggestions/suggestions-plugin.ts";
import { focusedBlock } from "../view/focused-block.ts";
import { documentExtensions } from "./document-extensions.ts";
import { placeholder } from "./placeholder.ts";

/** All an editor consists of that is bound to the document. */
export function editorExtensions(replica: Replica, messages: Messages): Extensions {
  const lostPassages = new LostPassages();
  return [
    ...documentExtensions(messages),
    Dropcursor.configure({ class: "weft-drop-cursor", color: false, width: 2 }),
    Gapcursor,
    placeholder(messages.editor.placeholder),
    Extension.create({ name: "layout", addProseMirrorPlugins: () => [lateLayout(), layoutIslands()] }),
    Extension.create({ name: "panels", addProseMirrorPlugins: () => [panelsPlugin()] }),
    paste,
    Extension.create({ name: "found", addProseMirrorPlugins: () => [highlightsPlugin(), focusedBlock()] }),
    documentFiles.configure({ files: replica.files }),
    Extension.create({
      name: "suggestions",
      // Before what Enter and the arrow keys do in the text.
      priority: 1_001,
      addProseMirrorPlugins: () => [suggestionsPlugin()],
    }),
    blockKeys,
    boundDocument(contentOf(replica.document), { onLostWords: (lost) => lostPassages.lose(lost) }),
    lostWordsExtension(lostPassages),
    carets(replica.awareness),
  ];
}
