import { HocuspocusProvider } from "@hocuspocus/provider";
import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";

const { searchParams } = new URL(location.href);

/** The document of the page, as the documentation of either peer sets it up: from the server, and kept in the browser. */
export const ydoc = new Y.Doc();
export const documentName = searchParams.get("document") ?? "";
export const provider = new HocuspocusProvider({
  url: searchParams.get("server") ?? "",
  name: documentName,
  document: ydoc,
});
// The second way in: what the browser kept from the last visit.
export const local = new IndexeddbPersistence(documentName, ydoc);
export const field = "content";
export const place = document.querySelector("main") as HTMLElement;
