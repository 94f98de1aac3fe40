export type { Grant } from "./access/access.ts";
export type { OwnAccess } from "./access/own.ts";
export type { Role } from "./access/roles.ts";
export { type Config, readConfig } from "./config.ts";
export { ConfigError } from "./config-error.ts";
export { type DocumentId, parseDocumentId } from "./documents/document-id.ts";
export type { Load } from "./measures/measures.ts";
export type { Plugs } from "./plugs.ts";
export { Refusal, type RefusalCode } from "./refusal.ts";
export type { Report } from "./report.ts";
export { type RunningServer, startServer } from "./server.ts";
export type { Catalogue, CatalogueEntry } from "./storage/catalogue.ts";
export {
  type Authorship,
  type Claim,
  type Damage,
  type DocumentLog,
  type Edit,
  type LogRecord,
  type LogWriter,
  type Merged,
  type OpenedDocument,
  type Sequence,
  type Snapshot,
  StorageUnavailable,
  type StoredDocument,
  type WrittenRange,
} from "./storage/document-log.ts";
export type { Moments } from "./storage/moments.ts";
export type { Storage } from "./storage/storage.ts";
export type { Version, Versions } from "./storage/versions.ts";
export type { DocumentChange, OnChange } from "./sync/announce-changes.ts";
export type { Change } from "./sync/edit-as.ts";
export { createWeft, type Weft } from "./weft.ts";
