import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Access } from "../../access/access.ts";
import type { NamedVersion, VersionList } from "../../api.ts";
import type { DocumentHistory } from "../../history/document-history.ts";
import { Refusal } from "../../refusal.ts";
import type { Version, Versions } from "../../storage/versions.ts";
import { type DocumentVariables, requireAction } from "../require.ts";
import { answerPast } from "./history.ts";

export interface VersionsDependencies {
  access: Access;
  history: DocumentHistory;
  versions: Versions;
}

const naming = z.object({ name: z.string().trim().min(1).max(200) });
const largestBody = 16 * 1024;

/** `/api/documents/:id/versions`: names for moments of a document. */
export function versionRoutes({ access, history, versions }: VersionsDependencies) {
  return new Hono<DocumentVariables>()
    .get("/:id/versions", requireAction(access, "read"), async (context) => {
      const found = await versions.list(context.get("documentId"));
      return context.json<VersionList>({ versions: found.map(toNamedVersion) });
    })
    .post("/:id/versions", requireAction(access, "write"), limitBody(), async (context) => {
      const { name } = await readNaming(context);
      const version = await versions.name(context.get("documentId"), name, { user: context.get("user") });
      if (!version) throw new Refusal("not-found", "There is no such document.");
      return context.json<NamedVersion>(toNamedVersion(version), 201);
    })
    .get("/:id/versions/:sequence/state", requireAction(access, "read"), async (context) => {
      const documentId = context.get("documentId");
      const sequence = sequenceOf(context);
      const found = await versions.list(documentId);
      if (!found.some((version) => version.sequence === sequence)) throw noVersion();
      return answerPast(context, await history.past(documentId, { type: "sequence", sequence }, "state"));
    })
    .delete("/:id/versions/:sequence", requireAction(access, "write"), async (context) => {
      if (!(await versions.remove(context.get("documentId"), sequenceOf(context)))) throw noVersion();
      return context.body(null, 204);
    });
}

function limitBody() {
  return bodyLimit({
    maxSize: largestBody,
    onError: () => {
      throw new Refusal("too-large", "That is more than a name.");
    },
  });
}

async function readNaming(context: Context) {
  const body: unknown = await context.req.json().catch(() => undefined);
  const { success, data } = naming.safeParse(body);
  if (!success) throw new Refusal("malformed", 'A version is named by {"name": "…"}, 1 to 200 characters.');
  return data;
}

function sequenceOf(context: Context): number {
  const text = context.req.param("sequence") ?? "";
  if (!/^\d{1,14}$/.test(text)) throw noVersion();
  return Number(text);
}

function noVersion(): Refusal {
  return new Refusal("not-found", "There is no version of that number.");
}

function toNamedVersion({ by, ...version }: Version): NamedVersion {
  return { ...version, user: by.user };
}
