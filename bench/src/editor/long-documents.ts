import * as Y from "yjs";
import { block, fragmentOf } from "../binding/long-document.ts";

/** How blocks stand in Yjs: as Tiptap's own extensions have them, or in BlockNote's containers with ids. */
export type Layout = "tiptap" | "blocknote";

/** Last words of a document: when they are shown, all of it is. */
export const lastWords = "These are the last words";
/** Where the person at the page writes. */
export const ownWords = "Here somebody writes";
const batch = 500;

/** The updates that make a document of so many blocks, with the same text in either layout, a part of it each. */
export function writeParts(layout: Layout, blocks: number): { document: Y.Doc; updates: Uint8Array[] } {
  const document = new Y.Doc();
  document.clientID = 1;
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => updates.push(update));
  const parent = layout === "tiptap" ? fragmentOf(document) : withGroup(document);
  for (let start = 0; start < blocks; start += batch) {
    const count = Math.min(batch, blocks - start);
    parent.push(Array.from({ length: count }, (_, index) => layouts[layout](start + index, blocks)).flat());
  }
  return { document, updates };
}

const layouts: Record<Layout, (index: number, blocks: number) => Y.XmlElement[]> = {
  tiptap: (index, blocks) => {
    const words = specialWords(index, blocks);
    return [words ? element("paragraph", {}, [new Y.XmlText(words)]) : block(index)];
  },
  blocknote: (index, blocks) => {
    const words = specialWords(index, blocks);
    return words ? [container(`${index}`, element("paragraph", plain, [new Y.XmlText(words)]))] : containers(index);
  },
};

const plain = { backgroundColor: "default", textColor: "default", textAlignment: "left" };

function specialWords(index: number, blocks: number): string | undefined {
  if (index === blocks - 1) return lastWords;
  return index === Math.floor(blocks / 2) ? ownWords : undefined;
}

function withGroup(document: Y.Doc): Y.XmlElement {
  const group = new Y.XmlElement("blockGroup");
  fragmentOf(document).push([group]);
  return group;
}

/** The same block: a list as BlockNote has it, its items one by one, with those below them inside. */
function containers(index: number): Y.XmlElement[] {
  // What is in an element can be read when it is in a document.
  const loose = new Y.Doc().getXmlFragment("");
  loose.push([block(index)]);
  const original = loose.get(0) as Y.XmlElement;
  const items = original.nodeName === "bulletList" ? (original.toArray() as Y.XmlElement[]) : [original];
  return items.map((item, place) => contain(item, `${index}-${place}`));
}

function contain(node: Y.XmlElement, id: string): Y.XmlElement {
  const [text, nested] = (node.nodeName === "listItem" ? node.toArray() : [node]) as Y.XmlElement[];
  const name = { heading: "heading", listItem: "bulletListItem" }[node.nodeName] ?? "paragraph";
  const level = node.nodeName === "heading" ? { level: 2, isToggleable: false } : {};
  const words = (text as Y.XmlElement).toArray().map((child) => (child as Y.XmlText).clone());
  const below = ((nested?.toArray() ?? []) as Y.XmlElement[]).map((item, place) => contain(item, `${id}-${place}`));
  const group = below.length > 0 ? [element("blockGroup", {}, below)] : [];
  return container(id, element(name, { ...plain, ...level }, words), ...group);
}

function container(id: string, ...children: Y.XmlElement[]): Y.XmlElement {
  return element("blockContainer", { id }, children);
}

function element(
  name: string,
  attributes: Record<string, unknown>,
  children: (Y.XmlElement | Y.XmlText)[],
): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, object>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as object);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
}
