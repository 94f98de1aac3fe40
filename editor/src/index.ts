import "./styles.css";

export { CollaborativeEditor, type CollaborativeEditorProps } from "./CollaborativeEditor.tsx";
export type { PageHost } from "./blocks/pages/known-pages.ts";
export type { KnownPage, KnownPerson } from "./blocks/suggestion.ts";
export type { Person } from "./collaboration/session.ts";
export { type CopyRecord, hasUnsavedEdits, listLocalCopies, removeLocalCopy } from "./collaboration/local-store.ts";
export { english, type Messages } from "./messages/english.ts";
export type { DocumentAction } from "./transfer/document-action.ts";
export { copyText } from "./ui/copy-text.ts";
export { Button } from "./ui/Button.tsx";
export { Dialog } from "./ui/Dialog.tsx";
export { Popover } from "./ui/Popover.tsx";
