import { getSchema } from "@tiptap/core";
import type { Formats } from "@weft/server/api";
import * as Y from "yjs";
import { readDocument } from "../binding/read-node.ts";
import { createTypes } from "../binding/write-node.ts";
import { contentOf, titleOf } from "../collaboration/roots.ts";
import { createPageParser } from "../formats/server-page.ts";
import { english } from "../messages/english.ts";
import { documentExtensions } from "../surface/document-extensions.ts";
import { exportText } from "./export-document.ts";
import { readText } from "./read-file.ts";

const schema = getSchema(documentExtensions(english));

/** What the editor writes into files and reads out of them, for a server: between text and the bytes of a document. */
export const formats: Formats = {
  write(state, format) {
    const document = new Y.Doc();
    Y.applyUpdate(document, state);
    const title = titleOf(document).toString().trim();
    return { title, text: exportText(format, readDocument(contentOf(document), schema), title) };
  },

  read(text, format) {
    const { title, body } = readText(text, format, schema, createPageParser());
    const document = new Y.Doc();
    document.transact(() => {
      titleOf(document).insert(0, title);
      contentOf(document).insert(0, createTypes(body.children));
    });
    return Y.encodeStateAsUpdate(document);
  },
};
