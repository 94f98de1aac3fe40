import { Fragment, type NodeRange } from "@tiptap/pm/model";
import { type Command, NodeSelection } from "@tiptap/pm/state";
import { selectBlock } from "./block-commands.ts";
import { blocksAt, nodesOf } from "./blocks-at.ts";

/** What blocks are put into, by the name of its insertion, and what of it they stand in then. */
const frames: Readonly<Record<string, readonly [outer: string, inner: string]>> = {
  blockquote: ["blockquote", "blockquote"],
  callout: ["callout", "callout"],
  details: ["details", "detailsContent"],
  "columns-2": ["columns", "column"],
};

/** What blocks can be put into. Out of a quote they are taken by the same tool; of the others one is enough. */
export function framesFor(range: NodeRange): string[] {
  return Object.keys(frames).filter((name) => canFrame(range, name));
}

/** A list or a table is selected as a whole: of their words alone no command would make them part of something. */
export function selectToFrame(position: number, name: string): Command {
  return (state, dispatch) => {
    const range = blocksAt(state, position);
    const [first, second] = range ? nodesOf(range) : [];
    if (!first || second || first.isTextblock || first.type.name === frames[name]?.[0])
      return selectBlock(position)(state, dispatch);
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, position)));
    return true;
  };
}

function canFrame(range: NodeRange, name: string): boolean {
  const { parent, startIndex, endIndex } = range;
  const [outer, inner] = (frames[name] ?? []).map((each) => parent.type.schema.nodes[each]);
  if (!outer || !inner) return false;
  if (isFramed(range, outer.name)) return name === "blockquote";
  return parent.canReplaceWith(startIndex, endIndex, outer) && inner.validContent(Fragment.from(nodesOf(range)));
}

function isFramed(range: NodeRange, outer: string): boolean {
  if (nodesOf(range).some(({ type }) => type.name === outer)) return true;
  for (let { depth } = range; depth > 0; depth -= 1) if (range.$from.node(depth).type.name === outer) return true;
  return false;
}
