import type { NodeViewRendererProps } from "@tiptap/core";
import type { NodeView } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import { drawIcon } from "../../ui/draw-icon.ts";
import { followWords } from "../text-direction.ts";
import { type CalloutKind, calloutKinds } from "./kinds.ts";

const pictures: Record<CalloutKind, readonly string[]> = {
  note: ["M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18", "M12 11v5", "M12 8h.01"],
  tip: ["M9 18h6", "M10 21h4", "M9 15c0-2-3-3-3-6.5a6 6 0 0 1 12 0C18 12 15 13 15 15z"],
  important: [
    "M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-6l-4 4v-4H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1",
    "M12 7v4",
    "M12 14h.01",
  ],
  warning: ["M12 3.5 2.5 20h19z", "M12 10v4", "M12 17h.01"],
  caution: ["M8 3h8l5 5v8l-5 5H8l-5-5V8z", "M12 8v4", "M12 16h.01"],
};

/** The picture of a callout is the button that changes its kind: the browser's own list, for every kind of pointer. */
export function calloutView(
  { node, editor, getPos }: NodeViewRendererProps,
  messages: Messages["prose"]["callout"],
): NodeView {
  let current = node;
  const dom = document.createElement("div");
  dom.className = "weft-callout";
  dom.setAttribute("role", "note");
  followWords(dom, node);
  const sign = document.createElement("div");
  sign.className = "weft-callout-kind";
  sign.contentEditable = "false";
  const select = document.createElement("select");
  select.setAttribute("aria-label", messages.kind);
  for (const kind of calloutKinds) {
    const option = document.createElement("option");
    option.value = kind;
    // No text: it would be taken for words of the document.
    option.label = messages.kinds[kind];
    select.append(option);
  }
  const contentDOM = document.createElement("div");
  contentDOM.className = "weft-callout-content";
  dom.append(sign, contentDOM);

  select.addEventListener("change", () => {
    const position = getPos();
    if (!editor.isEditable || position === undefined) {
      show();
      return;
    }
    editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "kind", select.value));
  });

  function show() {
    const kind = current.attrs["kind"] as CalloutKind;
    dom.dataset["callout"] = kind;
    dom.setAttribute("aria-label", messages.kinds[kind]);
    select.value = kind;
    sign.replaceChildren(drawIcon(pictures[kind]), select);
  }
  show();

  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== current.type) return false;
      const isOther = next.attrs["kind"] !== current.attrs["kind"];
      current = next;
      followWords(dom, next);
      if (isOther) show();
      return true;
    },
    stopEvent: ({ target }) => sign.contains(target as Node),
    ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
  };
}
