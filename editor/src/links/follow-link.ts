import type { Editor } from "@tiptap/core";
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isSafeAddress } from "../marks/safe-address.ts";
import { linkAround } from "../selection-menu/link-around.ts";
import { findLinked } from "./block-links.ts";
import { goToBlock } from "./go-to-block.ts";

/** Links are followed by Ctrl or ⌘ and a click; where nobody can write, those to a place in this document by a mere click. */
export const followedLinks = Extension.create({
  name: "followedLinks",
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            // Else the block that the link is in would be selected.
            mousedown: (view, event) => isHeld(event) && addressAt(view, event) !== undefined,
            click(view, event) {
              const address = addressAt(view, event);
              if (address === undefined || !(isHeld(event) || (!view.editable && leadsHere(editor, address))))
                return false;
              event.preventDefault();
              followLink(editor, address);
              return true;
            },
          },
        },
      }),
    ];
  },
});

/** Goes to a place in this document; anywhere else is another tab. */
export function followLink(editor: Editor, address: string) {
  const position = blockAt(editor, address);
  if (position === undefined) window.open(address, "_blank", "noopener,noreferrer");
  else goToBlock(editor, position, { isFocused: editor.isFocused });
}

/** Whether an address leads to a block of this document that is there. */
export function leadsHere(editor: Editor, address: string): boolean {
  return blockAt(editor, address) !== undefined;
}

function blockAt({ state }: Editor, address: string): number | undefined {
  const url = URL.parse(address, location.href);
  const isHere =
    url?.origin === location.origin && url.pathname === location.pathname && url.search === location.search;
  return isHere ? findLinked(state, url.hash) : undefined;
}

function isHeld({ button, ctrlKey, metaKey }: MouseEvent): boolean {
  return button === 0 && (ctrlKey || metaKey);
}

/** Of the link in the text that was clicked. */
function addressAt(view: EditorView, { target }: MouseEvent): string | undefined {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!link || !view.dom.contains(link)) return undefined;
  const address = linkAround(view.state.doc, view.posAtDOM(link, 0))?.href;
  return address !== undefined && isSafeAddress(address) ? address : undefined;
}
