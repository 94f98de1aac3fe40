import type { DocumentFiles } from "./document-files.ts";
import { sourceOf } from "./source.ts";

/** Pictures that are written into pasted HTML become files of the document: it is no place for so many letters. */
export function keepEmbedded(html: string, files: DocumentFiles | undefined): string {
  if (!files || !html.includes("data:image/")) return html;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  keepEmbeddedIn(body, files);
  for (const image of body.querySelectorAll(embedded)) image.remove();
  return body.innerHTML;
}

/** The same in a page; what is no picture stays as it is. */
export function keepEmbeddedIn(page: Element, files: DocumentFiles) {
  for (const image of page.querySelectorAll(embedded)) {
    const found = readDataUrl(image.getAttribute("src") ?? "");
    if (!found) continue;
    const address = files.addNow(found.content, found.type);
    image.setAttribute("src", sourceOf(address, `image.${found.type.replace(/^image\/|\+.*$/g, "")}`));
    image.setAttribute("data-by", files.person());
  }
}

const embedded = 'img[src^="data:image/"]';

function readDataUrl(url: string): { type: string; content: Uint8Array<ArrayBuffer> } | undefined {
  const [, type, encoded] = /^data:(image\/[a-z0-9.+-]+);base64,([A-Za-z0-9+/=\s]+)$/i.exec(url) ?? [];
  if (!type || !encoded) return undefined;
  try {
    return { type: type.toLowerCase(), content: Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)) };
  } catch {
    return undefined;
  }
}
