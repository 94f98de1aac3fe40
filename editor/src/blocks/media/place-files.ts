import type { Editor } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { NodeSelection, type Transaction } from "@tiptap/pm/state";
import { dropPoint } from "@tiptap/pm/transform";
import { caretBelow } from "../caret-below.ts";
import { filesOf } from "./document-files.ts";
import { measureFile } from "./measure-file.ts";
import { sourceOf } from "./source.ts";

/**
 * Puts files into the text, each as what it is, where the selection is or at a position; what others write meanwhile moves
 * that along. They are shown at once and sent later.
 */
export async function placeFiles(editor: Editor, chosen: readonly File[], at?: number): Promise<void> {
  const files = filesOf(editor);
  if (!files || chosen.length === 0 || !editor.isEditable) return;
  const place = followPlace(editor, at);
  try {
    const nodes = await Promise.all(
      chosen.map(async (file) => {
        const [address, measure] = await Promise.all([files.add(file), measureFile(file)]);
        const common = { src: sourceOf(address, file.name), name: file.name, by: files.person() };
        const { kind, ...size } = measure;
        const own = kind === "file" ? { type: file.type, size: file.size } : size;
        return editor.schema.nodes[kind]?.create({ ...common, ...own });
      }),
    );
    if (editor.isDestroyed || !editor.isEditable) return;
    insert(
      editor,
      nodes.filter((node) => node !== undefined),
      place,
    );
  } finally {
    place.leave();
  }
}

interface Place {
  readonly position: () => number | undefined;
  readonly leave: () => void;
}

/** A position that stays where it is in the text; without one, the selection is taken. */
function followPlace(editor: Editor, at: number | undefined): Place {
  let position = at;
  const follow = ({ transaction }: { transaction: Transaction }) => {
    if (position !== undefined) position = transaction.mapping.map(position);
  };
  editor.on("transaction", follow);
  return { position: () => position, leave: () => void editor.off("transaction", follow) };
}

function insert(editor: Editor, nodes: readonly Node[], place: Place) {
  const [first] = nodes;
  if (!first) return;
  const { tr, selection } = editor.state;
  const position = place.position();
  // Words that are selected give way; a block that is selected stays, and what comes goes below it.
  if (position === undefined && !(selection instanceof NodeSelection)) tr.deleteSelection();
  let next = position ?? tr.selection.to;
  for (const node of nodes) {
    const { $at, replaced } = whereToPut(tr, next, node);
    tr.replaceWith($at, $at + replaced, node);
    next = $at + node.nodeSize;
  }
  editor.view.dispatch(caretBelow(tr, next).scrollIntoView());
}

/** An empty paragraph gives its place; between words of one, the next place that takes a block. */
function whereToPut({ doc }: Transaction, position: number, node: Node): { $at: number; replaced: number } {
  const $place = doc.resolve(position);
  const { parent, depth } = $place;
  const isEmpty = parent.type.name === "paragraph" && parent.content.size === 0;
  if (isEmpty && $place.node(-1).canReplaceWith($place.index(-1), $place.indexAfter(-1), node.type)) {
    return { $at: $place.before(), replaced: parent.nodeSize };
  }
  for (let level = depth; level > 0; level -= 1) {
    const around = $place.node(level - 1);
    const index = $place.indexAfter(level - 1);
    if (around.canReplaceWith(index, index, node.type)) return { $at: $place.after(level), replaced: 0 };
  }
  return { $at: dropPoint(doc, position, new Slice(Fragment.from(node), 0, 0)) ?? doc.content.size, replaced: 0 };
}
