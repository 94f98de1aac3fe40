import { PluginKey } from "@tiptap/pm/state";
import type { BindingState } from "./binding-plugin.ts";

/** Of the plugin, and of what it says with a transaction: `{ isRemote, isUndo }`. */
export const bindingKey = new PluginKey<BindingState>("binding");
