import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import type { Access } from "../../access/access.ts";
import { can } from "../../access/roles.ts";
import type { Tickets } from "../../access/tickets.ts";
import type { FileRoom, FileTicket } from "../../api.ts";
import { parseDocumentId } from "../../documents/document-id.ts";
import { Refusal } from "../../refusal.ts";
import type { Report } from "../../report.ts";
import { createSlots } from "../../slots.ts";
import { StorageUnavailable } from "../../storage/document-log.ts";
import type { UploadLimits, Uploads } from "../../storage/uploads.ts";
import { type ContentAddress, parseContentAddress } from "../../uploads/content-address.ts";
import { anyContent, contentTypeOf, isShown, tellingBytes } from "../../uploads/content-type.ts";
import { type ByteRange, readRange } from "../byte-range.ts";
import { type DocumentVariables, requireAction } from "../require.ts";

export interface FilesDependencies {
  access: Access;
  report: Report;
  tickets: Tickets;
  /** Missing where the storage keeps no files. */
  uploads: Uploads | undefined;
  uploadLimits: UploadLimits;
  /** Pages of these origins show files, too. */
  origin: { origins: readonly string[] };
}

type FilesEnvironment = DocumentVariables & { Bindings: HttpBindings };

/** What comes in is on the disk until it is whole: so many at once, and nobody waits for long. */
const takenAtOnce = 32;

/**
 * `/api/documents/:id/files`: the files a document holds. Who may write the document may put one, who may read it may
 * fetch it. A browser's own fetching sends no token, so an address may carry a ticket instead.
 */
export function fileRoutes({ access, report, tickets, uploads, uploadLimits, origin }: FilesDependencies) {
  const routes = new Hono<FilesEnvironment>();
  if (!uploads) return routes;
  const inSlot = createSlots(takenAtOnce, takenAtOnce);

  async function take(context: Context<FilesEnvironment>, address: ContentAddress) {
    const { incoming } = context.env;
    if (Number(context.req.header("content-length") ?? 0) > uploadLimits.file) {
      throw new Refusal("too-large", "The file is larger than this server takes.");
    }
    const options = { by: { user: context.get("user") }, limits: uploadLimits };
    try {
      return await inSlot(() => kept.receive(context.get("documentId"), address, incoming, options));
    } catch (error) {
      if (error instanceof StorageUnavailable) report("upload-failed", { error: error.cause ?? error });
      // Whoever has gone hears no answer, and nothing of what they sent is left.
      if (incoming.destroyed && !incoming.complete)
        throw new Refusal("incomplete", "The file broke off.", { cause: error });
      throw error;
    }
  }

  const kept = uploads;
  return routes
    .use("/:id/files/*", filesOf(origin.origins))
    .get("/:id/files", requireAction(access, "read"), async (context) => {
      const held = await kept.heldBy(context.get("documentId"));
      const room = Math.max(0, uploadLimits.document - held);
      return context.json<FileRoom>({ largestFile: Math.min(uploadLimits.file, room), room });
    })
    .post("/:id/files/ticket", requireAction(access, "read"), async (context) =>
      context.json<FileTicket>(tickets.issue(context.get("documentId"), context.get("grant"))),
    )
    .put("/:id/files/:address", requireAction(access, "write"), async (context) => {
      await take(context, parseContentAddress(context.req.param("address")));
      return context.body(null, 204);
    })
    .get("/:id/files/:address", requireReading(access, tickets), async (context) => {
      const address = parseContentAddress(context.req.param("address"));
      if (!(await kept.find(context.get("documentId"), address))) {
        throw new Refusal("not-found", "The document holds no such file.");
      }
      if (context.req.header("if-none-match") === `"${address}"`) return context.body(null, 304, fixed(address));
      return serve(context, address, await openKept(kept, address));
    });
}

/** The token, or a ticket in the address where a browser can send no token. */
function requireReading(access: Access, tickets: Tickets) {
  const withToken = requireAction(access, "read");
  return createMiddleware<DocumentVariables>(async (context, next) => {
    const ticket = context.req.query("ticket");
    if (ticket === undefined) return withToken(context, next);
    const documentId = parseDocumentId(context.req.param("id") ?? "");
    const grant = tickets.read(documentId, ticket);
    if (!grant || !access.stands(grant, documentId) || !can(grant.role, "read")) {
      throw new Refusal("not-allowed", "This ticket opens nothing, or nothing any more.");
    }
    context.set("documentId", documentId);
    await next();
  });
}

/**
 * Whatever a file holds, it runs nothing and reaches nobody: it has an origin of its own that may do nothing, and what a
 * browser does not only show is downloaded.
 */
function filesOf(origins: readonly string[]) {
  const share = cors({
    origin: [...origins],
    allowMethods: ["GET", "HEAD", "PUT", "POST"],
    allowHeaders: ["authorization", "content-type", "range"],
    exposeHeaders: ["content-length", "content-range"],
    maxAge: 600,
  });
  return createMiddleware(async (context, next) => {
    context.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    if (origins.length === 0) return next();
    context.header("cross-origin-resource-policy", "cross-origin");
    return share(context, next);
  });
}

async function openKept(uploads: Uploads, address: ContentAddress): Promise<FileHandle> {
  try {
    return await uploads.open(address);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
    throw new Refusal("not-found", "The file is not on the server's disk any more.", { cause });
  }
}

async function serve(context: Context, address: ContentAddress, file: FileHandle): Promise<Response> {
  try {
    const { size } = await file.stat();
    const type = await readType(file);
    const range = isStill(context, address) ? readRange(context.req.header("range"), size) : undefined;
    if (range === "outside") {
      await file.close();
      return context.body(null, 416, { "content-range": `bytes */${size}` });
    }
    const { first, last } = range ?? { first: 0, last: size - 1 };
    const headers: Record<string, string> = {
      ...fixed(address),
      "content-type": type,
      "content-length": String(last - first + 1),
      "accept-ranges": "bytes",
      ...(isShown(type) ? {} : { "content-disposition": "attachment" }),
      ...(range ? { "content-range": `bytes ${first}-${last}/${size}` } : {}),
    };
    return context.newResponse(await contentOf(context, file, { first, last }), range ? 206 : 200, headers);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The stream closes the file when it ends, and when nobody takes it any more. */
async function contentOf(context: Context, file: FileHandle, { first, last }: ByteRange) {
  if (context.req.method === "HEAD" || last < first) {
    await file.close();
    return null;
  }
  return Readable.toWeb(file.createReadStream({ start: first, end: last })) as unknown as ReadableStream;
}

async function readType(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(tellingBytes), 0, tellingBytes, 0);
  return bytesRead === 0 ? anyContent : contentTypeOf(buffer.subarray(0, bytesRead));
}

/** Part of a file fits what somebody has of it: under one address there is only ever one content. */
function isStill(context: Context, address: ContentAddress): boolean {
  const known = context.req.header("if-range");
  return known === undefined || known === `"${address}"`;
}

/** For ever the same, and for those alone who may see it. */
function fixed(address: ContentAddress): Record<string, string> {
  return { etag: `"${address}"`, "cache-control": "private, max-age=31536000, immutable" };
}
