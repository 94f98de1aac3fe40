// @vitest-environment happy-dom
import { act, createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { hideFromReact } from "./hide-from-react.ts";

afterEach(() => vi.unstubAllGlobals());

/** How often React looked where the selection is, while it drew something beside a text that has the focus. */
function looksWhileDrawing(text: HTMLElement): number {
  let change = (_value: number) => {};
  function Beside() {
    const [value, setValue] = useState(0);
    change = setValue;
    return createElement("p", {}, value);
  }
  const page = document.body.appendChild(document.createElement("div"));
  act(() => createRoot(page).render(createElement(Beside)));
  text.focus();
  expect(document.activeElement).toBe(text);
  const look = vi.spyOn(window, "getSelection");
  act(() => change(1));
  expect(page.textContent).toBe("1");
  const { length } = look.mock.calls;
  look.mockRestore();
  return length;
}

function editable(): HTMLElement {
  const text = document.body.appendChild(document.createElement("div"));
  text.setAttribute("contenteditable", "true");
  text.tabIndex = 0;
  // The page of the tests has no such property.
  Object.defineProperty(text, "contentEditable", { configurable: true, value: "true" });
  return text;
}

test("what React draws beside the text costs nothing that the text is long for", () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  expect(looksWhileDrawing(editable())).toBeGreaterThan(0);
  const hidden = editable();
  hideFromReact(hidden);
  expect(looksWhileDrawing(hidden)).toBe(0);
});
