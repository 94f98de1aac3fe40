import * as Y from "yjs";

/** Words somebody wrote into what another person deleted meanwhile: nobody sees them, and both meant well. */
export interface LostWords {
  words: string;
  /** Where what held them stood. */
  place: Y.RelativePosition;
}

/** Tells of words of mine that go with what others delete, before they are out of reach; stops when it is called. */
export function watchLostWords(
  fragment: Y.XmlFragment,
  isMine: (id: Y.ID) => boolean,
  onLostWords: (lost: LostWords[]) => void,
): () => void {
  const look = (transaction: Y.Transaction) => {
    if (transaction.local || !transaction.changedParentTypes.has(fragment as never)) return;
    const lost = lostWords(transaction, fragment, isMine);
    if (lost.length > 0) onLostWords(lost);
  };
  fragment.doc?.on("afterTransaction", look);
  return () => fragment.doc?.off("afterTransaction", look);
}

/**
 * The words of mine that go with a block that a transaction deletes, block by block. Words that were deleted one by one
 * are not among them: whoever did that saw them. Only while the observers of the transaction are called, for what is
 * deleted is thrown away afterwards.
 */
function lostWords(transaction: Y.Transaction, fragment: Y.XmlFragment, isMine: (id: Y.ID) => boolean): LostWords[] {
  const mine = new Map<Y.XmlText, Set<Y.Item>>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString) || !isMine(item.id)) return;
    const { parent } = item;
    if (!(parent instanceof Y.XmlText) || !parent._item?.deleted) return;
    const known = mine.get(parent);
    if (known) known.add(item);
    else mine.set(parent, new Set([item]));
  });
  return [...mine].flatMap(([text, items]) => {
    const top = topmostDeleted(text, fragment);
    return top ? [{ words: wordsIn(text, items), place: placeOf(top) }] : [];
  });
}

function wordsIn(text: Y.XmlText, items: ReadonlySet<Y.Item>): string {
  let words = "";
  for (let item = text._start; item; item = item.right)
    if (items.has(item)) words += (item.content as Y.ContentString).str;
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
