// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Draft } from "../content/draft.ts";
import { isInside } from "./is-inside.ts";

const html =
  "<h2>Head</h2><ul><li><p>item</p></li></ul><blockquote><p>quoted</p><p></p></blockquote>" +
  "<table><tbody><tr><td><p>cell</p></td></tr></tbody></table><p>plain</p>";
const names = ["heading", "paragraph", "bulletList", "orderedList", "listItem", "blockquote", "table", "codeBlock"];

test("it is what Tiptap says, wherever the caret is and whatever is selected", () => {
  const draft = new Draft(html);
  const { doc } = draft.editor.state;
  for (let from = 1; from < doc.content.size; from += 1) {
    for (const to of [from, Math.min(from + 3, doc.content.size - 1)]) {
      if (!doc.resolve(from).parent.inlineContent || !doc.resolve(to).parent.inlineContent) continue;
      draft.selectsBetween(from, to);
      for (const name of names)
        expect(isInside(draft.editor, name), `${name} at ${from}–${to}`).toBe(draft.editor.isActive(name));
      for (const level of [1, 2])
        expect(isInside(draft.editor, "heading", { level })).toBe(draft.editor.isActive("heading", { level }));
    }
  }
});
