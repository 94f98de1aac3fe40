import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { isPlaceholder, unknownNames } from "../unknown-content.ts";
import type { Dice } from "./dice.ts";
import type { HeadlessEditor } from "./headless-editor.ts";
import { element, within } from "./random-writes.ts";

/** Something in Yjs that no schema here knows, and the element it is part of. */
export interface Foreign {
  parent: Y.XmlElement;
  what: string;
  isThere(): boolean;
}

/** Puts elements, embeds, formats and attributes that nobody knows into what is there. */
export function plantForeign(root: Y.XmlFragment, dice: Dice): Foreign[] {
  const known = [...within(root)].filter((type) => type instanceof Y.XmlElement);
  const planted: Foreign[] = [];
  for (let left = 4; left > 0; left -= 1) {
    const parent = dice.pick(known);
    const text = parent.toArray().find((child) => child instanceof Y.XmlText);
    if (dice.oneIn(3)) planted.push(plantAttribute(parent));
    else if (text?.length && dice.oneIn(2)) planted.push(plantFormat(parent, text));
    else if (parent.nodeName !== "horizontalRule" && parent.nodeName !== "mention") {
      planted.push(plantElement(parent, dice.below(parent.length + 1)));
    }
  }
  return planted;
}

function plantAttribute(parent: Y.XmlElement): Foreign {
  parent.setAttribute("hue", "red");
  return { parent, what: "attribute", isThere: () => parent.getAttribute("hue") === "red" };
}

function plantElement(parent: Y.XmlElement, index: number): Foreign {
  const diagram = element("diagram", ["drawn"], { kind: "flow" });
  parent.insert(index, [diagram]);
  return { parent, what: "element", isThere: () => !diagram._item?.deleted && diagram.length === 1 };
}

function plantFormat(parent: Y.XmlElement, text: Y.XmlText): Foreign {
  text.format(0, text.length, { glow: { color: "red" } });
  return { parent, what: "format", isThere: () => text._item?.deleted || text.length === 0 || glows(text) };
}

function glows(text: Y.XmlText): boolean {
  return (text.toDelta() as { attributes?: object }[]).some(({ attributes }) => attributes && "glow" in attributes);
}

interface Amounts {
  attributes: number;
  elements: number;
  /** With a format. */
  letters: number;
}

/** How much of what was planted is in Yjs. */
export function foreignIn(root: Y.XmlFragment): Amounts {
  const found: Amounts = { attributes: 0, elements: 0, letters: 0 };
  for (const type of within(root)) {
    if (type instanceof Y.XmlText) {
      for (const { insert, attributes } of type.toDelta() as { insert: string; attributes?: object }[])
        if (attributes && "glow" in attributes) found.letters += insert.length;
    } else {
      if (type.nodeName === "diagram") found.elements += 1;
      if (type.getAttribute("hue") !== undefined) found.attributes += 1;
    }
  }
  return found;
}

/** How much of what was planted an editor shows that has a place for it. */
export function foreignShown(doc: Node): Amounts {
  const found: Amounts = { attributes: 0, elements: 0, letters: 0 };
  doc.descendants((node) => {
    if (node.attrs[unknownNames.attribute]?.hue) found.attributes += 1;
    if (isPlaceholder(node.type) && node.attrs["name"] === "diagram") found.elements += 1;
    if (node.isText && node.marks.some(({ attrs }) => attrs["key"] === "glow")) found.letters += node.nodeSize;
  });
  return found;
}

/** Where the node of an element stands; nothing when that cannot be told from names alone. */
export function placeOf({ doc, fragment, state }: HeadlessEditor, wanted: Y.XmlElement): number | undefined {
  const look = (type: Y.XmlFragment, node: Node, start: number): number | undefined => {
    const elements = type
      .toArray()
      .filter((child) => child instanceof Y.XmlElement && child.nodeName in state.schema.nodes);
    if (node.inlineContent || elements.length !== node.childCount) return undefined;
    let position = start;
    for (const [index, child] of node.children.entries()) {
      const current = elements[index] as Y.XmlElement;
      if (current.nodeName !== child.type.name) return undefined;
      if (current === wanted) return position;
      const found = look(current, child, position + 1);
      if (found !== undefined) return found;
      position += child.nodeSize;
    }
    return undefined;
  };
  return look(fragment, doc, 0);
}
