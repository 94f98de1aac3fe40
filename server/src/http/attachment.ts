/** A download named by the title, as RFC 6266 writes it. */
export function attachment(title: string, extension: string): string {
  const short = [...title.trim()].slice(0, 100).join("") || "Untitled";
  // Control characters and what file systems forbid; half a surrogate pair becomes U+FFFD.
  const name = Buffer.from(short.replace(/[\p{Cc}/\\:*?"<>|]/gu, " ")).toString();
  const ascii = name.replace(/[^ -~]|%/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}.${extension}"; filename*=UTF-8''${encoded}.${extension}`;
}
