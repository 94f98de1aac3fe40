import { Fragment, type Mark, type Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from "@tiptap/pm/transform";
import * as Y from "yjs";
import { allowed, readAllowed, sizeOfAtom } from "./atoms.ts";
import { formatChange, marksOf } from "./formats.ts";
import { embedIn } from "./read-node.ts";
import { isRepetition } from "./repetition.ts";
import { showAttributes } from "./show-attributes.ts";
import type { ShownPart } from "./shown-items.ts";
import { createPlaceholder } from "./unknown-content.ts";

/** A stretch of a block of text: still there, with the marks or the node it is shown with now; gone; or new. */
type Stretch =
  | { state: "kept"; size: number; words?: string; marks?: readonly Mark[]; node?: Node }
  | { state: "gone"; size: number }
  | { state: "new"; node: Node };

/**
 * Brings what a block of text shows to what is in Yjs, where it was changed and nowhere else. False, and nothing done,
 * when the type of the block does not take that.
 */
export function showInline(tr: Transaction, block: Y.XmlElement, node: Node, start: number, shown: ShownPart): boolean {
  const stretches = [...stretchesOf(block, node, shown)];
  if (!isWhatIsShown(stretches, node)) return false;
  if (!isRepetition(node.type) && stretches.some(({ state }) => state !== "kept")) return false;
  let position = start;
  let before = 0;
  for (let index = 0; index < stretches.length;) {
    const stretch = stretches[index] as Stretch;
    if (stretch.state === "kept") {
      showKept(tr, node, before, position, stretch);
      before += stretch.size;
      position += stretch.size;
      index += 1;
      continue;
    }
    let gone = 0;
    const added: Node[] = [];
    for (let next = stretches[index]; next && next.state !== "kept"; next = stretches[++index]) {
      if (next.state === "gone") gone += next.size;
      else added.push(next.node);
    }
    const slice = new Slice(Fragment.fromArray(added), 0, 0);
    tr.step(new ReplaceStep(position, position + gone, slice));
    before += gone;
    position += slice.size;
  }
  return true;
}

/** Whether the stretches tell of what is shown; of what was written while others had to wait they may not. */
function isWhatIsShown(stretches: readonly Stretch[], node: Node): boolean {
  let offset = 0;
  for (const stretch of stretches) {
    if (stretch.state === "new") continue;
    const end = offset + stretch.size;
    if (end > node.content.size) return false;
    if ("words" in stretch && node.textBetween(offset, end) !== stretch.words) return false;
    offset = end;
  }
  return offset === node.content.size;
}

function* stretchesOf(block: Y.XmlElement, node: Node, shown: ShownPart): Generator<Stretch> {
  let offset = 0;
  const shift = (stretch: Stretch) => {
    if (stretch.state !== "new") offset += stretch.size;
    return stretch;
  };
  for (let item = block._start; item; item = item.right) {
    const { content } = item;
    if (!(content instanceof Y.ContentType)) {
      if (shown(item).length > 0) yield shift({ state: "gone", size: sizeOfAtom(node, offset, item) });
    } else if (content.type instanceof Y.XmlText) {
      for (const stretch of stretchesOfText(content.type, node, () => offset, shown)) yield shift(stretch);
    } else {
      const current = item.deleted ? undefined : readAllowed(node, content.type as Y.XmlElement);
      const size = shown(item).length > 0 ? sizeOfAtom(node, offset, item) : 0;
      if (size > 0) yield shift(current ? { state: "kept", size, node: current } : { state: "gone", size });
      else if (current) yield { state: "new", node: current };
    }
  }
}

function* stretchesOfText(text: Y.XmlText, node: Node, offset: () => number, shown: ShownPart): Generator<Stretch> {
  const { schema } = node.type;
  const formats = new Map<string, unknown>();
  let marks: readonly Mark[] | undefined = [];
  for (let item = text._start; item; item = item.right) {
    const { content, deleted } = item;
    if (content instanceof Y.ContentFormat) {
      if (deleted) continue;
      formats.set(content.key, content.value);
      marks = undefined;
    } else if (deleted) {
      const isWord = content instanceof Y.ContentString || content instanceof Y.ContentDeleted;
      for (const [from, to] of shown(item))
        yield { state: "gone", size: isWord ? to - from : sizeOfAtom(node, offset(), item) };
    } else if (item.countable) {
      const current = (marks ??= marksOf(formats, node.type));
      if (content instanceof Y.ContentString) {
        let from = 0;
        for (const [start, end] of shown(item)) {
          if (from < start) yield { state: "new", node: schema.text(content.str.slice(from, start), current) };
          yield { state: "kept", size: end - start, words: content.str.slice(start, end), marks: current };
          from = end;
        }
        if (from < item.length) yield { state: "new", node: schema.text(content.str.slice(from), current) };
      } else {
        const size = shown(item).length > 0 ? sizeOfAtom(node, offset(), item) : 0;
        const placeholder = allowed(node, createPlaceholder(schema, true, embedIn(content), current));
        if (size > 0) yield { state: "kept", size, marks: current };
        else if (placeholder && shown(item).length === 0) yield { state: "new", node: placeholder };
      }
    }
  }
}

function showKept(
  tr: Transaction,
  parent: Node,
  offset: number,
  position: number,
  { size, marks, node }: Stretch & { state: "kept" },
) {
  if (node) return showElement(tr, parent.childAfter(offset).node as Node, node, position);
  if (!marks) return;
  parent.nodesBetween(offset, offset + size, (old, start) => {
    const from = Math.max(start, offset);
    const to = Math.min(start + old.nodeSize, offset + size);
    showMarks(tr, old.marks, marks, position + from - offset, position + to - offset);
    return false;
  });
}

function showMarks(tr: Transaction, before: readonly Mark[], after: readonly Mark[], from: number, to: number) {
  if (!formatChange(before, after)) return;
  for (const mark of before) if (!mark.isInSet(after)) tr.step(new RemoveMarkStep(from, to, mark));
  for (const mark of after) if (!mark.isInSet(before)) tr.step(new AddMarkStep(from, to, mark));
}

function showElement(tr: Transaction, before: Node, after: Node, position: number) {
  if (before === after || before.eq(after)) return;
  if (before.type === after.type && before.content.eq(after.content)) showAttributes(tr, before, after, position);
  else tr.step(new ReplaceStep(position, position + before.nodeSize, new Slice(Fragment.from(after), 0, 0)));
}
