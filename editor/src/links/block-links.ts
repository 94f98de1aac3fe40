import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { findBlock, idOfBlock } from "./block-id.ts";

/**
 * A block is named by its id. What it says comes along, for when the element is gone:
 *
 *     #b-<client>-<clock>-<words-of-the-block>
 */
const pattern = /^#?b-([0-9a-z]{1,11}-[0-9a-z]{1,11})(?:-(.*))?$/;

const longestSlug = 60;

/** The part of an address that leads to the block which begins at a position; `undefined` where there is none. */
export function hashOfBlock(state: EditorState, position: number): string | undefined {
  const node = state.doc.nodeAt(position);
  const id = node && idOfBlock(state, position);
  if (!id) return undefined;
  const slug = slugOf(node);
  return `#b-${id}${slug && `-${slug}`}`;
}

/** The whole address. */
export function linkToBlock(state: EditorState, position: number): string | undefined {
  const hash = hashOfBlock(state, position);
  return hash && new URL(hash, location.href).href;
}

/** Where the block begins that an address leads to, or another one that says the same in its place. */
export function findLinked(state: EditorState, hash: string): number | undefined {
  const parts = pattern.exec(decoded(hash));
  if (!parts) return undefined;
  const [, id = "", slug = ""] = parts;
  return findBlock(state, id) ?? (slug === "" ? undefined : bySlug(state.doc, slug));
}

function bySlug(document: Node, slug: string): number | undefined {
  let found: number | undefined;
  document.descendants((node, position) => {
    if (found === undefined && node.isTextblock && slugOf(node) === slug) found = position;
    return found === undefined && !node.isTextblock;
  });
  return found;
}

/** Letters and digits of any script, as words with dashes between. Of a block with blocks in it, those of the first. */
function slugOf(node: Node): string {
  let first = node;
  while (!first.isTextblock && first.firstChild) first = first.firstChild;
  const words = first.textContent
    .slice(0, 4 * longestSlug)
    .toLowerCase()
    .normalize("NFC");
  const slug = words.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, longestSlug);
  return slug.replaceAll(/^-|-$/g, "");
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
