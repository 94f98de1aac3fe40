import type { Editor } from "@tiptap/core";
import { Schema } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { textBlocksOf, textOfBlock } from "./block-text.ts";
import { matchesIn } from "./matches.ts";
import { replaceMatches } from "./replace-matches.ts";

const schema = new Schema({
  nodes: { doc: { content: "paragraph+" }, paragraph: { content: "text*" }, text: {} },
  marks: { bold: {} },
});

test("matches are replaced where they are, and look as they did", () => {
  const bold = [schema.mark("bold")];
  const paragraph = schema.node("paragraph", null, [
    schema.text("red "),
    schema.text("red fox", bold),
    schema.text(" RED"),
  ]);
  let state = EditorState.create({ doc: schema.node("doc", null, [paragraph, paragraph]) });
  const view = { dispatch: (tr: Transaction) => (state = state.apply(tr)) };
  const editor = {
    view,
    get state() {
      return state;
    },
  } as unknown as Editor;
  const matches = new WeakMap(
    textBlocksOf(state.doc).map(({ node }) => [node, matchesIn(textOfBlock(node), /red/gi, "blue")]),
  );
  expect(replaceMatches(editor, matches)).toBe(6);
  expect(state.doc.child(1).toString()).toBe('paragraph("blue ", bold("blue fox"), " blue")');
});
