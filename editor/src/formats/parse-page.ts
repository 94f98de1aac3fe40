/** HTML as a page of its own that shows and runs nothing. */
export function parsePage(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body;
}
