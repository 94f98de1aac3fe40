import { Fragment, type Node, type NodeType } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { attributesIn } from "./attributes.ts";
import { planChildren, type Run } from "./changed-children.ts";
import type { Change, HasToWait } from "./find-changes.ts";
import { readChildren, readElementOrPlaceholder } from "./read-node.ts";
import { replaceChildren } from "./replace-children.ts";
import { showAttributes } from "./show-attributes.ts";
import { showInline } from "./show-inline.ts";
import type { ShownPart } from "./shown-items.ts";
import type { Twin, Twins } from "./twins.ts";

/** An element cannot be shown as it was; its parents have to look again. */
export class CannotShow extends Error {}

/**
 * Shows changes that were found, in a transaction of ProseMirror. Goes from the end of the document to its beginning, so
 * that no place moves before its turn.
 */
export class Showing {
  readonly #twins: Twins;
  readonly #tr: Transaction;
  readonly #changes: ReadonlyMap<Twin, Change>;
  readonly #shown: ShownPart;
  readonly #hasToWait: HasToWait;

  constructor(
    twins: Twins,
    tr: Transaction,
    changes: ReadonlyMap<Twin, Change>,
    shown: ShownPart,
    hasToWait: HasToWait = () => false,
  ) {
    this.#twins = twins;
    this.#tr = tr;
    this.#changes = changes;
    this.#shown = shown;
    this.#hasToWait = hasToWait;
  }

  /** `node` is what is shown of the twin so far, in a node of type `parent`. */
  show(twin: Twin, node: Node, parent?: NodeType) {
    const change = this.#changes.get(twin);
    if (!change) return;
    const isShown = !change.isMended && (change.inline ? this.#words(twin, node) : this.#children(twin, node, change));
    if (!isShown) this.#mend(twin, node);
    if (change.attributes && parent) this.#attributes(twin, node, parent);
  }

  #attributes(twin: Twin, node: Node, parent: NodeType) {
    const own = attributesIn(twin.type as Y.XmlElement, node.type);
    if (!own) throw new CannotShow();
    const after = node.type.create(own.attrs, node.content, parent.allowedMarks(own.marks));
    showAttributes(this.#tr, node, after, this.#twins.startOf(twin));
  }

  #words(twin: Twin, node: Node): boolean {
    const before = this.#tr.doc.content.size;
    const start = this.#twins.contentStart(twin);
    const isShown = showInline(this.#tr, twin.type as Y.XmlElement, node, start, this.#shown);
    this.#twins.resize(twin, twin.size + this.#tr.doc.content.size - before);
    return isShown;
  }

  #children(twin: Twin, node: Node, change: Change): boolean {
    const runs = planChildren(this.#twins, twin, node, change, this.#hasToWait);
    for (const run of runs?.toReversed() ?? []) this.#run(run, twin, node);
    return runs !== undefined;
  }

  #run({ isReplaced, offset, children, before, after }: Run, twin: Twin, node: Node) {
    if (isReplaced) {
      const [old, current] = [Fragment.fromArray(before), Fragment.fromArray(after)];
      replaceChildren(this.#tr, node, old, current, this.#twins.contentStart(twin) + offset);
    }
    let index = 0;
    for (const { child, state } of children) {
      if (state === "gone") {
        this.#twins.remove(child);
        continue;
      }
      const current = after[index++] as Node;
      if (state === "stays") {
        this.show(child, current, node.type);
        continue;
      }
      this.#twins.forgetChildren(child);
      this.#twins.resize(child, current.nodeSize);
    }
  }

  #mend(twin: Twin, node: Node) {
    if (node.inlineContent) {
      const after = readElementOrPlaceholder(twin.type as Y.XmlElement, this.#twins.schema, false);
      if (after?.type !== node.type) throw new CannotShow();
      return this.#content(twin, node, after.content);
    }
    const children = readChildren(twin.type as Y.XmlFragment, node.type)?.map(({ node: child }) => child);
    if (!children) throw new CannotShow();
    this.#content(twin, node, Fragment.fromArray(children));
  }

  #content(twin: Twin, node: Node, content: Fragment) {
    replaceChildren(this.#tr, node, node.content, content, this.#twins.contentStart(twin));
    this.#twins.forgetChildren(twin);
    this.#twins.resize(twin, content.size + (twin.parent ? 2 : 0));
  }
}
