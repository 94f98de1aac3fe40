// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { blockTools } from "../block-tools.ts";
import { english } from "../messages/english.ts";
import { sheetSections } from "./sheet.ts";

const lines = sheetSections(english).flatMap((section) => section.lines);

test("the sheet has every shortcut of the tools and styles, with its name", () => {
  const tools = blockTools.flatMap((block) => [...(block.tools ?? []), ...(block.styles ?? [])]);
  for (const { shortcut, label } of tools.filter((tool) => tool.shortcut)) {
    expect(lines).toContainEqual({ label: label(english), keys: shortcut });
  }
  expect(lines).toContainEqual({ label: "Bold", keys: "Mod-b" });
  expect(lines).toContainEqual({ label: "Heading 2", keys: "Mod-Alt-2" });
});

test("the sheet has what can be typed, each once", () => {
  expect(lines).toContainEqual({ label: "Heading 3", typed: "###" });
  expect(lines).toContainEqual({ label: "Bold", typed: "**words**" });
  expect(lines).toContainEqual({ label: "Link", typed: "[words](address)" });
  const typed = lines.flatMap((line) => line.typed ?? []);
  expect(new Set(typed).size).toBe(typed.length);
});

test("no two lines of the sheet have the same keys", () => {
  const keys = lines.flatMap((line) => line.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});
