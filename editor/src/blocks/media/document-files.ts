import { type Editor, Extension } from "@tiptap/core";

/** Where a file is on its way to the server. */
export type Transfer =
  /** There is no connection, or the server takes nothing at the moment. `isKept`: also when the page is closed. */
  | { readonly type: "waiting"; readonly isKept: boolean }
  | { readonly type: "sending"; /** From 0 to 1. */ readonly part: number }
  | { readonly type: "refused"; readonly reason: RefusedFile };

export type RefusedFile = "too-large" | "no-room" | "not-allowed" | "not-supported" | "failed";

/** What is known of a file here and now. */
export type FileState =
  | { readonly type: "looking" }
  /** Nobody's upload has arrived yet, or it is gone. */
  | { readonly type: "missing" }
  /** It can be shown; a transfer is under way where it is from this device. */
  | { readonly type: "here"; readonly url: string; readonly transfer?: Transfer | undefined };

/** The files of a document, as its blocks need them. */
export interface DocumentFiles {
  /** The name of who places files. */
  readonly person: () => string;
  /** Keeps a file on this device and sends it; resolves with its content's address, which never changes. */
  readonly add: (file: Blob) => Promise<string>;
  /** The same for small content, at once. */
  readonly addNow: (content: Uint8Array<ArrayBuffer>, type: string) => string;
  /** Tells the state at once and whenever it changes, until what it returns is called. */
  readonly follow: (address: string, listener: (state: FileState) => void) => () => void;
  /** What it was shown from does not show it: it is looked for again. */
  readonly lookAgain: (address: string) => void;
  readonly retry: (address: string) => void;
  readonly cancel: (address: string) => void;
  /** An address from which the browser fetches it now. */
  readonly link: (address: string) => Promise<string>;
  /** Names this document in a clipboard. */
  readonly place: string;
  /** What addresses of held files are relative to. */
  readonly home: string;
  /** Takes over a file from another document on this server, which the person may read. */
  readonly bring: (address: string, from: string) => void;
}

interface Storage {
  files: DocumentFiles | undefined;
}

/** Gives the blocks of an editor their files. An editor without it shows them as not there. */
export const documentFiles = Extension.create<Storage, Storage>({
  name: "documentFiles",
  addOptions: () => ({ files: undefined }),
  addStorage() {
    return { files: this.options.files };
  },
});

export function filesOf(editor: Editor): DocumentFiles | undefined {
  const { documentFiles: found } = editor.storage as { documentFiles?: Storage };
  return found?.files;
}
