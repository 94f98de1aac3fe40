/** What is said of a file behind the `#` of its address, so that Markdown keeps it: every program ignores it there. */
export function withAbout(source: string, about: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(about).filter(([, value]) => value !== null && value !== undefined && value !== "");
  if (said.length === 0) return source;
  return `${source}#${said.map(([key, value]) => `${key}=${encode(String(value))}`).join(";")}`;
}

/** The address without it, and what it says. */
export function readAbout(url: string): { source: string; about: ReadonlyMap<string, string> } {
  const at = url.indexOf("#");
  const about = new Map<string, string>();
  if (at < 0) return { source: url, about };
  for (const pair of url.slice(at + 1).split(";")) {
    const [key = "", value = ""] = pair.split("=");
    try {
      about.set(key, decodeURIComponent(value));
    } catch {
      // A place in a page, which says nothing of a file.
    }
  }
  return { source: url.slice(0, at), about };
}

/** Also what Markdown could take for its own. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD")).replace(
    /[!'()*_~]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
