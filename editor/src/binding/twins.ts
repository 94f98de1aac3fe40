import type { Node, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import type { Part } from "./twin-list.ts";
import { TwinList } from "./twin-list.ts";
import { isPlaceholder } from "./unknown-content.ts";

/** A node that is shown and the element it stands for. */
export class Twin {
  readonly type: Y.XmlFragment | Y.XmlElement | Y.XmlText;
  readonly parent: Twin | undefined;
  /** Of the node, with its two ends; of the root, its content. */
  size: number;
  /** Not looked into yet; a list of twins, one for each child; or `mended`: what is shown is not child by child what is there. */
  children: TwinList | "unknown" | "mended" = "unknown";
  part: Part | undefined;

  constructor(type: Twin["type"], size: number, parent?: Twin) {
    this.type = type;
    this.size = size;
    this.parent = parent;
  }
}

/** Whether an item was there, as far as what is shown knows. */
export type WasThere = (item: Y.Item) => boolean;

const isThere: WasThere = (item) => !item.deleted;

/**
 * Which node stands for which element, and where. Blocks only: what is inside a block of text is short enough to be
 * looked through. It is looked into as far as somebody asks.
 */
export class Twins {
  readonly root: Twin;
  readonly schema: Schema;
  /** The document all of this is about. */
  document: Node;
  readonly #byType = new Map<unknown, Twin>();

  constructor(fragment: Y.XmlFragment, document: Node) {
    this.document = document;
    this.schema = document.type.schema;
    this.root = new Twin(fragment, document.content.size);
    this.#byType.set(fragment, this.root);
  }

  get(type: unknown): Twin | undefined {
    return this.#byType.get(type);
  }

  add(type: Twin["type"], size: number, parent: Twin): Twin {
    const twin = new Twin(type, size, parent);
    this.#byType.set(type, twin);
    return twin;
  }

  /** The children of a block that holds blocks. */
  childrenOf(twin: Twin, node: Node, wasThere = isThere): TwinList | "mended" {
    if (twin.children === "unknown") twin.children = this.#lookInto(twin, node, wasThere);
    return twin.children;
  }

  #lookInto(twin: Twin, node: Node, wasThere: WasThere): TwinList | "mended" {
    const types: Twin["type"][] = [];
    for (let item = (twin.type as Y.XmlFragment)._start; item; item = item.right) {
      if (!wasThere(item)) continue;
      const type = (item.content as Y.ContentType).type as unknown as Twin["type"];
      const child = node.maybeChild(types.length);
      if (!child || !standsFor(child, type)) return "mended";
      types.push(type);
    }
    if (types.length !== node.childCount) return "mended";
    return new TwinList(types.map((type, index) => this.add(type, node.child(index).nodeSize, twin)));
  }

  /** What is inside has to be looked at again. */
  forgetChildren(twin: Twin) {
    if (twin.children instanceof TwinList) for (const child of twin.children) this.forget(child);
    twin.children = "unknown";
  }

  forget(twin: Twin) {
    this.forgetChildren(twin);
    this.#byType.delete(twin.type);
  }

  remove(twin: Twin) {
    this.resize(twin, 0);
    siblingsOf(twin).remove(twin);
    this.forget(twin);
  }

  /** Puts a twin into the list of its parent. */
  insert(twin: Twin, before: Twin | undefined) {
    siblingsOf(twin).insertAfter(before, twin);
    this.#grow(twin.parent, twin.size);
  }

  resize(twin: Twin, size: number) {
    const change = size - twin.size;
    if (change !== 0) this.#grow(twin, change);
  }

  #grow(from: Twin | undefined, change: number) {
    for (let twin = from; twin; twin = twin.parent) {
      twin.size += change;
      if (twin.part) twin.part.size += change;
    }
  }

  /** Where the content of a twin's node begins. */
  contentStart(twin: Twin): number {
    return twin.parent ? this.startOf(twin) + 1 : 0;
  }

  startOf(twin: Twin): number {
    const { parent } = twin;
    return parent ? this.contentStart(parent) + siblingsOf(twin).placeOf(twin).offset : 0;
  }
}

/** The list a twin is in. */
function siblingsOf({ parent }: Twin): TwinList {
  return (parent as Twin).children as TwinList;
}

function standsFor(node: Node, type: unknown): boolean {
  return isPlaceholder(node.type) || (type instanceof Y.XmlElement && type.nodeName === node.type.name);
}
