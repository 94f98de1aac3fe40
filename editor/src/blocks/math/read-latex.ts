/** The source of a formula on a web page: as we write it, as KaTeX and Wikipedia do, or as Markdown is read. */
export function readLatex(element: HTMLElement): string {
  const own = element.getAttribute("data-latex");
  if (own !== null) return own;
  const annotation = element.querySelector('annotation[encoding="application/x-tex"]');
  if (annotation) return clean(annotation.textContent);
  return clean(
    element.getAttribute("alttext") ?? element.querySelector("math")?.getAttribute("alttext") ?? element.textContent,
  );
}

/** Whether it stands in a line of its own. */
export function isDisplayed(element: HTMLElement): boolean {
  return element.getAttribute("display") === "block" || element.parentElement?.closest(".katex-display") !== null;
}

function clean(latex: string): string {
  const text = latex.trim();
  return /^\{\\displaystyle(?![a-zA-Z])(.*)\}$/s.exec(text)?.[1]?.trim() ?? text;
}
