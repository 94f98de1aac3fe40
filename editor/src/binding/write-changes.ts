import type { Node } from "@tiptap/pm/model";
import type { Transform } from "@tiptap/pm/transform";
import * as Y from "yjs";
import { Alignment } from "./alignment.ts";
import { writeAttributes } from "./attributes.ts";
import { matchChildren, type PlacedNode } from "./match-children.ts";
import { readChildren } from "./read-node.ts";
import type { ShownItems } from "./shown-items.ts";
import { TwinList } from "./twin-list.ts";
import { Twin, type Twins } from "./twins.ts";
import { deleteItem, writeInline } from "./write-inline.ts";
import { createTypes } from "./write-node.ts";

/**
 * Writes into Yjs what transactions of ProseMirror did, guided by their steps.
 *
 *     steps ─▶ alignment: what is the same, and where it is now
 *                 │
 *                 ├─ match-children   which node goes on as which
 *                 ├─ write-inline     words that go and come, formats
 *                 ├─ attributes       only those that are another
 *                 └─ write-node       what is new
 */
export function writeChanges(
  transaction: Y.Transaction,
  twins: Twins,
  transforms: readonly Transform[],
  after: Node,
  heldIn: (twin: Twin) => ShownItems | undefined,
) {
  const before = twins.document;
  const alignment = new Alignment(transforms, before.content.size, after.content.size);
  new Writing(twins, alignment, transaction, heldIn).children(twins.root, before, after, 0, 0);
  twins.root.size = after.content.size;
  twins.document = after;
}

interface Child extends PlacedNode {
  twin: Twin | undefined;
}

class Writing {
  readonly #twins: Twins;
  readonly #alignment: Alignment;
  readonly #transaction: Y.Transaction;
  readonly #heldIn: (twin: Twin) => ShownItems | undefined;

  constructor(
    twins: Twins,
    alignment: Alignment,
    transaction: Y.Transaction,
    heldIn: (twin: Twin) => ShownItems | undefined,
  ) {
    this.#twins = twins;
    this.#alignment = alignment;
    this.#transaction = transaction;
    this.#heldIn = heldIn;
  }

  /** `oldStart` and `newStart` are where the contents of the two nodes begin. */
  children(twin: Twin, before: Node, after: Node, oldStart: number, newStart: number) {
    const list = this.#twins.childrenOf(twin, before);
    if (list === "mended") return this.#settle(twin, before, after, oldStart, newStart);
    const { window } = this.#alignment;
    // Of a node that was cut in two, only one end is where it was.
    const [oldEnd, newEnd] = [oldStart + before.content.size, newStart + after.content.size];
    const hasStart = !twin.parent || this.#alignment.toNew(oldStart - 1) === newStart - 1;
    const hasEnd = !twin.parent || this.#alignment.toNew(oldEnd) === newEnd;
    const first = hasStart ? list.atOffset(window.oldFrom - oldStart - 1) : { index: 0, offset: 0 };
    const last = hasEnd ? list.atOffset(window.oldTo - oldStart) : { index: before.childCount };
    const from = Math.min(first.index, after.childCount);
    const oldTo = Math.min(last.index + 1, before.childCount);
    const newTo = hasEnd ? Math.max(from, after.childCount - (before.childCount - oldTo)) : after.childCount;
    const olds: Child[] = [];
    let position = oldStart + first.offset;
    for (const child of list.slice(from, oldTo)) {
      olds.push({ twin: child, node: before.child(from + olds.length), position });
      position += child.size;
    }
    const news = placed(after, from, newTo, newStart + first.offset);
    const anchor = from > 0 ? list.at(from - 1).twin : undefined;
    this.#replace(twin, olds, news, anchor);
  }

  #replace(parent: Twin, olds: Child[], news: PlacedNode[], first: Twin | undefined) {
    let anchor = first;
    let waiting: Node[] = [];
    const flush = () => {
      if (waiting.length > 0) anchor = this.#insert(parent, anchor, waiting);
      waiting = [];
    };
    const matches = matchChildren(olds, news, this.#alignment);
    const kept = new Set(matches.map(([old]) => old));
    olds.forEach(({ twin }, index) => {
      if (twin && !kept.has(index)) this.#delete(twin);
    });
    const partners = new Map(matches.map(([old, current]) => [current, olds[old] as Child]));
    news.forEach(({ node, position }, index) => {
      const old = partners.get(index);
      if (!old?.twin) return waiting.push(node);
      flush();
      anchor = old.twin;
      if (old.node !== node) this.#element(old.twin, old.node, node, old.position, position);
    });
    flush();
  }

  #element(twin: Twin, before: Node, after: Node, oldPosition: number, newPosition: number) {
    const { type } = twin;
    if (type._item?.deleted) return this.#resizeOnly(twin, before, after);
    if (!(type instanceof Y.XmlElement)) return;
    writeAttributes(type, before, after);
    const [oldStart, newStart] = [oldPosition + 1, newPosition + 1];
    if (before.content !== after.content) {
      if (before.inlineContent) {
        const places = { oldStart, newStart, alignment: this.#alignment };
        writeInline(this.#transaction, type, before, after, places, this.#heldIn(twin));
      } else this.children(twin, before, after, oldStart, newStart);
    }
    this.#twins.resize(twin, after.nodeSize);
  }

  /** Somebody deleted what is still shown here until a composition in it is over: nothing can be written there. */
  #resizeOnly(twin: Twin, before: Node, after: Node) {
    if (twin.children instanceof TwinList && before.childCount === after.childCount) {
      let index = 0;
      for (const child of twin.children) {
        const [old, current] = [before.child(index), after.child(index)];
        if (old !== current) this.#resizeOnly(child, old, current);
        index += 1;
      }
    } else this.#twins.forgetChildren(twin);
    this.#twins.resize(twin, after.nodeSize);
  }

  #insert(parent: Twin, anchor: Twin | undefined, nodes: Node[]): Twin | undefined {
    const { type } = parent;
    const types = createTypes(nodes);
    (type as Y.XmlFragment).insertAfter((anchor?.type._item ?? null) as never, types);
    let last = anchor;
    types.forEach((created, index) => {
      const twin = this.#twins.add(created, (nodes[index] as Node).nodeSize, parent);
      this.#twins.insert(twin, last);
      last = twin;
    });
    return last;
  }

  #delete(twin: Twin) {
    deleteItem(this.#transaction, twin.type._item);
    this.#twins.remove(twin);
  }

  /**
   * An edit in a node that is shown mended: now what is shown is written, and everybody sees the same. What is hidden
   * stays.
   */
  #settle(twin: Twin, before: Node, after: Node, oldStart: number, newStart: number) {
    const shown = readChildren(twin.type as Y.XmlFragment, before.type) ?? [];
    const nodes = placed(before, 0, before.childCount, oldStart);
    const news = placed(after, 0, after.childCount, newStart);
    const sources = nodes.map((_, index) => shown[index]?.source);
    const matches = matchChildren(nodes, news, this.#alignment);
    const kept = new Set(matches.map(([old]) => old));
    sources.forEach((source, index) => {
      if (source && !kept.has(index)) deleteItem(this.#transaction, source._item);
    });
    const partners = new Map(matches.map(([old, current]) => [current, old]));
    let anchor: Y.Item | null = null;
    news.forEach(({ node, position }, index) => {
      const old = partners.get(index);
      const source = old === undefined ? undefined : sources[old];
      if (source) {
        anchor = source._item;
        const previous = nodes[old as number] as PlacedNode;
        const child = new Twin(source, previous.node.nodeSize, twin);
        if (previous.node !== node) this.#element(child, previous.node, node, previous.position, position);
        this.#twins.forgetChildren(child);
        return;
      }
      const [type] = createTypes([node]);
      if (!type) return;
      (twin.type as Y.XmlFragment).insertAfter(anchor as never, [type]);
      anchor = type._item;
    });
    this.#twins.forgetChildren(twin);
  }
}

function placed(parent: Node, from: number, to: number, start: number): PlacedNode[] {
  let position = start;
  return parent.content.content.slice(from, to).map((node) => {
    const child = { node, position };
    position += node.nodeSize;
    return child;
  });
}
