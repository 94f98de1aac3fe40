import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { writeAttributes } from "./attributes.ts";
import { compareWords, type Places, type Stretch } from "./compare-words.ts";
import { formatChange, type Formats, formatsOf, hiddenFormats, uncovers } from "./formats.ts";
import { indexAt, livingIn, type Piece, piecesOf, shownIn } from "./pieces.ts";
import type { ShownItems, ShownPart } from "./shown-items.ts";
import { addNew, forgetShown, formatsAt, insertBehind, lastShown } from "./write-held.ts";
import { createTypes, insertWords, isInText } from "./write-node.ts";

/** Writes what happened in a block of text: words go exactly where they were typed, and nothing else is touched. */
export function writeInline(
  transaction: Y.Transaction,
  block: Y.XmlElement,
  before: Node,
  after: Node,
  places: Places,
  held?: ShownItems,
) {
  const { doc } = transaction;
  const clock = Y.getState(doc.store, doc.clientID);
  const shown = held?.part ?? shownIn(before);
  const pieces = piecesOf(block, before, shown);
  const { kept, replaced } = compareWords(before, after, places);
  const writing = new Writing(transaction, block, pieces, shown, held);
  for (const stretch of kept) writing.formats(before, after, stretch);
  for (const stretch of replaced.toReversed()) {
    // Behind what it replaces: somebody may have written before that meanwhile.
    const nodes = after.content.cut(stretch.newFrom, stretch.newTo).content;
    if (nodes.length > 0) writing.insert(stretch.oldTo, nodes);
    writing.delete(stretch.oldFrom, stretch.oldTo);
  }
  if (held) addNew(held, block, doc, clock);
}

export function deleteItem(transaction: Y.Transaction, item: Y.Item | null) {
  if (item && !item.deleted) item.delete(transaction);
}

class Writing {
  readonly #transaction: Y.Transaction;
  readonly #block: Y.XmlElement;
  readonly #pieces: Piece[];
  readonly #shown: ShownPart;
  readonly #held: ShownItems | undefined;

  constructor(
    transaction: Y.Transaction,
    block: Y.XmlElement,
    pieces: Piece[],
    shown: ShownPart,
    held: ShownItems | undefined,
  ) {
    this.#transaction = transaction;
    this.#block = block;
    this.#pieces = pieces;
    this.#shown = shown;
    this.#held = held;
  }

  formats(before: Node, after: Node, { oldFrom, oldTo, newFrom }: Stretch) {
    before.nodesBetween(oldFrom, oldTo, (old, start) => {
      const [from, to] = [Math.max(start, oldFrom), Math.min(start + old.nodeSize, oldTo)];
      const shift = newFrom - oldFrom;
      after.nodesBetween(from + shift, to + shift, (current, newStart) => {
        if (current === old) return false;
        if (!old.isText && !isInText(old)) this.#element(old, current, start);
        else {
          const [first, last] = [Math.max(from, newStart - shift), Math.min(to, newStart + current.nodeSize - shift)];
          this.#format(first, last, old, current);
        }
        return false;
      });
      return false;
    });
  }

  delete(from: number, to: number) {
    for (const piece of this.#pieces) {
      const [first, last] = [Math.max(from - piece.start, 0), Math.min(to - piece.start, piece.size)];
      if (first >= last) continue;
      if (piece.type instanceof Y.XmlText) this.#deleteWords(piece.type, first, last);
      else {
        deleteItem(this.#transaction, piece.item);
        this.#held?.remove(piece.item.id.client, piece.item.id.clock, piece.item.id.clock + 1);
      }
    }
  }

  insert(offset: number, nodes: readonly Node[]) {
    const piece = this.#textAt(offset);
    if (!(piece?.type instanceof Y.XmlText)) return this.#insertBehind(this.#lastBefore(offset), createTypes(nodes));
    const text = piece.type;
    const index = indexAt(text, offset - piece.start, this.#shown);
    const firstElement = nodes.findIndex((node) => !isInText(node));
    const words = firstElement < 0 ? nodes : nodes.slice(0, firstElement);
    this.#insertWords(text, offset - piece.start, index, words);
    if (firstElement < 0) return;
    const end = index + words.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    const types = createTypes(nodes.slice(firstElement));
    const tail = tailOf(text, end);
    if (tail.length > 0) {
      text.delete(end, text.length - end);
      const last = types.at(-1);
      const rest = last instanceof Y.XmlText ? last : new Y.XmlText();
      if (rest !== last) types.push(rest);
      this.#insertBehind(piece.item, types);
      rest.applyDelta([{ retain: rest.length }, ...tail]);
    } else this.#insertBehind(piece.item, types);
  }

  #insertWords(text: Y.XmlText, offset: number, index: number, nodes: readonly Node[]) {
    const left = this.#held && offset > 0 ? lastShown(text, offset, this.#shown) : undefined;
    if (!left || !nodes.every(({ isText }) => isText)) return insertWords(text, index, nodes);
    // The character before may be deleted already. An index cannot say on which side of it the words go; an item can.
    insertBehind(this.#transaction, text, left, nodes.map(({ text: words }) => words).join(""));
    let at = index;
    for (const { nodeSize, marks } of nodes) {
      text.format(at, nodeSize, { ...formatsAt(text, at), ...formatsOf(marks) });
      at += nodeSize;
    }
  }

  /** The text whose words end there, or else begin there. */
  #textAt(offset: number): Piece | undefined {
    const texts = this.#pieces.filter(({ type, item }) => type instanceof Y.XmlText && !item.deleted);
    return (
      texts.find(({ start, size }) => start < offset && offset <= start + size) ??
      texts.find(({ start }) => start === offset)
    );
  }

  #lastBefore(offset: number): Y.Item | null {
    return (
      this.#pieces.findLast(({ start, size }) => start + size <= offset && start < Math.max(offset, 1))?.item ?? null
    );
  }

  #insertBehind(item: Y.Item | null, types: (Y.XmlElement | Y.XmlText)[]) {
    this.#block.insertAfter(item as never, types);
  }

  #deleteWords(text: Y.XmlText, from: number, to: number) {
    const living = livingIn(text, from, to, this.#shown);
    if (this.#held) forgetShown(this.#held, text, from, to);
    for (const { index, length } of living.toReversed()) text.delete(index, length);
  }

  #format(from: number, to: number, { marks }: Node, after: Node) {
    const change = formatChange(marks, after.marks);
    if (!change) return;
    const shown = uncovers(marks, after.marks) ? { ...formatsOf(marks), ...formatsOf(after.marks) } : undefined;
    for (const { type, start, size } of this.#pieces) {
      if (!(type instanceof Y.XmlText) || to <= start || from >= start + size) continue;
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, size)];
      for (const { index, length } of livingIn(type, first, last, this.#shown)) {
        const parts = shown ? formattedParts(type, index, length) : [];
        type.format(index, length, change);
        for (const part of parts)
          type.format(part.index, part.length, hiddenFormats(part.formats, shown!, after.type.schema));
      }
    }
  }

  #element(before: Node, after: Node, offset: number) {
    const piece = this.#pieces.find(
      ({ start, size, type }) => start === offset && size > 0 && !(type instanceof Y.XmlText),
    );
    if (!piece || piece.item.deleted) return;
    writeAttributes(piece.type as Y.XmlElement, before, after);
  }
}

interface FormattedPart {
  index: number;
  length: number;
  formats: Formats;
}

function formattedParts(text: Y.XmlText, from: number, length: number): FormattedPart[] {
  let end = 0;
  return (text.toDelta() as { insert: string | object; attributes?: Formats }[]).flatMap((part) => {
    const start = end;
    end += typeof part.insert === "string" ? part.insert.length : 1;
    const [first, last] = [Math.max(start, from), Math.min(end, from + length)];
    return first < last ? [{ index: first, length: last - first, formats: part.attributes ?? {} }] : [];
  });
}

function tailOf(text: Y.XmlText, from: number): { insert: unknown; attributes?: object }[] {
  let offset = 0;
  return (text.toDelta() as { insert: string | object; attributes?: object }[]).flatMap((part) => {
    const length = typeof part.insert === "string" ? part.insert.length : 1;
    const skipped = Math.max(0, from - offset);
    offset += length;
    if (skipped >= length) return [];
    return typeof part.insert === "string" ? [{ ...part, insert: part.insert.slice(skipped) }] : [part];
  });
}
