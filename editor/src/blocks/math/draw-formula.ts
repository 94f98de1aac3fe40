import type katexModule from "katex";

const longest = 10_000;

type Katex = typeof katexModule;

let katex: Promise<Katex> | undefined;

/**
 * Draws a formula as MathML, which needs neither fonts nor styles and is read aloud as what it is. Resolves with what is
 * wrong with it, if anything is; rejects when the means to draw are not to be had now.
 */
export async function drawFormula(target: HTMLElement, latex: string, isBlock: boolean): Promise<string | undefined> {
  katex ??= import("katex").then((module) => module.default);
  const { render } = await katex.catch((error: unknown) => {
    katex = undefined;
    throw error;
  });
  const drawn = document.createElement("span");
  try {
    if (latex.length > longest) throw new RangeError(`${latex.length} > ${longest}`);
    render(latex, drawn, {
      displayMode: isBlock,
      output: "mathml",
      trust: false,
      strict: "ignore",
      throwOnError: true,
      maxExpand: 1_000,
      maxSize: 20,
    });
  } catch (error) {
    // Also what a formula of too many levels does to the stack.
    return error instanceof Error ? error.message.replace(/^KaTeX parse error: /, "") : String(error);
  }
  target.replaceChildren(...drawn.childNodes);
  return undefined;
}
