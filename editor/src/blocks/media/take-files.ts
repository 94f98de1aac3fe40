import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { filesOf } from "./document-files.ts";
import { placeFiles } from "./place-files.ts";
import { keepEmbedded } from "./keep-embedded.ts";
import { addressIn } from "./source.ts";

/** Takes files that are pasted or dropped, and those inside what is pasted. */
export const takeFiles = Extension.create({
  name: "takeFiles",
  addProseMirrorPlugins() {
    return [takeFilesPlugin(this.editor)];
  },
});

/** Says in a clipboard which document its files belong to. */
const placeType = "application/x-weft-document";

const heldInHtml = /( (?:src|href)=")(files\/[0-9a-f]{64})/g;

function takeFilesPlugin(editor: Editor): Plugin {
  return new Plugin({
    key: new PluginKey("takeFiles"),
    view: ({ dom }) => {
      // After ProseMirror has filled the clipboard.
      dom.addEventListener("copy", sign);
      dom.addEventListener("cut", sign);
      return {
        destroy() {
          dom.removeEventListener("copy", sign);
          dom.removeEventListener("cut", sign);
        },
      };
    },
    props: {
      handleDOMEvents: {
        paste: (_view, { clipboardData }) => {
          bringFrom(clipboardData?.getData(placeType));
          return false;
        },
      },
      transformPastedHTML: (html) => keepEmbedded(html, filesOf(editor)),
      handlePaste: (_view, { clipboardData }) => {
        const chosen = filesIn(clipboardData);
        // A program that offers both means its own: a picture of the copied cells comes beside them.
        if (chosen.length === 0 || clipboardData?.types.includes("text/html")) {
          if (chosen.length === 0 || !isOnlyPicture(clipboardData?.getData("text/html") ?? "")) return false;
        }
        void placeFiles(editor, chosen);
        return true;
      },
      handleDrop: (view, event) => {
        const chosen = filesIn(event.dataTransfer);
        if (chosen.length === 0 || view.dragging) return false;
        event.preventDefault();
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        void placeFiles(editor, chosen, place?.pos ?? view.state.doc.content.size);
        return true;
      },
    },
  });

  function sign({ clipboardData }: ClipboardEvent) {
    const files = filesOf(editor);
    if (!files || !clipboardData?.types.length) return;
    clipboardData.setData(placeType, files.place);
    // Other programs know no document that an address could be relative to.
    const html = clipboardData.getData("text/html");
    if (html !== "") clipboardData.setData("text/html", html.replace(heldInHtml, `$1${files.home}$2`));
  }

  /** What is pasted from another document holds files that this one does not have. */
  function bringFrom(place: string | undefined) {
    const files = filesOf(editor);
    if (!files || !place || place === files.place) return;
    const { doc } = editor.state;
    const before = new Set<string>();
    doc.descendants(({ attrs }) => void before.add(addressIn(attrs["src"]) ?? ""));
    const bring = () =>
      editor.state.doc.descendants(({ attrs }) => {
        const address = addressIn(attrs["src"]);
        if (address && !before.has(address)) files.bring(address, place);
      });
    queueMicrotask(bring);
  }
}

function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}

/** A picture that was copied in a browser comes as HTML that is nothing but its address, too. */
function isOnlyPicture(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return body.querySelectorAll("img").length === 1 && body.textContent?.trim() === "";
}
