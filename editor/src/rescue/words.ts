import * as Y from "yjs";
import { contentOf, titleOf } from "../collaboration/roots.ts";

/** From which clock of a client on its words are wanted. */
type WantedFrom = (client: number) => number;

/** The words of a document, a line for each block of text, the title first. */
export function wholeText(document: Y.Doc): string {
  return [titleOf(document).toString(), ...lines(contentOf(document), () => 0)].filter(Boolean).join("\n\n");
}

/** The runs of words the server did not have when it named this state, in the order of the document. */
export function unsentPassages(document: Y.Doc, serverStateVector: Uint8Array): string[] {
  const known = Y.decodeStateVector(serverStateVector);
  const unsentFrom: WantedFrom = (client) => known.get(client) ?? 0;
  return [...runs(titleOf(document), unsentFrom), ...lines(contentOf(document), unsentFrom)];
}

function lines(parent: Y.XmlFragment, wantedFrom: WantedFrom): string[] {
  const found: string[] = [];
  let line: string[] = [];
  const endLine = () => {
    if (line.length > 0) found.push(line.join(""));
    line = [];
  };
  for (const child of parent.toArray() as unknown[]) {
    if (child instanceof Y.XmlText) {
      line.push(runs(child, wantedFrom).join(" … "));
    } else if (child instanceof Y.XmlElement && child.length > 0) {
      endLine();
      found.push(...lines(child, wantedFrom));
    } else {
      line.push("\n");
    }
  }
  endLine();
  return found.map((text) => text.trim()).filter(Boolean);
}

/** Wanted words that stand side by side are one run. Yjs merges what one client wrote: an item may be wanted in part. */
function runs(text: Y.Text, wantedFrom: WantedFrom): string[] {
  const found: string[] = [];
  let isInRun = false;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { str } = item.content;
    const start = Math.max(0, wantedFrom(item.id.client) - item.id.clock);
    if (start > 0) isInRun = false;
    if (start >= str.length) continue;
    if (isInRun) found[found.length - 1] += str;
    else found.push(str.slice(start));
    isInRun = true;
  }
  return found;
}
