import { ySyncPlugin as yTiptapPlugin } from "@tiptap/y-tiptap";
import type { Node } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import { bindingPlugin } from "weft-binding";
import { layoutIslands } from "weft-layout";
import { initProseMirrorDoc, ySyncPlugin as yProsemirrorPlugin } from "y-prosemirror";
import type * as Y from "yjs";
import type { BindingName } from "./binding-names.ts";
import { schema } from "./schema.ts";

/** What an editor is made with. */
export interface Bound {
  readonly plugin: Plugin;
  /** What comes with it so that long documents stay quick. */
  readonly more?: readonly Plugin[];
  /** Where the binding wants to be given the document; the others show it themselves. */
  readonly document?: Node;
}

/** Each as its own documentation, or the extension it is made for, uses it; without undo and carets. */
export const bindings: Record<BindingName, (fragment: Y.XmlFragment) => Bound> = {
  weft: (fragment) => ({ plugin: bindingPlugin(fragment), more: [layoutIslands()] }),
  "y-tiptap": (fragment) => ({ plugin: yTiptapPlugin(fragment) as Plugin }),
  "y-prosemirror": (fragment) => {
    const { doc: document, mapping } = initProseMirrorDoc(fragment, schema);
    return { plugin: yProsemirrorPlugin(fragment, { mapping }) as Plugin, document };
  },
};
