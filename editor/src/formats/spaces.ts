import { Fragment, type Node } from "@tiptap/pm/model";

/**
 * HTML swallows spaces at the edges of a block and all but one of several. Where they are meant they are written as
 * references, and on their way into the schema they travel as characters that are none.
 */
const carried = new Map([
  [" ", "\uFDD0"],
  ["\t", "\uFDD1"],
]);
const carriedBack = new Map([...carried].map(([space, stand]) => [stand, space]));
const stands = /[\uFDD0\uFDD1]/g;

/** Text of which every space counts, as HTML that the schema reads. */
export function carrySpaces(text: string): string {
  return text.replace(/^[ \t]+|[ \t]{2,}|\t|[ \t]+$/g, (spaces) => spaces.replace(/./g, carry));
}

/** HTML as somebody wrote it, with the references to spaces outside of its tags carried. */
export function carryReferences(html: string): string {
  return html
    .replace(stands, "")
    .replace(/&#(x20|32|x9|9);(?=[^<>]*(?:<|$))/gi, (_, code: string) => carry(/9/.test(code) ? "\t" : " "));
}

/** The same with spaces for what carried them. */
export function bringSpacesBack(node: Node): Node {
  if (node.text !== undefined) {
    return /[\uFDD0\uFDD1]/.test(node.text)
      ? node.type.schema.text(node.text.replace(stands, uncarry), node.marks)
      : node;
  }
  const children = node.children.map(bringSpacesBack);
  return children.every((child, index) => child === node.child(index)) ? node : node.copy(Fragment.from(children));
}

function carry(space: string): string {
  return carried.get(space) ?? space;
}

function uncarry(stand: string): string {
  return carriedBack.get(stand) ?? stand;
}
