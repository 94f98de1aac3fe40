/** Markdown without the YAML that programs write before it, and the title that this says. */
export function splitFrontMatter(text: string): { title: string; rest: string } {
  const [whole, lines] = /^---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/s.exec(text) ?? [];
  if (whole === undefined || lines === undefined || !isYaml(lines)) return { title: "", rest: text };
  return { title: titleIn(lines), rest: text.slice(whole.length) };
}

/** Else the first line is a divider, which is followed by words or an empty line. */
function isYaml(lines: string): boolean {
  return /^(?:#.*\r?\n)*[\w-]+[ \t]*:(?:\s|$)/.test(lines) && !/^[^\s#:\]}-][^:]*$/m.test(lines);
}

function titleIn(lines: string): string {
  const [, plain = "", folded = ""] = /^title[ \t]*:[ \t]*(.*)((?:\r?\n[ \t]+.*)*)/im.exec(lines) ?? [];
  const value = /^[|>][+-]?\d?[ \t]*$/.test(plain) ? "" : plain.trim();
  const [, double] = /^"((?:\\.|[^"\\])*)"/.exec(value) ?? [];
  if (double !== undefined) return double.replace(/\\(["\\/])/g, "$1").trim();
  const [, single] = /^'((?:''|[^'])*)'/.exec(value) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'").trim();
  return `${value.replace(/(?:^|\s)#.*$/, "")} ${folded}`.replace(/\s+/g, " ").trim();
}
