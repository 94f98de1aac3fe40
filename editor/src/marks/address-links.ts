import type { MarkType, Node } from "@tiptap/pm/model";
import { Plugin, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { rangesOfSome } from "../changes/changed-ranges.ts";
import { idleMoment } from "../idle/when-idle.ts";
import type { Address, findAddresses } from "./find-addresses.ts";

let find: typeof findAddresses | undefined;

/** It knows all the top-level domains, so it comes when the text is there. Until then nothing becomes a link by itself. */
export async function loadAddresses(): Promise<void> {
  find ??= (await import("./find-addresses.ts")).findAddresses;
}

/** Addresses become links when the word ends, and when they are pasted or dropped; one that is pasted on words becomes their link. */
export function addressLinks(type: MarkType): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, { doc, selection, tr }) {
      const own = transactions.filter(isOwn);
      if (!find || own.length === 0) return undefined;
      for (const { from, to } of rangesOfSome(transactions, (one) => isOwn(one) && isBrought(one)))
        linkAll(tr, type, from, to);
      if (!own.some(isBrought) && own.some(isGrowth)) linkWord(tr, type, wordBefore(doc, selection));
      return tr.docChanged ? tr : undefined;
    },
    props: {
      handlePaste(view, _event, slice) {
        const { state } = view;
        const { selection } = state;
        if (!find || selection.empty || !(selection instanceof TextSelection) || slice.content.childCount !== 1)
          return false;
        const text = slice.content.textBetween(0, slice.content.size, "\n");
        const [address] = find(text);
        if (address?.start !== 0 || address.end !== text.length) return false;
        const { from, to } = selection;
        const tr = state.tr.addMark(from, to, type.create({ href: address.href }));
        // What is typed on comes behind the words, and not in their place.
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to)).scrollIntoView());
        return true;
      },
    },
    view() {
      let isShown = true;
      // Without a network what is typed stays as it is; the next editor asks again.
      void idleMoment()
        .then(() => (isShown ? loadAddresses() : undefined))
        .catch(() => {});
      return { destroy: () => (isShown = false) };
    },
  });
}

function isOwn(transaction: Transaction): boolean {
  return transaction.docChanged && transaction.getMeta("addToHistory") !== false;
}

/** Pasted or dropped; what is dragged within the text only moves. */
function isBrought(transaction: Transaction): boolean {
  const by: unknown = transaction.getMeta("uiEvent");
  return by === "paste" || (by === "drop" && isGrowth(transaction));
}

function isGrowth({ doc, before }: Transaction): boolean {
  return doc.content.size > before.content.size;
}

interface Word {
  readonly text: string;
  readonly from: number;
}

/** The word that has just been ended, by a space or by a new line. */
function wordBefore(doc: Node, { $from, empty }: Selection): Word | undefined {
  if (!empty || !$from.parent.isTextblock) return undefined;
  const isNewLine = $from.parentOffset === 0;
  const $end = isNewLine ? Selection.findFrom(doc.resolve($from.before()), -1, true)?.$from : $from;
  if (!$end) return undefined;
  const line = textOf($end.parent).slice(0, $end.parentOffset);
  const [, text] = (isNewLine ? /(\S+)$/ : /(\S+)\s$/).exec(line) ?? [];
  if (text === undefined) return undefined;
  return { text, from: $end.pos - text.length - Number(!isNewLine) };
}

/** An address, with what stands around one in a sentence. */
function linkWord(tr: Transaction, type: MarkType, word: Word | undefined) {
  if (!word) return;
  const [address, ...more] = find?.(word.text) ?? [];
  if (!address || more.length > 0) return;
  const isAlone =
    /^[([{<"'“‘«]*$/u.test(word.text.slice(0, address.start)) &&
    /^[)\]}>"'”’».,;:!?…]*$/u.test(word.text.slice(address.end));
  if (isAlone) linkOne(tr, type, word.from, address);
}

function linkAll(tr: Transaction, type: MarkType, from: number, to: number) {
  tr.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    const start = Math.max(from - position - 1, 0);
    const text = textOf(node).slice(start, to - position - 1);
    for (const address of find?.(text) ?? []) linkOne(tr, type, position + 1 + start, address);
    return false;
  });
}

/** Unless it is code, or a link already. */
function linkOne(tr: Transaction, type: MarkType, offset: number, { href, start, end }: Address) {
  const [from, to] = [offset + start, offset + end];
  const { parent } = tr.doc.resolve(from);
  const { code } = type.schema.marks;
  if (parent.type.spec.code || !parent.type.allowsMarkType(type)) return;
  if (tr.doc.rangeHasMark(from, to, type) || (code && tr.doc.rangeHasMark(from, to, code))) return;
  tr.addMark(from, to, type.create({ href }));
}

/** One character for each position. */
function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, ({ type }) =>
    type.name === "hardBreak" ? "\n" : "\uFFFC",
  );
}
