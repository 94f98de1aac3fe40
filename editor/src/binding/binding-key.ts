import { PluginKey, type Transaction } from "@tiptap/pm/state";
import type { BindingState } from "./binding-plugin.ts";

/** Of the plugin, and of what it says with a transaction: `{ isRemote, isUndo }`. */
export const bindingKey = new PluginKey<BindingState>("binding");

/** Whether it shows what others did, or what Yjs took back. */
export function isRemote(transaction: Transaction): boolean {
  return (transaction.getMeta(bindingKey) as { isRemote?: boolean } | undefined)?.isRemote === true;
}
