import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, Selection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView, type NodeViewConstructor } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import type { Block } from "../block.ts";
import { drawAsTyped } from "../as-typed.ts";
import { DiagramView, language } from "./diagram-view.ts";

/** Diagrams that are written as text: code in the language Mermaid, drawn. */
export const diagrams: Block = {
  extensions: [],
  speakingExtensions: (messages) => [
    Extension.create({
      name: "diagrams",
      addProseMirrorPlugins: () => [diagramsPlugin(messages)],
    }),
  ],
};

function diagramsPlugin(messages: Messages): Plugin {
  const draw = (node: Node, view: EditorView, position: () => number | undefined) =>
    isDiagram(node)
      ? new DiagramView(node, view, position, messages.diagrams)
      : drawAsTyped(node.type.spec.toDOM?.(node));
  return new Plugin({
    props: {
      nodeViews: { codeBlock: draw as NodeViewConstructor },
      decorations: showSourceAtCaret,
      handleKeyDown: enterHiddenSource,
    },
  });
}

function isDiagram(node: Node | null | undefined): boolean {
  return node?.type.name === "codeBlock" && node.attrs["language"] === language;
}

function showSourceAtCaret({ doc, selection }: EditorState): DecorationSet | undefined {
  const { $head } = selection;
  if (!isDiagram($head.parent)) return undefined;
  return DecorationSet.create(doc, [Decoration.node($head.before(), $head.after(), { class: "is-open" })]);
}

const directions = {
  ArrowDown: ["down", 1],
  ArrowRight: ["right", 1],
  ArrowUp: ["up", -1],
  ArrowLeft: ["left", -1],
} as const;

/** Where a browser would step over a source that it does not show. */
function enterHiddenSource(view: EditorView, { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const { doc, selection, tr } = view.state;
  const direction = key in directions ? directions[key as keyof typeof directions] : undefined;
  if (!direction || shiftKey || ctrlKey || metaKey || altKey) return false;
  const [name, step] = direction;
  const { $head } = selection;
  if (!$head.parent.isTextblock || !view.endOfTextblock(name)) return false;
  const next = Selection.findFrom(doc.resolve(step > 0 ? $head.after() : $head.before()), step, true);
  if (!next || !isDiagram(next.$head.parent)) return false;
  view.dispatch(tr.setSelection(next).scrollIntoView());
  return true;
}
