import { PluginKey, type Transaction } from "@tiptap/pm/state";
import type { Folds } from "./folds.ts";

export const foldsKey = new PluginKey<Folds>("folds");

/** Turns what begins there to its other state. */
export function toggleFold(transaction: Transaction, position: number) {
  const toggles = (transaction.getMeta(foldsKey) as readonly number[] | undefined) ?? [];
  transaction.setMeta(foldsKey, [...toggles, position]);
}
