import type { Node } from "@tiptap/pm/model";
import type { ExportFormat } from "@weft/server/api";
import { writeMarkdownHere } from "../formats/formats-here.ts";
import { plainText } from "../formats/plain-text.ts";
import { writeHtml } from "../formats/write-html.ts";
import { download } from "../ui/download.ts";
import { drawFormulas } from "./draw-formulas.ts";

interface Writer {
  readonly ending: string;
  readonly type: string;
  readonly write: (content: Node, title: string) => string;
}

const writers: Readonly<Record<ExportFormat, Writer>> = {
  markdown: { ending: "md", type: "text/markdown", write: asMarkdown },
  html: { ending: "html", type: "text/html", write: (content, title) => writeHtml(content, { title }) },
  text: {
    ending: "txt",
    type: "text/plain",
    write: (content, title) => `${[title, plainText(content)].filter(Boolean).join("\n\n")}\n`,
  },
  json: {
    ending: "json",
    type: "application/json",
    write: (content, title) => `${JSON.stringify({ title, content: content.toJSON() }, null, 2)}\n`,
  },
};

/** A document with its title, as text of a format. */
export function exportText(format: ExportFormat, content: Node, title: string): string {
  return writers[format].write(content, title.trim());
}

/** Hands the person the document as a file that is called like it. */
export async function exportFile(format: ExportFormat, content: Node, title: string, untitled: string) {
  const { ending, type } = writers[format];
  const name = [...(title.trim() || untitled).replace(/[\p{Cc}/\\:*?"<>|]/gu, " ")].slice(0, 100).join("");
  const text =
    format === "html"
      ? writeHtml(content, { title: title.trim(), writers: await drawFormulas(content) })
      : exportText(format, content, title);
  download(`${name}.${ending}`, text, `${type};charset=utf-8`);
}

function asMarkdown(content: Node, title: string): string {
  const heading = content.type.schema.nodes["heading"];
  if (title === "" || !heading) return writeMarkdownHere(content);
  const first = heading.create({ level: 1 }, content.type.schema.text(title));
  return writeMarkdownHere(content.copy(content.content.addToStart(first)));
}
