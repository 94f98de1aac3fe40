import { expect, test } from "vitest";
import { shownShortcut } from "./shortcut.ts";

test("a shortcut is shown as the keys are named on the machine", () => {
  expect(shownShortcut("Mod-Shift-8", false)).toBe("Ctrl+Shift+8");
  expect(shownShortcut("Mod-Shift-8", true)).toBe("⌘⇧8");
  expect(shownShortcut("Mod-b", false)).toBe("Ctrl+B");
  expect(shownShortcut("Alt-Shift-ArrowUp", false)).toBe("Alt+Shift+↑");
  expect(shownShortcut("Alt-Enter", false)).toBe("Alt+Enter");
});
