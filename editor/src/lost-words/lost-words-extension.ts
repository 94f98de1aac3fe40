import { Extension } from "@tiptap/core";
import { bindingKey } from "../binding/binding-plugin.ts";
import type { LostPassages } from "./lost-passages.ts";

declare module "@tiptap/core" {
  interface Storage {
    lostWords: { passages: LostPassages };
  }
}

/** Lets the page ask for what was lost in this editor. */
export function lostWordsExtension(passages: LostPassages): Extension {
  return Extension.create({
    name: "lostWords",
    addStorage: () => ({ passages }),
    onTransaction({ transaction }) {
      if (transaction.getMeta(bindingKey)?.isRemote === true) passages.see(transaction);
    },
    onDestroy: () => passages.stop(),
  });
}
