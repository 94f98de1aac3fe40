import * as Y from "yjs";
import { contentOf, titleTextOf } from "./roots.ts";

/** Nobody has anything in it: no title, and no more than empty paragraphs. Another program's content counts, too. */
export function isBlank(document: Y.Doc): boolean {
  const others = [...document.share].filter(([name]) => !ours.has(name)).map(([, root]) => root);
  return (
    others.every((root) => root._start === null && root._map.size === 0) &&
    titleTextOf(document).trim() === "" &&
    contentOf(document).toArray().every(isEmptyParagraph)
  );
}

const ours = new Set(["content", "title", "meta"]);

function isEmptyParagraph(node: unknown): boolean {
  if (!(node instanceof Y.XmlElement) || node.nodeName !== "paragraph") return false;
  return node.toArray().every((child) => child instanceof Y.XmlText && child.length === 0);
}
