import { Extension } from "@tiptap/core";
import { DOMParser, type Node, type ParseOptions, type Schema, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { tidyPage } from "../formats/tidy/tidy-page.ts";
import { withValidAttributes } from "../formats/valid-content.ts";
import { idleMoment } from "../idle/when-idle.ts";
import { clipboardText } from "./clipboard-text.ts";
import { looksLikeMarkdown } from "./looks-like-markdown.ts";
import { pasteMarkdown } from "./paste-markdown.ts";
import { pendingPlaces } from "./pending-place.ts";
import { pasteIntoHead } from "./put-into-head.ts";

/** Markdown in and out of the clipboard, and other programs' HTML made plain. */
export const paste = Extension.create({
  name: "cleanPaste",
  addProseMirrorPlugins() {
    return [pendingPlaces(), markdownClipboard(new TidyParser(this.editor.schema)), pasteIntoHead()];
  },
});

function markdownClipboard(clipboardParser: DOMParser): Plugin {
  /** As it was asked for: by Ctrl-Shift-V, everything comes as it is written. */
  let isAskedPlain = false;
  let writeMarkdown: ((content: Node) => string) | undefined;
  let isAwaited = false;

  /** Text can only be put into the clipboard at once: what writes it is here before it is needed. */
  function prepare({ selection }: EditorState) {
    if (isAwaited || selection.empty) return;
    isAwaited = true;
    void idleMoment()
      .then(() => import("../formats/formats-here.ts"))
      .then(
        ({ writeMarkdownHere }) => (writeMarkdown = writeMarkdownHere),
        // Without a network, perhaps; the next selection asks again.
        () => (isAwaited = false),
      );
  }

  return new Plugin({
    key: new PluginKey("markdownClipboard"),
    view: () => ({ update: ({ state }) => prepare(state) }),
    props: {
      clipboardParser,
      clipboardTextSerializer: (slice) => clipboardText(slice, writeMarkdown),
      transformPasted: (slice) => new Slice(withValidAttributes(slice.content), slice.openStart, slice.openEnd),
      handleDOMEvents: {
        paste() {
          isAskedPlain = false;
          return false;
        },
      },
      transformPastedText(text, isPlain) {
        isAskedPlain = isPlain;
        return text;
      },
      handlePaste(view, { clipboardData }) {
        if (isAskedPlain || !clipboardData || view.state.selection.$from.parent.type.spec.code) return false;
        const text = clipboardData.getData("text/plain");
        if (!isMarkdown(text, clipboardData)) return false;
        void pasteMarkdown(view, text);
        return true;
      },
    },
  });
}

/** Reads what other programs put into a clipboard. */
class TidyParser extends DOMParser {
  constructor(schema: Schema) {
    super(schema, DOMParser.fromSchema(schema).rules);
  }

  override parseSlice(page: HTMLElement, options?: ParseOptions): Slice {
    tidyPage(page);
    return super.parseSlice(page, options);
  }
}

function isMarkdown(text: string, data: DataTransfer): boolean {
  const html = data.getData("text/html");
  if (html === "" || saysNothing(html)) return looksLikeMarkdown(text);
  return languageIn(data) === "markdown";
}

/** Whether HTML has colours and lines at most, as editors of plain text write it. */
function saysNothing(html: string): boolean {
  return !/<(?:h[1-6]|[uo]l|li|table|blockquote|strong|b|em|i|a|img|code|details|[a-z]+[^>]+data-pm-slice)[\s>]/i.test(
    html,
  );
}

/** What Visual Studio Code says of the text that was copied in it. */
function languageIn(data: DataTransfer): unknown {
  try {
    return (JSON.parse(data.getData("vscode-editor-data")) as { mode?: unknown }).mode;
  } catch {
    return undefined;
  }
}
