import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { thereBefore } from "./shown-items.ts";
import type { Twin, Twins, WasThere } from "./twins.ts";
import { isPlaceholder } from "./unknown-content.ts";

/** Whether a change has to wait: one inside a block, that it goes, or that it is drawn anew with what is in it. */
export type HasToWait = (twin: Twin, change: "inside" | "gone" | "anew") => boolean;

/** What happened to a twin. */
export interface Change {
  /** It has to be read anew as a whole. */
  isMended: boolean;
  /** Words, or what stands among them. */
  inline: boolean;
  attributes: boolean;
  children: boolean;
  came: Y.Item[];
  gone: Set<Twin>;
  /** Children that are shown as something else now. */
  again: Set<Twin>;
  /** Children with changes of their own. */
  below: Set<Twin>;
}

/** Finds which twins a transaction of Yjs concerns. Looks at what it changed, not at the document. */
export function findChanges(twins: Twins, transaction: Y.Transaction, hasToWait: HasToWait): Map<Twin, Change> {
  const { beforeState } = transaction;
  const isNew = ({ id }: Y.Item) => id.clock >= (beforeState.get(id.client) ?? 0);
  const finding = new Finding(twins, thereBefore(transaction), hasToWait);
  for (const [type, keys] of transaction.changed as Map<Y.AbstractType<unknown>, Set<string | null>>) {
    const path = pathTo(type, twins.root.type);
    if (path && !path.some(({ _item: item }) => item && (item.deleted || isNew(item)))) finding.changed(path, keys);
  }
  if (finding.hasChildren) {
    finding.gone(transaction);
    finding.came(transaction);
  }
  return finding.changes;
}

class Finding {
  readonly changes = new Map<Twin, Change>();
  hasChildren = false;
  readonly #twins: Twins;
  readonly #wasThere: WasThere;
  readonly #hasToWait: HasToWait;

  constructor(twins: Twins, wasThere: WasThere, hasToWait: HasToWait) {
    this.#twins = twins;
    this.#wasThere = wasThere;
    this.#hasToWait = hasToWait;
  }

  /** `path` leads from the root to what was changed; the change belongs to the deepest twin on it. */
  changed(path: Y.AbstractType<unknown>[], keys: Set<string | null>) {
    let twin = this.#twins.root;
    let node: Node = this.#twins.document;
    for (const type of path.slice(1)) {
      if (isPlaceholder(node.type)) return this.#again(twin);
      if (node.isLeaf) return;
      if (node.inlineContent) return this.#inside(twin, { inline: true });
      const list = this.#twins.childrenOf(twin, node, this.#wasThere);
      const child = list === "mended" ? undefined : this.#twins.get(type);
      if (list === "mended" || child?.parent !== twin) return this.#inside(twin, { isMended: true });
      node = node.child(list.placeOf(child).index);
      twin = child;
    }
    if (isPlaceholder(node.type)) return this.#again(twin);
    if ([...keys].some((key) => key !== null)) this.#inside(twin, { attributes: true });
    if (!keys.has(null) || node.isLeaf) return;
    if (node.inlineContent) return this.#inside(twin, { inline: true });
    if (this.#twins.childrenOf(twin, node, this.#wasThere) === "mended") return this.#inside(twin, { isMended: true });
    this.#inside(twin, { children: true });
    this.hasChildren = true;
  }

  gone(transaction: Y.Transaction) {
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      const twin =
        struct instanceof Y.Item && struct.content instanceof Y.ContentType && this.#twins.get(struct.content.type);
      if (!twin || !twin.parent) return;
      const change = this.changes.get(twin.parent);
      if (change?.children && !this.#hasToWait(twin, "gone")) change.gone.add(twin);
    });
  }

  came({ doc, beforeState, afterState, changed }: Y.Transaction) {
    for (const [client, after] of afterState) {
      const before = beforeState.get(client) ?? 0;
      if (before === after) continue;
      const structs = doc.store.clients.get(client) as (Y.Item | Y.GC)[];
      for (let index = Y.findIndexSS(structs, before); index < structs.length; index += 1) {
        const item = structs[index];
        if (!(item instanceof Y.Item) || item.deleted || item.parentSub !== null || !item.countable) continue;
        if (item.id.clock < before || !changed.has(item.parent as never)) continue;
        const twin = this.#twins.get(item.parent);
        const change = twin && this.changes.get(twin);
        if (change?.children) change.came.push(item);
      }
    }
  }

  #again(twin: Twin) {
    const parent = twin.parent as Twin;
    this.#inside(parent, {});
    this.#of(parent).again.add(twin);
  }

  #inside(twin: Twin, what: Partial<Change>) {
    if (this.#hasToWait(twin, "inside")) return;
    Object.assign(this.#of(twin), what);
    for (let { parent } = twin, child = twin; parent; child = parent, parent = parent.parent)
      this.#of(parent).below.add(child);
  }

  #of(twin: Twin): Change {
    let change = this.changes.get(twin);
    if (!change) this.changes.set(twin, (change = unchanged()));
    return change;
  }
}

export function unchanged(): Change {
  return {
    isMended: false,
    inline: false,
    attributes: false,
    children: false,
    came: [],
    gone: new Set(),
    again: new Set(),
    below: new Set(),
  };
}

function pathTo(type: Y.AbstractType<unknown>, root: unknown): Y.AbstractType<unknown>[] | undefined {
  const path = [type];
  for (let current = type; current !== root; path.unshift(current)) {
    const parent = current._item?.parent;
    if (!(parent instanceof Y.AbstractType)) return undefined;
    current = parent;
  }
  return path;
}
