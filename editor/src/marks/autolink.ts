import { combineTransactionSteps, findChildrenInRange, getChangedRanges } from "@tiptap/core";
import type { MarkType, Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { idleMoment } from "../idle/when-idle.ts";
import { type Address, addressesIn, addressOfWord, areAddressesKnown, loadAddresses } from "./addresses.ts";
import { isSafeAddress } from "./safe-address.ts";

interface Written {
  readonly from: number;
  readonly to: number;
  readonly by: "typing" | "pasting";
}

const key = new PluginKey<readonly Written[]>("autolink");
const space = /[\0-\u0020\u00A0\u1680\u180E\u2000-\u2029\u205F\u3000]/;

/**
 * Links a typed address once the word is ended. What is written before addresses are known waits for them:
 *
 *     a word ends ─▶ known: linked at once
 *                └▶ not yet: it waits, and moves along ─▶ they come ─▶ linked
 */
export function autolink(type: MarkType): Plugin<readonly Written[]> {
  return new Plugin<readonly Written[]>({
    key,
    state: {
      init: () => [],
      apply(tr, waiting, before) {
        if (tr.getMeta(key)) return [];
        if (!tr.docChanged) return waiting;
        const kept = waiting
          .map((each) => ({ ...each, from: tr.mapping.map(each.from, 1), to: tr.mapping.map(each.to, -1) }))
          .filter(({ from, to }) => from < to);
        return areAddressesKnown() ? kept : [...kept, ...pastedBy(tr), ...wordsEndedBy([tr], before.doc, tr.doc)];
      },
    },
    appendTransaction(transactions, before, after) {
      if (!areAddressesKnown()) return undefined;
      const haveCome = transactions.some((tr) => tr.getMeta(key));
      const written = haveCome ? key.getState(before) : wordsEndedBy(transactions, before.doc, after.doc);
      const { tr } = after;
      for (const each of written ?? []) link(tr, each, type);
      return tr.steps.length > 0 ? tr : undefined;
    },
    view(view) {
      const asker = new Asker(view);
      void asker.ask();
      return { update: (_view, before) => void (view.state.doc !== before.doc && asker.ask()) };
    },
  });
}

/** Asks for what knows addresses, and again with the next change when it did not come. */
class Asker {
  readonly #view: EditorView;
  #isAsked = areAddressesKnown();

  constructor(view: EditorView) {
    this.#view = view;
  }

  async ask() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    await idleMoment();
    if (this.#view.isDestroyed) return;
    const haveCome = await loadAddresses().then(
      () => true,
      () => false,
    );
    if (this.#view.isDestroyed) return;
    // Drawing a word anew would break what is being composed in it.
    if (!haveCome || this.#view.composing) this.#isAsked = false;
    else if (key.getState(this.#view.state)?.length) this.#view.dispatch(this.#view.state.tr.setMeta(key, true));
  }
}

/** Not everything with a dot is meant as an address: numbers of a network, and names without one, are not. */
export function isMeantAsLink(text: string): boolean {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || (hasScheme && !text.includes("@"))) return true;
  const host = (text.split("@").pop() ?? text).split(/[/?#:]/)[0] ?? "";
  return host.includes(".") && !/^\d{1,3}(\.\d{1,3}){3}$/.test(host);
}

/** The last words before the spaces, or the ends of lines, that transactions put in. */
function wordsEndedBy(transactions: readonly Transaction[], before: Node, after: Node): Written[] {
  const isNone = !transactions.some(({ docChanged }) => docChanged) || before.eq(after);
  if (isNone || transactions.some((tr) => tr.getMeta("preventAutolink"))) return [];
  return getChangedRanges(combineTransactionSteps(before, [...transactions])).flatMap(({ newRange: { from, to } }) => {
    const [block, next] = findChildrenInRange(after, { from, to }, (node) => node.isTextblock);
    if (!block) return [];
    const isAtSpace = space.test(after.textBetween(from, to, " ", " ").at(-1) ?? "");
    if (!next && !isAtSpace) return [];
    const end = next ? block.pos + block.node.nodeSize : to;
    const text = after.textBetween(block.pos, end, undefined, " ");
    const word = text.split(space).findLast((each) => each !== "");
    if (!word) return [];
    const start = block.pos + 1 + text.lastIndexOf(word);
    return [{ from: start, to: start + word.length, by: "typing" } as const];
  });
}

function pastedBy(tr: Transaction): Written[] {
  if (tr.getMeta("uiEvent") !== "paste" || tr.getMeta("preventAutolink")) return [];
  return getChangedRanges(tr).map(({ newRange: { from, to } }) => ({ from, to, by: "pasting" }));
}

function link(tr: Transaction, { from, to, by }: Written, type: MarkType) {
  if (by === "typing") {
    const address = addressOfWord(tr.doc.textBetween(from, to, " ", " "));
    if (address) mark(tr, address, from, type);
    return;
  }
  tr.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock || node.type.spec.code) return !node.isTextblock;
    const start = position + 1;
    const found = addressesIn(node.textBetween(0, node.content.size, undefined, "\uFFFC"));
    const pasted = found.filter((address) => start + address.from >= from && start + address.to <= to);
    for (const address of pasted) mark(tr, address, start, type);
    return false;
  });
}

function mark(tr: Transaction, { href, text, ...place }: Address, start: number, type: MarkType) {
  const [from, to] = [start + place.from, start + place.to];
  const { code } = type.schema.marks;
  if (!isSafeAddress(text) || !isMeantAsLink(text) || tr.doc.rangeHasMark(from, to, type)) return;
  if (!code || !tr.doc.rangeHasMark(from, to, code)) tr.addMark(from, to, type.create({ href }));
}
