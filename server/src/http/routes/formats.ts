import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { Access } from "../../access/access.ts";
import type { ExportFormat, ImportFormat } from "../../api.ts";
import { isBlank } from "../../documents/blank.ts";
import type { DocumentId } from "../../documents/document-id.ts";
import type { Converter } from "../../formats/converter.ts";
import { formatNames, isFormat, kindOf } from "../../formats/kinds.ts";
import { Refusal } from "../../refusal.ts";
import { createSlots } from "../../slots.ts";
import type { Authorship } from "../../storage/document-log.ts";
import { replayReadable } from "../../storage/stored-state.ts";
import { attachment } from "../attachment.ts";
import { type DocumentVariables, requireAction } from "../require.ts";

export interface FormatsDependencies {
  access: Access;
  converter: Converter;
  /** The durable state of a document, as updates in order; `undefined` when there is none. */
  readUpdates: (documentId: DocumentId) => Promise<Uint8Array[] | undefined>;
  /** Puts content into a document that has none; resolves when it is durable. */
  fillDocument: (documentId: DocumentId, update: Uint8Array, by: Authorship) => Promise<void>;
  /** In bytes. */
  largestImport: number;
}

/** What comes in is in memory until it is whole: so many at once, and nobody waits for long. */
const takenAtOnce = 8;

/** `/api/documents/:id/export?format=` writes a document as something else; `PUT /api/documents/:id` makes one of it. */
export function formatRoutes({ access, converter, readUpdates, fillDocument, largestImport }: FormatsDependencies) {
  const inSlot = createSlots(takenAtOnce, takenAtOnce);
  const takeFew = createMiddleware((_context, next) => inSlot(next));

  return new Hono<DocumentVariables>()
    .get("/:id/export", requireAction(access, "read"), async (context) => {
      const format = readFormat(context.req.query("format"));
      const updates = await readUpdates(context.get("documentId"));
      if (!updates) throw new Refusal("not-found", "There is no such document.");
      const { title, text } = await converter.write(updates, format);
      const { type, ending } = kindOf[format];
      return context.body(text, 200, {
        "content-type": `${type}; charset=utf-8`,
        "content-disposition": attachment(title, ending),
        "content-security-policy": pageOfItsOwn,
      });
    })
    .put("/:id", requireAction(access, "write"), takeFew, limitBody(largestImport), async (context) => {
      const documentId = context.get("documentId");
      const format = formatOfBody(context);
      const known = await readUpdates(documentId);
      if (known && !isBlank(replayReadable(known))) throw new Refusal("not-empty", "The document has content already.");
      const update = await converter.read(await readText(context), format);
      // Converting may have taken a while.
      if (!access.stands(context.get("grant"), documentId)) throw new Refusal("not-allowed", "You may not any more.");
      await fillDocument(documentId, update, { user: context.get("user") });
      return context.body(null, 201);
    });
}

/** Whoever opens an exported page in place: it runs nothing, and has an origin of its own. */
const pageOfItsOwn = "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; media-src https:; sandbox";

function readFormat(name = ""): ExportFormat {
  if (isFormat(name)) return name;
  throw new Refusal("malformed", `format is one of ${formatNames.join(", ")}.`);
}

const formats = new Map<string, ImportFormat>([
  [kindOf.markdown.type, "markdown"],
  [kindOf.html.type, "html"],
  [kindOf.json.type, "json"],
]);

function formatOfBody(context: Context): ImportFormat {
  const [type = ""] = (context.req.header("content-type") ?? "").split(";");
  const format = formats.get(type.trim().toLowerCase());
  if (format) return format;
  throw new Refusal("malformed", `A document is made of ${[...formats.keys()].join(", ")}: say which in Content-Type.`);
}

function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal("too-large", "That is larger than a document may be here.");
    },
  });
}

async function readText(context: Context): Promise<string> {
  const bytes = await context.req.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal("malformed", "The text is not in UTF-8.", { cause });
  }
}
