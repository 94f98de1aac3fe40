import { hocuspocus, type Peer, weft } from "../peers.ts";
import type { Layout } from "./long-documents.ts";

/** A whole editor in a page, with the server it is made for. */
export interface EditorPeer extends Peer {
  /** How it stands in Yjs. */
  readonly layout: Layout;
  /** The page of this bench that shows it; an editor that has an app of its own needs none. */
  readonly page?: string;
}

export const weftApp: EditorPeer = { ...weft, layout: "tiptap" };
export const tiptapPage: EditorPeer = { ...hocuspocus, name: "tiptap", layout: "tiptap", page: "tiptap.ts" };
export const blockNotePage: EditorPeer = {
  ...hocuspocus,
  name: "blocknote",
  layout: "blocknote",
  page: "blocknote.ts",
};

export const editorPeers: readonly EditorPeer[] = [weftApp, tiptapPage, blockNotePage];
