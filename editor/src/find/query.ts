/** What is looked for. */
export interface Query {
  readonly text: string;
  readonly isPattern: boolean;
  readonly isCaseExact: boolean;
  readonly isWholeWord: boolean;
}

export const emptyQuery: Query = { text: "", isPattern: false, isCaseExact: false, isWholeWord: false };

export type Pattern =
  | { readonly state: "empty" }
  /** `reason` is the browser's own word for it. */
  | { readonly state: "bad"; readonly reason: string }
  | { readonly state: "good"; readonly source: string; readonly flags: string };

const wordCharacter = String.raw`[\p{L}\p{M}\p{N}_]`;

/** Characters that word processors put in place of what is on a keyboard. */
const lookalikes: Readonly<Record<string, string>> = { "'": "['‘’]", '"': '["“”„]', " ": "[ \u00a0]", "-": "[-‐‑]" };

export function toPattern({ text, isPattern, isCaseExact, isWholeWord }: Query): Pattern {
  if (text === "") return { state: "empty" };
  const flags = isCaseExact ? "gmu" : "gimu";
  const bare = isPattern ? text : literal(text);
  const problem = problemOf(bare, flags);
  if (problem !== undefined) return { state: "bad", reason: problem };
  return { state: "good", source: isWholeWord ? wholeWord(bare) : bare, flags };
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/'" -]/g, (character) => lookalikes[character] ?? `\\${character}`);
}

/** Neither end lies inside a word; an end that is no part of a word may touch one. */
function wholeWord(source: string): string {
  return `(?<!${wordCharacter}(?=${wordCharacter}))(?:${source})(?!(?<=${wordCharacter})${wordCharacter})`;
}

function problemOf(source: string, flags: string): string | undefined {
  try {
    void new RegExp(source, flags);
    return undefined;
  } catch (error) {
    // “Invalid regular expression: /(/gu: Unterminated group”
    return error instanceof SyntaxError ? (error.message.split(": ").at(-1) ?? "") : String(error);
  }
}
