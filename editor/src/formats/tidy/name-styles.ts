import { nearestColor } from "./nearest-color.ts";
import { all, styleOf, unwrap } from "./elements.ts";

type Name = readonly [tag: string, attributes?: Readonly<Record<string, string>>];

const monospaced = /\b(?:courier|consolas|menlo|monaco|mono)\b|monospace/i;

/** Words that are marked by their style get the tags that say so, and the nearest of our colours where they are meant. */
export function nameStyles(page: HTMLElement, takesColors: boolean) {
  for (const words of all(page, "span, font")) {
    if (words.hasAttribute("data-type") || words.closest("pre")) continue;
    const names = namesOf(words, takesColors);
    for (const [tag, attributes = {}] of names) {
      const wrapper = words.ownerDocument.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) wrapper.setAttribute(name, value);
      wrapper.append(...words.childNodes);
      words.append(wrapper);
    }
    if (names.length > 0 || words.closest("a")) words.removeAttribute("style");
    if (words.localName === "font") unwrap(words);
  }
}

/** Cells that somebody coloured get the nearest of our colours. */
export function nameCellColors(page: HTMLElement) {
  for (const cell of all(page, "td, th")) {
    const color = nearestColor(surfaceOf(cell) || (cell.getAttribute("bgcolor") ?? ""), "surface");
    if (color) cell.setAttribute("data-color", color);
  }
}

function surfaceOf(element: HTMLElement): string {
  return styleOf(element, "background-color") || styleOf(element, "background");
}

function namesOf(words: HTMLElement, takesColors: boolean): Name[] {
  const is = (name: string, value: RegExp) => value.test(styleOf(words, name));
  const isHeading = words.closest("h1, h2, h3, h4, h5, h6") !== null;
  const decoration = `${styleOf(words, "text-decoration")} ${styleOf(words, "text-decoration-line")}`;
  const isLink = words.closest("a") !== null || words.querySelector("a") !== null;
  const font = `${styleOf(words, "font-family")} ${words.getAttribute("face") ?? ""}`;
  const names: Name[] = [];
  if (monospaced.test(font) && takesColors && !isHeading) return [["code"]];
  if (is("font-weight", /^(?:bold|[6-9]00)/) && !isHeading) names.push(["strong"]);
  if (is("font-style", /^italic/)) names.push(["em"]);
  if (/underline/.test(decoration) && !isLink) names.push(["u"]);
  if (/line-through/.test(decoration)) names.push(["s"]);
  if (is("vertical-align", /^super/)) names.push(["sup"]);
  if (is("vertical-align", /^sub/)) names.push(["sub"]);
  if (!takesColors) return names;
  const marker = nearestColor(surfaceOf(words), "surface");
  if (marker) names.push(["mark", marker === "yellow" ? {} : { "data-color": marker }]);
  const ink = nearestColor(styleOf(words, "color") || words.getAttribute("color") || "", "ink");
  if (ink && !isLink && !isHeading) names.push(["span", { "data-color": ink }]);
  return names;
}
