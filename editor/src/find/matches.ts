export interface Match {
  readonly from: number;
  readonly to: number;
  /** What is to be put in its place, where that was asked for and can be. */
  readonly replacement?: string;
}

/** Stands for whatever in a line is no text; matches do not go across it. */
export const noText = "\ufffc";

/** All matches in a text, from left to right. In `replacement`, `$1`, `$<name>` and `$&` stand for what was matched. */
export function matchesIn(text: string, expression: RegExp, replacement?: string): Match[] {
  const matches: Match[] = [];
  for (const found of text.matchAll(expression)) {
    const [words] = found;
    if (words === "" || words.includes(noText)) continue;
    const place = { from: found.index, to: found.index + words.length };
    matches.push(replacement === undefined ? place : { ...place, replacement: fillIn(replacement, found) });
  }
  return matches;
}

function fillIn(template: string, found: RegExpExecArray): string {
  return template.replaceAll(/\$(?:(\$)|(&)|(\d{1,2})|<([^>]*)>)/g, (whole, dollar, all, number, name) => {
    if (dollar) return "$";
    if (all) return found[0];
    if (name !== undefined) return found.groups ? (found.groups[name as string] ?? "") : (whole as string);
    return Number(number) > 0 && Number(number) < found.length ? (found[Number(number)] ?? "") : (whole as string);
  });
}
