/** What a line of Markdown begins with, and how sure one and several of them make. */
const lineSigns: readonly (readonly [sign: RegExp, one: number, several: number])[] = [
  [/^ {0,3}\|?[ \t]*:?-+:?[ \t]*\|[ \t:|-]*$/, 2, 2],
  [/^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]+\S/, 2, 2],
  [/^>[ \t]*\[!(?:note|tip|important|warning|caution)\]/i, 2, 2],
  [/^[ \t]*[-*+][ \t]+\S/, 0, 2],
  [/^[ \t]*\d{1,3}[.)][ \t]+\S/, 0, 2],
  [/^#{2,6}[ \t]+\S/, 2, 2],
  [/^#[ \t]+\S/, 1, 1],
  [/^>[ \t]*\S/, 1, 2],
  [/^ {0,3}(?:---|\*\*\*|___)[ \t]*$/, 1, 1],
  [/^\[\^[^\]]+\]:[ \t]/, 2, 2],
  [/^\$\$[ \t]*$/, 0, 2],
  [/^ {0,3}(?:```|~~~)/, 0, 2],
];
const inlineSigns: readonly (readonly [sign: RegExp, weight: number])[] = [
  [/\[[^\][]+\]\((?:https?:|mailto:|[./#]|files\/)[^)\s]*(?:\s+"[^"]*")?\)/, 2],
  [/(?<![\w*])\*\*(?=[^\s*])[^*]*[^\s*]\*\*(?![\w*])/, 2],
  [/(?<!~)~~(?=[^\s~])[^~]*[^\s~]~~(?!~)/, 2],
  [/(?<![`\w])`[^`]+`(?![`\w])/, 1],
  [/(?<![\w*])\*(?=[^\s*])[^*]*[^\s*]\*(?![\w*])/, 1],
];
const enough = 2;
/** A text shows early on what it is. */
const looked = 8_000;

/** Whether text is Markdown that somebody wants as blocks rather than as its signs. Prose has some of them by chance. */
export function looksLikeMarkdown(text: string): boolean {
  const lines = text.slice(0, looked).split(/\r?\n/);
  return !looksLikeCode(lines) && weightOf(lines) >= enough;
}

function weightOf(lines: readonly string[]): number {
  let weight = isHeadingAlone(lines) ? 1 : 0;
  for (const [sign, one, several] of lineSigns) {
    const count = lines.filter((line) => sign.test(line)).length;
    weight += count > 1 ? several : count * one;
  }
  for (const [sign, more] of inlineSigns) if (lines.some((line) => sign.test(line))) weight += more;
  return weight;
}

/** A comment of a script looks like a heading, but seldom stands alone. */
function isHeadingAlone([first = "", second = ""]: readonly string[]): boolean {
  return /^#[ \t]+\S/.test(first) && second.trim() === "";
}

/** Lines of many languages end in one of these; with a fence around them they are Markdown. */
function looksLikeCode(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== "");
  if (written.some((line) => /^ {0,3}(?:```|~~~)/.test(line))) return false;
  return written.filter((line) => /[;{}]\s*$/.test(line)).length > written.length * 0.3;
}
