import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { type Change, unchanged } from "./find-changes.ts";
import { type LostWords, placeOf } from "./lost-words.ts";
import { Showing } from "./showing.ts";
import { shownBefore, ShownItems, thereBefore, shownNow, type ShownPart } from "./shown-items.ts";
import type { TwinList } from "./twin-list.ts";
import type { Twin, Twins } from "./twins.ts";

/**
 * What has to wait for a composition: an input method loses what is being composed when its text in the page is touched.
 * Meanwhile what a person writes there goes to the right place in Yjs all the same, found by ids.
 */
export class HeldBlocks {
  readonly #twins: Twins;
  readonly #held = new Map<Twin, ShownItems>();
  /** What others deleted, each as it was then. */
  readonly #gone = new Map<Twin, Node>();

  constructor(twins: Twins) {
    this.#twins = twins;
  }

  get hasAny(): boolean {
    return this.#held.size + this.#gone.size > 0;
  }

  of(twin: Twin): ShownItems | undefined {
    return this.#held.get(twin);
  }

  /** The block of text at a position, before a transaction. */
  blockAt(position: number, transaction: Y.Transaction): Twin | undefined {
    const wasThere = thereBefore(transaction);
    let twin = this.#twins.root;
    let node = this.#twins.document;
    let offset = position;
    while (!node.inlineContent) {
      const list = this.#twins.childrenOf(twin, node, wasThere);
      if (list === "mended") return undefined;
      const place = list.atOffset(offset);
      if (!place.twin) return undefined;
      twin = place.twin;
      node = node.child(place.index);
      offset -= place.offset + 1;
    }
    return twin;
  }

  hasToWait(
    twin: Twin,
    change: "inside" | "gone" | "anew",
    composed: Twin | undefined,
    transaction: Y.Transaction,
  ): boolean {
    if (change === "anew") {
      const waiting = [...this.#held.keys(), ...this.#gone.keys(), ...(composed ? [composed] : [])];
      return waiting.some((other) => isIn(other, twin));
    }
    if (this.#held.has(twin) && change === "inside") return true;
    if (!composed) return false;
    if (change === "inside") {
      if (twin !== composed) return false;
      this.#held.set(twin, new ShownItems(twin.type as Y.XmlElement, shownBefore(transaction)));
      return true;
    }
    const mustStay = isIn(composed, twin);
    if (mustStay) this.#gone.set(twin, nodeOf(this.#twins, twin));
    return mustStay;
  }

  /** Shows what had to wait; tells of what was composed where it could not be written any more. */
  release(tr: Transaction): LostWords[] {
    const lost: LostWords[] = [];
    for (const [twin, { part }] of this.#held) {
      if (this.#twins.get(twin.type) === twin && !twin.type._item?.deleted)
        this.#show(tr, twin, { ...unchanged(), inline: true, attributes: true }, part);
    }
    for (const [twin, before] of this.#gone) {
      const { parent } = twin;
      if (!parent || this.#twins.get(twin.type) !== twin) continue;
      const words = nodeOf(this.#twins, twin).textContent;
      if (words !== before.textContent && twin.type._item) lost.push({ words, place: placeOf(twin.type._item) });
      this.#show(tr, parent, { ...unchanged(), children: true, gone: new Set([twin]) }, shownNow);
    }
    this.#held.clear();
    this.#gone.clear();
    return lost;
  }

  #show(tr: Transaction, twin: Twin, change: Change, shown: ShownPart) {
    const changes = new Map([[twin, change]]);
    for (let child = twin, { parent } = twin; parent; child = parent, parent = parent.parent)
      changes.set(parent, { ...unchanged(), below: new Set([child]) });
    new Showing(this.#twins, tr, changes, shown).show(this.#twins.root, this.#twins.document);
    this.#twins.document = tr.doc;
  }
}

function nodeOf(twins: Twins, twin: Twin): Node {
  const { parent } = twin;
  return parent ? nodeOf(twins, parent).child((parent.children as TwinList).placeOf(twin).index) : twins.document;
}

function isIn(twin: Twin, outer: Twin): boolean {
  for (let above: Twin | undefined = twin; above; above = above.parent) if (above === outer) return true;
  return false;
}
