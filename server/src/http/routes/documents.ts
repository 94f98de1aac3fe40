import { Hono } from "hono";
import * as Y from "yjs";
import type { Access } from "../../access/access.ts";
import type { DocumentList } from "../../api.ts";
import type { DocumentId } from "../../documents/document-id.ts";
import { plainText } from "../../documents/plain-text.ts";
import { titleTextOf } from "../../documents/roots.ts";
import { hasWords, wordsOf } from "../../documents/title-words.ts";
import { Refusal } from "../../refusal.ts";
import type { Catalogue, CatalogueEntry } from "../../storage/catalogue.ts";
import { attachment } from "../attachment.ts";
import { bearerToken, type DocumentVariables, requireAction } from "../require.ts";

export interface DocumentsDependencies {
  access: Access;
  catalogue: Pick<Catalogue, "recent">;
  /** The durable state of a document; `undefined` when there is none. */
  readDocument: (documentId: DocumentId) => Promise<Y.Doc | undefined>;
  deleteDocument: (documentId: DocumentId) => Promise<void>;
}

const usualLimit = 200;
const highestLimit = 10_000;
const longestTitle = 200;

/** `/api/documents`: the list, and what can be done with one document without opening it. */
export function documentRoutes({ access, catalogue, readDocument, deleteDocument }: DocumentsDependencies) {
  async function read(documentId: DocumentId): Promise<Y.Doc> {
    const document = await readDocument(documentId);
    if (!document) throw new Refusal("not-found", "There is no such document.");
    return document;
  }

  return new Hono<DocumentVariables>()
    .get("/", async (context) => {
      const isListed = await access.lists(bearerToken(context.req.header("authorization")));
      const words = titleWords(context.req.query("title") ?? "");
      const isWanted = ({ documentId, title }: CatalogueEntry) => isListed(documentId) && hasWords(title, words);
      const limit = limitOf(context.req.query("limit") ?? String(usualLimit));
      const entries = await catalogue.recent(limit + 1, isWanted);
      return context.json<DocumentList>({
        documents: entries.slice(0, limit).map(({ documentId, ...entry }) => ({ id: documentId, ...entry })),
        hasMore: entries.length > limit,
      });
    })
    .delete("/:id", requireAction(access, "delete"), async (context) => {
      await deleteDocument(context.get("documentId"));
      return context.body(null, 204);
    })
    .get("/:id/text", requireAction(access, "read"), async (context) => {
      const document = await read(context.get("documentId"));
      return context.body(plainText(document), 200, {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": attachment(titleTextOf(document), "txt"),
      });
    })
    .get("/:id/state", requireAction(access, "read"), async (context) => {
      const document = await read(context.get("documentId"));
      return context.body(Y.encodeStateAsUpdate(document) as Uint8Array<ArrayBuffer>, 200, {
        "content-type": "application/octet-stream",
        "content-disposition": attachment(titleTextOf(document), "yjs"),
      });
    });
}

function titleWords(title: string): string[] {
  if (title.length > longestTitle) throw new Refusal("malformed", `A title has up to ${longestTitle} characters.`);
  return wordsOf(title);
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit >= 1 && limit <= highestLimit) return limit;
  throw new Refusal("malformed", `A list has from 1 to ${highestLimit} documents.`);
}
