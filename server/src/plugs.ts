import type { OwnAccess } from "./access/own.ts";
import type { Report } from "./report.ts";
import type { Storage } from "./storage/storage.ts";
import type { OnChange } from "./sync/announce-changes.ts";

/** What a program may put in the place of Weft's own. */
export interface Plugs {
  /** Asked instead of what `WEFT_ACCESS` says. */
  access?: OwnAccess;
  /** Called once, instead of opening the data folder; Weft closes what it resolves with. */
  openStorage?: () => Promise<Storage>;
  /** Hears of every document that has changed, once it rests and the disk has it. */
  onChange?: OnChange;
  /** Hears of what happens in the server. Without it: a line of JSON for each event on standard error. */
  report?: Report;
  /** The path it is mounted at, like `/weft`: sockets are at `/weft/sync` then. Without it every path is Weft's. */
  at?: string;
  /** A folder with the built web app, served at `/`. It needs an origin of its own, so it does not go with `at`. */
  appFolder?: string;
  /** The module of the editor's build that converts documents. Without it they are Yjs updates and plain text only. */
  formats?: string;
}
