import * as Y from "yjs";

/** A part of a text, of one writer. */
export interface WrittenPart {
  words: string;
  isMine: boolean;
  /** Those who took it away knew of it. */
  isSeen: boolean;
}

export interface LostWordsOptions {
  isMine: (id: Y.ID) => boolean;
  /** Whether those who did the transaction that is going on knew of something that goes with it. */
  isSeen: (id: Y.ID) => boolean;
  onLostWords: (lost: LostWords[]) => void;
}

/** Words somebody wrote into what another person deleted meanwhile: nobody sees them, and both meant well. */
export interface LostWords {
  words: string;
  /** Where what held them stood. */
  place: Y.RelativePosition;
  /** All that their text said. */
  parts?: readonly WrittenPart[];
  /** The texts that were made in the same transaction, and what they said then. The same for all that it took away. */
  made?: Map<Y.XmlText, string>;
}

/** Tells of words of mine that go with what others delete, before they are out of reach; stops when it is called. */
export function watchLostWords(fragment: Y.XmlFragment, options: LostWordsOptions): () => void {
  const look = (transaction: Y.Transaction) => {
    if (transaction.local || !transaction.changedParentTypes.has(fragment as never)) return;
    const lost = lostWords(transaction, fragment, options);
    if (lost.length > 0) options.onLostWords(lost);
  };
  fragment.doc?.on("afterTransaction", look);
  return () => fragment.doc?.off("afterTransaction", look);
}

/**
 * The words of mine that go with a block that a transaction deletes, block by block. Words that were deleted one by one
 * are not among them: whoever did that saw them. Only while the observers of the transaction are called, for what is
 * deleted is thrown away afterwards.
 */
function lostWords(transaction: Y.Transaction, fragment: Y.XmlFragment, options: LostWordsOptions): LostWords[] {
  const { isMine } = options;
  const texts = new Set<Y.XmlText>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString) || !isMine(item.id)) return;
    const { parent } = item;
    if (parent instanceof Y.XmlText && parent._item?.deleted) texts.add(parent);
  });
  if (texts.size === 0) return [];
  const made = newTexts(transaction);
  return [...texts].flatMap((text) => {
    const top = topmostDeleted(text, fragment);
    if (!top) return [];
    const parts = partsOf(text, transaction, options);
    const words = parts.map((part) => (part.isMine ? part.words : "")).join("");
    return [{ words, place: placeOf(top), parts, made }];
  });
}

/** What a text said before a transaction deleted it. */
function partsOf(text: Y.XmlText, { deleteSet }: Y.Transaction, options: LostWordsOptions): WrittenPart[] {
  const parts: WrittenPart[] = [];
  for (let item = text._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentString) || !Y.isDeleted(deleteSet, item.id)) continue;
    const isMine = options.isMine(item.id);
    parts.push({ words: item.content.str, isMine, isSeen: !isMine || options.isSeen(item.id) });
  }
  return parts;
}

/** The texts that a transaction made, and what they say. */
function newTexts({ doc, beforeState, afterState }: Y.Transaction): Map<Y.XmlText, string> {
  const found = new Map<Y.XmlText, string>();
  for (const [client, clock] of afterState) {
    const from = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (!structs || from >= clock) continue;
    for (const struct of structs.slice(Y.findIndexSS(structs, from))) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentType)) continue;
      const { type } = struct.content;
      if (!(type instanceof Y.XmlText)) continue;
      const words = wordsIn(type);
      // An index in the words is one in the text.
      if (words.length === type.length) found.set(type, words);
    }
  }
  return found;
}

export function wordsIn(text: Y.XmlText): string {
  let words = "";
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString) words += item.content.str;
  return words;
}

/** Undefined when it is not in the fragment. */
function topmostDeleted(text: Y.XmlText, fragment: Y.XmlFragment): Y.Item | undefined {
  let top: Y.Item | undefined;
  for (let type: unknown = text; type !== fragment;) {
    const item: Y.Item | null = type instanceof Y.AbstractType ? type._item : null;
    if (!item) return undefined;
    if (item.deleted) top = item;
    type = item.parent;
  }
  return top;
}

export function placeOf({ id, parent }: Y.Item): Y.RelativePosition {
  const type = parent as Y.AbstractType<unknown>;
  return new Y.RelativePosition(type._item?.id ?? null, type._item ? null : Y.findRootTypeKey(type), id, -1);
}
