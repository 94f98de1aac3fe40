/** How many of a file's first bytes tell what it is. */
export const tellingBytes = 512;

export const anyContent = "application/octet-stream";

/**
 * What a file is, told by its own bytes and by nobody else. These are the kinds a browser shows without running
 * anything; whatever is not among them is `application/octet-stream`, to be downloaded.
 */
export function contentTypeOf(start: Uint8Array): string {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  const found = signatures.find(({ at = 0, begins, and }) => {
    const isThere = (from: number, text: string) => bytes.subarray(from, from + text.length).equals(latin1(text));
    return isThere(at, begins) && (!and || isThere(and.at, and.text));
  });
  if (found) return found.type;
  return isVector(bytes.toString("utf8")) ? "image/svg+xml" : anyContent;
}

/** Whether it is shown where it is opened; everything else is downloaded. */
export function isShown(contentType: string): boolean {
  return contentType !== anyContent && contentType !== "image/svg+xml";
}

interface Signature {
  readonly type: string;
  readonly at?: number;
  readonly begins: string;
  readonly and?: { readonly at: number; readonly text: string };
}

const signatures: readonly Signature[] = [
  { type: "image/png", begins: "\x89PNG\r\n\x1a\n" },
  { type: "image/jpeg", begins: "\xff\xd8\xff" },
  { type: "image/gif", begins: "GIF87a" },
  { type: "image/gif", begins: "GIF89a" },
  { type: "image/webp", begins: "RIFF", and: { at: 8, text: "WEBP" } },
  { type: "image/avif", at: 4, begins: "ftypavif" },
  { type: "image/avif", at: 4, begins: "ftypavis" },
  { type: "image/bmp", begins: "BM", and: { at: 6, text: "\0\0\0\0" } },
  { type: "audio/wav", begins: "RIFF", and: { at: 8, text: "WAVE" } },
  { type: "audio/mp4", at: 4, begins: "ftypM4A" },
  { type: "video/quicktime", at: 4, begins: "ftypqt  " },
  { type: "video/mp4", at: 4, begins: "ftypisom" },
  { type: "video/mp4", at: 4, begins: "ftypiso" },
  { type: "video/mp4", at: 4, begins: "ftypmp4" },
  { type: "video/mp4", at: 4, begins: "ftypavc1" },
  { type: "video/mp4", at: 4, begins: "ftypM4V" },
  { type: "video/mp4", at: 4, begins: "ftypdash" },
  { type: "video/webm", begins: "\x1a\x45\xdf\xa3" },
  { type: "video/ogg", begins: "OggS", and: { at: 28, text: "\x80theora" } },
  { type: "audio/ogg", begins: "OggS" },
  { type: "audio/flac", begins: "fLaC" },
  { type: "audio/mpeg", begins: "ID3" },
  { type: "audio/mpeg", begins: "\xff\xfb" },
  { type: "audio/mpeg", begins: "\xff\xf3" },
  { type: "audio/aac", begins: "\xff\xf1" },
  { type: "application/pdf", begins: "%PDF-" },
];

/** What XML allows before the root element: how it begins and how it ends. */
const beforeRoot = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!DOCTYPE svg", ">"],
] as const;

/** Whether the root element is `svg`. Piece by piece: one pattern for all of it could be kept busy for years. */
function isVector(text: string): boolean {
  let rest = text.replace(/^\uFEFF/, "").trimStart();
  for (;;) {
    const found = beforeRoot.find(([begin]) => rest.startsWith(begin));
    if (!found) return /^<svg[\s/>]/.test(rest);
    const end = rest.indexOf(found[1]);
    if (end < 0) return false;
    rest = rest.slice(end + found[1].length).trimStart();
  }
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
