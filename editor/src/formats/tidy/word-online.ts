import { all, isBlank, rename, unwrap } from "./elements.ts";

/**
 * Word in a browser puts each item of a list into a list and a box of its own, and a space behind each paragraph. Items are
 * said here as Word on a desktop says them.
 */
export function tidyWordOnline(page: HTMLElement) {
  for (const end of all(page, ".OutlineElement .EOP")) end.remove();
  for (const line of all(page, ".OutlineElement .LineBreakBlob"))
    line.replaceWith(page.ownerDocument.createElement("br"));
  for (const heading of all(page, '.OutlineElement p[role="heading"]')) {
    const level = Number(heading.getAttribute("aria-level"));
    if (level >= 1 && level <= 6) rename(heading, `h${level}`);
  }
  for (const box of all(page, ".ListContainerWrapper")) {
    for (const item of all(box, "li")) {
      box.before(...paragraphsOf(item));
      item.remove();
    }
    for (const list of all(box, "ul, ol")) unwrap(list);
    if (isBlank(box)) box.remove();
  }
}

/** The words of an item, and whatever else is in it below them. */
function paragraphsOf(item: HTMLElement): ChildNode[] {
  const list = item.parentElement;
  const document = item.ownerDocument;
  const sign = document.createElement("span");
  sign.setAttribute("style", "mso-list:Ignore");
  sign.textContent = list?.localName === "ol" ? `${list.getAttribute("start") ?? 1}.` : "·";
  const paragraph = document.createElement("p");
  const level = item.getAttribute("data-aria-level") ?? 1;
  paragraph.setAttribute("style", `mso-list:l${item.getAttribute("data-listid") ?? 0} level${level}`);
  const [first, ...below] = [...item.children].filter(({ localName }) => localName === "p");
  paragraph.append(sign, ...(first ?? item).childNodes);
  first?.remove();
  for (const each of below) each.className = "MsoListParagraph";
  return [paragraph, ...item.childNodes];
}
