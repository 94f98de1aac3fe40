import { Extension } from "@tiptap/core";
import { bindingKey } from "../binding/binding-plugin.ts";
import type { LostWords } from "../binding/lost-words.ts";
import { carryOn } from "./carry-on.ts";
import type { LostPassages } from "./lost-passages.ts";

declare module "@tiptap/core" {
  interface Storage {
    lostWords: { passages: LostPassages };
  }
}

/** Calls its listener with what was lost before and is lost from now on. */
type TellLostWords = (listener: (lost: readonly LostWords[]) => void) => void;

/** Lets words go on where others have their text now, and the page ask for those that were lost in this editor. */
export function lostWordsExtension(passages: LostPassages, tellLostWords: TellLostWords): Extension {
  return Extension.create({
    name: "lostWords",
    addStorage: () => ({ passages }),
    onCreate() {
      const { editor } = this;
      tellLostWords((lost) => {
        passages.lose(lost.filter(({ goesOn }) => !goesOn));
        // What others did has to be shown first.
        queueMicrotask(() => passages.lose(lost.filter(({ goesOn }) => goesOn && !carryOn(editor, goesOn))));
      });
    },
    onTransaction({ transaction }) {
      if (transaction.getMeta(bindingKey)?.isRemote === true) passages.see(transaction);
    },
    onDestroy: () => passages.stop(),
  });
}
