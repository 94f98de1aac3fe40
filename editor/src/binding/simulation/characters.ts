import * as Y from "yjs";
import { within } from "./random-writes.ts";

/** A character in Yjs, which everybody knows by its id. */
export interface Character {
  id: Y.ID;
  character: string;
}

export function charactersIn(text: Y.XmlText): Character[] {
  const found: Character[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { id } = item;
    for (let index = 0; index < item.length; index += 1)
      found.push({ id: Y.createID(id.client, id.clock + index), character: item.content.str[index] as string });
  }
  return found;
}

/** The characters of a word that is in one of the texts. */
export function charactersOf(word: string, root: Y.XmlFragment): Character[] {
  for (const type of within(root)) {
    if (!(type instanceof Y.XmlText)) continue;
    const all = charactersIn(type);
    const index = all
      .map(({ character }) => character)
      .join("")
      .indexOf(word);
    if (index >= 0) return all.slice(index, index + word.length);
  }
  throw new Error(`"${word}" is not in ${root.toString()}`);
}

/** Whether nothing came between characters. */
export function areTogether(characters: readonly Character[], root: Y.XmlFragment): boolean {
  for (const type of within(root)) {
    if (!(type instanceof Y.XmlText)) continue;
    const all = charactersIn(type);
    const start = all.findIndex(({ id }) => isSame(id, characters[0]?.id));
    if (start >= 0) return characters.every(({ id }, index) => isSame(id, all[start + index]?.id));
  }
  return false;
}

function isSame(one: Y.ID, other: Y.ID | undefined): boolean {
  return other !== undefined && Y.compareIDs(one, other);
}

export function isAlive({ id }: Character, { store }: Y.Doc): boolean {
  return !Y.getItem(store, id).deleted;
}
