import type { ExportFormat } from "../api.ts";

interface Kind {
  /** The media type. */
  readonly type: string;
  /** Of a file's name. */
  readonly ending: string;
}

export const kindOf: Readonly<Record<ExportFormat, Kind>> = {
  markdown: { type: "text/markdown", ending: "md" },
  html: { type: "text/html", ending: "html" },
  text: { type: "text/plain", ending: "txt" },
  json: { type: "application/json", ending: "json" },
};

export const formatNames = Object.keys(kindOf) as ExportFormat[];

export function isFormat(name: string): name is ExportFormat {
  return Object.hasOwn(kindOf, name);
}
