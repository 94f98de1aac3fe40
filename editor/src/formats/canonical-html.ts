const inline = new Set(["A", "B", "CODE", "DEL", "EM", "I", "MARK", "S", "SPAN", "STRONG", "SUB", "SUP", "U"]);
const sameTags: Readonly<Record<string, string>> = { B: "STRONG", I: "EM", S: "DEL" };
const transparent = new Set(["THEAD", "TBODY", "COLGROUP", "COL", "LABEL", "ARTICLE", "FIGURE"]);

/** A letter, or what stands for a picture or a break, with all that is marked on it. */
type Letter = readonly [letter: string, marks: string];

/**
 * What HTML says, whatever its way of saying it: marks in any order, lists tight or loose, addresses encoded or not. Two
 * pages that say the same have the same.
 */
export function canonicalHtml(page: Element): string {
  return blocksIn(page).join("\n");
}

function blocksIn(parent: Node): string[] {
  const lines: string[] = [];
  let run: Letter[] = [];
  const end = () => {
    const line = lineOf(run);
    if (line !== "") lines.push(line);
    run = [];
  };
  for (const child of parent.childNodes) {
    if (isInline(child)) run.push(...lettersOf(child, []));
    else {
      end();
      lines.push(...blockOf(child as Element));
    }
  }
  end();
  return lines;
}

function blockOf(element: Element): string[] {
  const { nodeName: tag } = element;
  if (tag === "PRE") return [`pre${languageOf(element)} ${JSON.stringify(element.textContent)}`];
  if (tag === "INPUT") return [element.hasAttribute("checked") ? "☑" : "☐"];
  if (tag === "P" || tag === "DIV" || transparent.has(tag)) return blocksIn(element);
  const first = element.getAttribute("start") ?? "1";
  const start = tag === "OL" && first !== "1" ? ` ${first}` : "";
  const align = element.getAttribute("align") ?? "";
  return [`${tag.toLowerCase()}${start}${align && ` ${align}`}`, ...blocksIn(element).map((line) => `  ${line}`)];
}

function languageOf(element: Element): string {
  const [name = ""] = /language-\S+/.exec(element.querySelector("code")?.className ?? "") ?? [];
  return name.replace("language-", " ");
}

function isInline(node: Node): boolean {
  if (node.nodeType !== 1) return node.nodeType === 3;
  return inline.has(node.nodeName) || ["BR", "IMG"].includes(node.nodeName);
}

function lettersOf(node: Node, marks: readonly string[]): Letter[] {
  const said = marks.length === 0 ? "" : `{${marks.join(", ")}}`;
  if (node.nodeType === 3) return [...(node.nodeValue ?? "")].map((letter) => [letter, said] as const);
  const element = node as Element;
  const attribute = (name: string) => element.getAttribute(name) ?? "";
  if (node.nodeName === "BR") return [["⏎", ""]];
  if (node.nodeName === "IMG")
    return [[`(image ${decoded(attribute("src"))} ${attribute("alt")} ${attribute("title")})`, said]];
  const added = inline.has(node.nodeName) ? [...new Set([...marks, markOf(element)])].toSorted() : marks;
  return [...node.childNodes].flatMap((child) => lettersOf(child, added));
}

function markOf(element: Element): string {
  const name = (sameTags[element.nodeName] ?? element.nodeName).toLowerCase();
  return name === "a"
    ? `a ${decoded(element.getAttribute("href") ?? "")} ${element.getAttribute("title") ?? ""}`
    : name;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Spaces have no look of their own; several are one, and at the edge of a line there are none. */
function lineOf(letters: readonly Letter[]): string {
  const isSpace = (at: number) => /^[ \t\n]$/.test(letters[at]?.[0] ?? " ");
  const isBreak = (at: number) => letters[at]?.[0] === "⏎";
  let line = "";
  let last = "";
  for (const [at, [letter, marks]] of letters.entries()) {
    if (isSpace(at)) {
      const rest = letters.slice(at).findIndex((_, ahead) => !isSpace(at + ahead));
      if (!isSpace(at - 1) && !isBreak(at - 1) && rest >= 0 && !isBreak(at + rest)) line += " ";
      continue;
    }
    if (marks !== last) line += marks === "" ? "{}" : marks;
    last = marks;
    line += letter;
  }
  return line;
}
