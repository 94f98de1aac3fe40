import { companionSuffix, type DocumentId } from "../documents/document-id.ts";

/** What a person may do with a document: roles are rows, actions are words. */
export type Action = "read" | "comment" | "write" | "rename" | "share" | "delete";

export type Role = keyof typeof actionsByRole;

const actionsByRole = {
  viewer: ["read"],
  commenter: ["read", "comment"],
  editor: ["read", "comment", "write", "rename"],
  owner: ["read", "comment", "write", "rename", "share", "delete"],
} satisfies Record<string, Action[]>;

export const roles = Object.keys(actionsByRole) as Role[];

/** The one question at every door. */
export function can(role: Role, action: Action): boolean {
  return (actionsByRole[role] as Action[]).includes(action);
}

/** What it takes to change a document: a companion holds the comments, and takes the right to comment. */
export function actionToWrite(documentId: DocumentId): Action {
  return documentId.endsWith(companionSuffix) ? "comment" : "write";
}
