import { all, isBlank } from "./elements.ts";

/** How Word, LibreOffice, Google Docs and pages made of Markdown name footnotes and endnotes. */
const named = /^#(?:_ftn|_edn|sdfootnote|sdendnote|ftnt|(?:user-content-)?fn)/;

interface Note {
  readonly id: string;
  /** In the text, and in the footnote the way back. */
  readonly link: HTMLElement;
  readonly back: HTMLElement;
}

/** Numbers that lead to a text that leads back become footnotes. Their texts come last, without the line above them. */
export function tidyFootnotes(page: HTMLElement) {
  const notes = notesIn(page);
  const boxes = new Map(notes.map((note) => [note, boxOf(note, page, notes)]));
  const made = new Set<string>();
  for (const [{ id, link }, box] of boxes) {
    if (!made.has(id)) {
      if (!box) continue;
      made.add(id);
      page.append(textOf(id, box, notes));
      removeWithLine(box, page);
    }
    const reference = page.ownerDocument.createElement("sup");
    reference.setAttribute("data-footnote", id);
    outermost(link).replaceWith(reference);
  }
  if (made.size > 0) for (const heading of all(page, '[id$="footnote-label"]')) heading.remove();
}

function notesIn(page: HTMLElement): Note[] {
  const links = all(page, 'a[href^="#"]').filter((link) => named.test(link.getAttribute("href") ?? ""));
  const places = new Map(all(page, "[id], a[name]").flatMap((place) => namesOf(place).map((name) => [name, place])));
  const backs = new Set<HTMLElement>();
  const ids = new Map<string, string>();
  return links.flatMap((link): Note[] => {
    if (backs.has(link) || link.closest("[data-footnote]")) return [];
    const name = link.getAttribute("href")?.slice(1) ?? "";
    const names = new Set([...namesOf(link), ...namesOf(link.closest("sup") ?? link)]);
    const place = places.get(name);
    const back = [place, ...(place ? all(place, "a") : [])].find((element) =>
      names.has(element?.getAttribute("href")?.slice(1) ?? ""),
    );
    if (!back || back === link) return [];
    backs.add(back);
    const id = ids.get(name) ?? idOf(name, [...ids.values()]);
    ids.set(name, id);
    return [{ id, link, back }];
  });
}

function namesOf(element: Element): string[] {
  return [element.id, element.getAttribute("name") ?? ""].filter(Boolean);
}

/** Its number, if that is nobody else's; endnotes are counted apart. */
function idOf(name: string, taken: readonly string[]): string {
  const [number] = /\d+/.exec(name) ?? [name];
  const id = /^(?:_edn|sdendnote)/.test(name) ? `end-${number}` : number;
  return taken.includes(id) ? name : id;
}

/** What holds the text of this footnote and nothing else. */
function boxOf({ id, back }: Note, page: HTMLElement, notes: readonly Note[]): HTMLElement | undefined {
  const isItsOwn = (box: HTMLElement | null): box is HTMLElement =>
    box !== null &&
    box !== page &&
    page.contains(box) &&
    !notes.some((note) => box.contains(note.link) || (note.id !== id && box.contains(note.back)));
  return [back.closest<HTMLElement>("li, div, aside"), back.closest<HTMLElement>("p")].find(isItsOwn);
}

function textOf(id: string, box: HTMLElement, notes: readonly Note[]): HTMLElement {
  const text = box.ownerDocument.createElement("div");
  text.setAttribute("data-footnote-text", id);
  for (const note of notes) if (note.id === id) note.back.remove();
  trimStart(box);
  text.append(...(box.localName === "p" ? [box.cloneNode(true)] : box.childNodes));
  return text;
}

/** Whether there were words. */
function trimStart(node: Node): boolean {
  if (node.nodeType !== 3) return [...node.childNodes].some(trimStart);
  node.nodeValue = (node.nodeValue ?? "").replace(/^[\s\u00A0]+/, "");
  return node.nodeValue !== "";
}

/** The box, what it was in as long as nothing else is there, and the line that was above. */
function removeWithLine(box: HTMLElement, page: HTMLElement) {
  const { previousElementSibling: line, parentElement: parent } = box;
  if (line?.localName === "hr") line.remove();
  box.remove();
  if (parent && parent !== page && isBlank(parent) && !parent.querySelector("img")) removeWithLine(parent, page);
}

/** With all that only raises it. */
function outermost(link: HTMLElement): HTMLElement {
  const { parentElement: parent } = link;
  if (!parent?.matches("sup, span, font")) return link;
  return parent.textContent?.trim() === link.textContent?.trim() ? outermost(parent) : link;
}
