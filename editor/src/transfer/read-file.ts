import type { Node, Schema } from "@tiptap/pm/model";
import type { ImportFormat } from "@weft/server/api";
import { readHtmlHere, readMarkdownHere } from "../formats/formats-here.ts";
import { parsePage } from "../formats/parse-page.ts";
import type { ParsePage } from "../formats/read-html.ts";
import { withValidAttributes } from "../formats/valid-content.ts";
import { splitFrontMatter } from "./front-matter.ts";

/** What a file holds, and what it says it is called. */
export interface ReadFile {
  readonly content: Node;
  readonly title: string;
  /** The same without the heading that is the title. */
  readonly body: Node;
}

type ReadFormat = ImportFormat | "text";
const formats: Readonly<Record<string, ReadFormat>> = { html: "html", htm: "html", json: "json", txt: "text" };

type Reader = (text: string, schema: Schema, makePage?: ParsePage) => ReadFile;
const readers: Readonly<Record<ReadFormat, Reader>> = {
  markdown: fromMarkdown,
  html: fromHtml,
  json: fromJson,
  text: fromText,
};

/** The kinds of files that can be read, as a file dialog wants them. */
export const readableFiles = ".md,.markdown,.txt,.html,.htm,.json,text/markdown,text/plain,text/html,application/json";

/** A document out of a file; by its name it is HTML, our JSON or plain text, else it is Markdown. */
export async function readFile(file: File, schema: Schema, makePage: ParsePage): Promise<ReadFile> {
  const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
  return readText(await file.text(), formats[ending] ?? "markdown", schema, makePage);
}

/** A document out of text. Where there is no browser, `makePage` reads HTML. Throws for what is no JSON of ours. */
export function readText(text: string, format: ReadFormat, schema: Schema, makePage?: ParsePage): ReadFile {
  return readers[format](text.replace(/^\uFEFF/, ""), schema, makePage);
}

function fromMarkdown(text: string, schema: Schema, makePage?: ParsePage): ReadFile {
  const { title, rest } = splitFrontMatter(text);
  return withTitleOfHeading(readMarkdownHere(rest, schema, makePage), title);
}

function fromHtml(text: string, schema: Schema, makePage: ParsePage = parsePage): ReadFile {
  const [, title = ""] = /<title[^<>]*>([^<]*)<\/title>/i.exec(text) ?? [];
  return withTitleOfHeading(readHtmlHere(text, schema, makePage), makePage(title).textContent.trim());
}

function fromJson(text: string, schema: Schema): ReadFile {
  const read: { type?: unknown; title?: unknown; content?: unknown } = JSON.parse(text);
  // Ours has a title beside the document; other programs write the document alone.
  const whole = schema.nodeFromJSON(read.type === undefined ? read.content : read);
  const content = whole.copy(withValidAttributes(whole.content));
  content.check();
  return { content, title: typeof read.title === "string" ? read.title : "", body: content };
}

/** Empty lines are between paragraphs, and others stay the lines that they are. */
function fromText(text: string, schema: Schema): ReadFile {
  const paragraphs = text
    .replace(/\r\n?/g, "\n")
    .split(/\n(?:[ \t]*\n)+/)
    .map((lines) => lines.replace(/^\n+|\n+$/g, "").split("\n"))
    .filter((lines) => lines.join("").trim() !== "")
    .map((lines) =>
      schema.node(
        "paragraph",
        null,
        lines.flatMap((line, at) => lineNodes(line, at, schema)),
      ),
    );
  const content = schema.node("doc", null, paragraphs.length > 0 ? paragraphs : [schema.node("paragraph")]);
  return { content, title: "", body: content };
}

function lineNodes(line: string, at: number, schema: Schema): Node[] {
  const words = line === "" ? [] : [schema.text(line)];
  return at === 0 ? words : [schema.node("hardBreak"), ...words];
}

/** What a document of its own begins with is its title. */
function withTitleOfHeading(content: Node, title: string): ReadFile {
  const { firstChild } = content;
  const isTitle = firstChild?.type.name === "heading" && firstChild.attrs["level"] === 1;
  if (!isTitle || (title !== "" && title !== firstChild.textContent)) return { content, title, body: content };
  const rest = content.content.cut(firstChild.nodeSize);
  const body = rest.childCount > 0 ? content.copy(rest) : (content.type.createAndFill() as Node);
  return { content, title: firstChild.textContent, body };
}
