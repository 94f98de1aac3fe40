import type { NodeViewRendererProps } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";
import { followWords } from "./text-direction.ts";

/** A box and what is to be done, on the side the words begin. */
export function taskView(
  { node, HTMLAttributes, editor, getPos }: NodeViewRendererProps,
  sayTask: (words: string) => string,
): NodeView {
  const dom = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  const contentDOM = document.createElement("div");
  for (const [name, value] of Object.entries(HTMLAttributes)) dom.setAttribute(name, String(value));
  label.contentEditable = "false";
  box.type = "checkbox";
  label.append(box);
  dom.append(label, contentDOM);

  // The caret stays where it is.
  box.addEventListener("mousedown", (event) => event.preventDefault());
  let isTouched = false;
  box.addEventListener("pointerdown", ({ pointerType }) => {
    isTouched = pointerType === "touch";
  });
  box.addEventListener("change", () => {
    const position = getPos();
    if (editor.isEditable && position !== undefined) {
      editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "checked", box.checked));
      // That would open a keyboard on the screen.
      if (!isTouched) editor.commands.focus(null, { scrollIntoView: false });
    } else box.checked = !box.checked;
  });

  function show(task: Node) {
    const { attrs, firstChild } = task;
    followWords(dom, task);
    dom.dataset["checked"] = String(attrs["checked"]);
    box.checked = attrs["checked"];
    box.setAttribute("aria-label", sayTask(firstChild?.textContent ?? ""));
  }
  show(node);

  return {
    dom,
    contentDOM,
    update(next) {
      if (!next.hasMarkup(node.type, { ...node.attrs, checked: next.attrs["checked"] })) return false;
      show(next);
      return true;
    },
  };
}
