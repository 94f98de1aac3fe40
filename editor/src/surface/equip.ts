import { type AnyExtension, type Editor, Extension } from "@tiptap/core";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import { blockKeys } from "../block-handle/block-keys.ts";
import { dropLine } from "../block-handle/drop-line.ts";
import { blockTools } from "../block-tools.ts";
import { addExtensions } from "../blocks/add-extensions.ts";
import { behaviorOf } from "../blocks/block.ts";
import { directionOfTheWordless } from "./direction-of-the-wordless.ts";
import { panelsPlugin } from "../blocks/panel.ts";
import { highlightsPlugin } from "../find/highlights.ts";
import { layoutIslands } from "../layout/layout-islands.ts";
import { followedLinks } from "../links/follow-link.ts";
import type { Messages } from "../messages/english.ts";
import { paste } from "../paste/paste.ts";
import { suggestionsPlugin } from "../suggestions/suggestions-plugin.ts";
import { focusedBlock } from "../view/focused-block.ts";
import { composeInText } from "./compose-in-text.ts";
import { typeBeforeRules } from "./type-before-rules.ts";
import { undoAnywhere } from "./undo-anywhere.ts";

const surroundings: readonly AnyExtension[] = [
  Extension.create({ name: "layoutIslands", addProseMirrorPlugins: () => [layoutIslands()] }),
  dropLine,
  Gapcursor,
  Extension.create({
    name: "directionOfTheWordless",
    addProseMirrorPlugins() {
      const { direction } = getComputedStyle(this.editor.view.dom);
      return [directionOfTheWordless(direction === "rtl" ? "rtl" : "ltr")];
    },
  }),
  Extension.create({ name: "panels", addProseMirrorPlugins: () => [panelsPlugin()] }),
  paste,
  followedLinks,
  Extension.create({ name: "found", addProseMirrorPlugins: () => [highlightsPlugin(), focusedBlock()] }),
  Extension.create({
    name: "suggestions",
    // Before what Enter and the arrow keys do in the text.
    priority: 1_001,
    addProseMirrorPlugins: () => [suggestionsPlugin()],
  }),
  blockKeys,
  undoAnywhere,
  composeInText,
];

/** Gives an editor that shows a text all that one can do with it. */
export function equip(editor: Editor, messages: Messages) {
  addExtensions(editor, [...behaviorOf(blockTools, messages), ...surroundings]);
  typeBeforeRules(editor.view);
}
