import type { Node, Schema } from "@tiptap/pm/model";
import { readHtmlHere, readMarkdownHere } from "../formats/formats-here.ts";
import { withValidAttributes } from "../formats/valid-content.ts";

/** What a file holds, and what it says it is called. */
export interface ReadFile {
  readonly content: Node;
  readonly title: string;
  /** The same without the heading that is the title. */
  readonly body: Node;
}

const readers: Readonly<Record<string, (text: string, schema: Schema) => ReadFile>> = {
  html: fromHtml,
  htm: fromHtml,
  json: fromJson,
};

/** The kinds of files that can be read, as a file dialog wants them. */
export const readableFiles = ".md,.markdown,.txt,.html,.htm,.json,text/markdown,text/plain,text/html,application/json";

/** A document out of a file; by its name it is HTML or our JSON, else it is Markdown. */
export async function readFile(file: File, schema: Schema): Promise<ReadFile> {
  const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
  return (readers[ending] ?? fromMarkdown)(await file.text(), schema);
}

function fromMarkdown(text: string, schema: Schema): ReadFile {
  return withTitleOfHeading(readMarkdownHere(text.replace(/^\uFEFF/, ""), schema), "");
}

function fromHtml(text: string, schema: Schema): ReadFile {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim() ?? "";
  return withTitleOfHeading(readHtmlHere(text, schema), title);
}

function fromJson(text: string, schema: Schema): ReadFile {
  const read: { title?: unknown; content?: unknown } = JSON.parse(text);
  const whole = schema.nodeFromJSON(read.content ?? read);
  const content = whole.copy(withValidAttributes(whole.content));
  content.check();
  return { content, title: typeof read.title === "string" ? read.title : "", body: content };
}

/** What a document of its own begins with is its title. */
function withTitleOfHeading(content: Node, title: string): ReadFile {
  const { firstChild } = content;
  const isTitle = firstChild?.type.name === "heading" && firstChild.attrs["level"] === 1;
  if (!isTitle || (title !== "" && title !== firstChild.textContent)) return { content, title, body: content };
  const body = content.childCount > 1 ? content.copy(content.content.cut(firstChild.nodeSize)) : content;
  return { content, title: firstChild.textContent, body };
}
