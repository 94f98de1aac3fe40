import * as Y from "yjs";

/** A block as it is in Yjs: with words, or with other blocks in it. */
export function yBlock(name: string, ...content: (string | Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const block = new Y.XmlElement(name);
  block.insert(
    0,
    content.map((part) => (typeof part === "string" ? new Y.XmlText(part) : part)),
  );
  return block;
}

/** The first text in a block, however deep it is in it. */
export function wordsOf(block: unknown): Y.XmlText {
  if (block instanceof Y.XmlText) return block;
  if (!(block instanceof Y.XmlElement) || block.length === 0) throw new Error("There are no words.");
  return wordsOf(block.get(0));
}

/** What can be read in a block, however deep it is in it. */
export function textOf(block: unknown): string {
  return String(block).replaceAll(/<[^>]*>/g, "");
}
