import type { Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import type { KnownPages } from "./known-pages.ts";
import { name } from "./page-link.ts";

/** The address of another document that is pasted alone becomes a link under its title; as plain text it stays as it is. */
export function pastedPage(pages: KnownPages): Plugin {
  let isPlain = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste() {
          isPlain = false;
          return false;
        },
      },
      transformPastedText(text, isAskedPlain) {
        isPlain = isAskedPlain;
        return text;
      },
      handlePaste(view, _event, slice) {
        const { state } = view;
        const documentId = isPlain || !hasRoom(state) ? undefined : documentIn(slice, pages);
        if (documentId === undefined) return false;
        const title = pages.titleOf(documentId)?.trim();
        // It is shown as soon as it is known.
        if (!title) void pages.find("", new AbortController().signal).catch(() => undefined);
        const link = state.schema.node(name, { documentId, title: title ?? "" });
        view.dispatch(state.tr.replaceSelectionWith(link).setMeta("uiEvent", "paste").scrollIntoView());
        return true;
      },
    },
  });
}

/** Words that are selected get the address as their link instead. */
function hasRoom({ selection: { $from, empty } }: EditorState): boolean {
  const isCode = $from.parent.type.spec.code || $from.marks().some(({ type }) => type.spec.code);
  return empty && $from.parent.inlineContent && !isCode;
}

function documentIn({ content }: Slice, pages: KnownPages): string | undefined {
  if (content.childCount !== 1) return undefined;
  const url = URL.parse(content.textBetween(0, content.size, "\n", "\n").trim());
  return url ? pages.host.documentAt?.(url) : undefined;
}
