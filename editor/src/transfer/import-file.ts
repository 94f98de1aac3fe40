import type { Editor } from "@tiptap/core";
import type * as Y from "yjs";
import { filesOf } from "../blocks/media/document-files.ts";
import { keepEmbeddedIn } from "../blocks/media/keep-embedded.ts";
import { parsePage } from "../formats/parse-page.ts";
import { lostPictures } from "../formats/read-html.ts";
import { insertWhenReady } from "../paste/insert-when-ready.ts";
import type { Place } from "../paste/pending-place.ts";
import { readFile } from "./read-file.ts";

/**
 * Puts what a file holds below the block with the caret; an empty document becomes what the file is, with its title. It
 * is taken back in one step. Resolves with how many of its pictures could not be taken.
 */
export async function importFile(editor: Editor, file: File, title: Y.Text): Promise<number> {
  const { view, schema } = editor;
  const isNew = isEmpty(editor) && title.length === 0;
  const files = filesOf(editor);
  let lost = 0;
  const read = readFile(file, schema, (html) => {
    const page = parsePage(html);
    if (files) keepEmbeddedIn(page, files);
    lost += lostPictures(page).length;
    return page;
  });
  await insertWhenReady(
    view,
    read.then(({ content, body }) => (isNew ? body : content)),
    placeFor(editor),
  );
  const { title: heading } = await read;
  if (isNew && title.length === 0) title.insert(0, heading);
  return lost;
}

function isEmpty({ state: { doc } }: Editor): boolean {
  return doc.childCount === 1 && doc.firstChild?.type.name === "paragraph" && doc.firstChild.childCount === 0;
}

function placeFor(editor: Editor): Place {
  const { doc, selection } = editor.state;
  if (isEmpty(editor)) return { from: 0, to: doc.content.size };
  const { $to } = selection;
  const below = $to.depth > 0 ? $to.after(1) : $to.pos;
  return { from: below, to: below };
}
