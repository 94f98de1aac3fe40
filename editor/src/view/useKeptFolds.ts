import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { foldableAt } from "../blocks/folding/foldable.ts";
import { noFolds } from "../blocks/folding/folds.ts";
import { foldsKey, toggleFold } from "../blocks/folding/toggle-fold.ts";
import { WhenIdle } from "../idle/when-idle.ts";
import { findBlock, idOfBlock } from "../links/block-id.ts";
import { keepFolds, keptFolds } from "./kept-folds.ts";

const againMs = 100;

/** Folds what this reader had folded when the document was last shown here, and opens what was open, as soon as it is there. */
export function useKeptFolds(editor: Editor, documentId: string) {
  useEffect(() => {
    const awaited = new Set(keptFolds(documentId));
    let kept = namesOf(editor);
    const restore = () => {
      if (editor.isDestroyed) return;
      const { state, view } = editor;
      const { tr } = state;
      for (const id of awaited) {
        const position = findBlock(state, id);
        if (position === undefined || !foldableAt(state.doc, position)) continue;
        awaited.delete(id);
        if (!positionsOf(editor).includes(position)) toggleFold(tr, position);
      }
      if (tr.getMeta(foldsKey)) view.dispatch(tr);
    };
    const again = new WhenIdle(restore, againMs);
    const onTransaction = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (transaction.docChanged && awaited.size > 0) again.ask();
      const names = namesOf(editor);
      if (names === kept) return;
      kept = names;
      const blocks = positionsOf(editor).flatMap((position) => idOfBlock(editor.state, position) ?? []);
      keepFolds(documentId, [...blocks, ...awaited]);
    };
    editor.on("transaction", onTransaction);
    restore();
    return () => {
      again.cancel();
      editor.off("transaction", onTransaction);
    };
  }, [editor, documentId]);
}

function positionsOf({ state }: Editor): number[] {
  return [...(foldsKey.getState(state) ?? noFolds).positions.values()];
}

/** Of what is folded; positions change with each letter before them. */
function namesOf({ state }: Editor): string {
  return [...(foldsKey.getState(state) ?? noFolds).positions.keys()].join();
}
