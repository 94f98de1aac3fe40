import type { ContentMatch, NodeType } from "@tiptap/pm/model";

const known = new WeakMap<NodeType, boolean>();

/** Whether a type takes any number of some kinds of nodes in any order, so that what may stand in it depends on no neighbour. */
export function isRepetition(type: NodeType): boolean {
  let is = known.get(type);
  if (is === undefined) known.set(type, (is = repeats(type.contentMatch)));
  return is;
}

function repeats(first: ContentMatch): boolean {
  const repeated = edgesOf(first)[0]?.next;
  return (
    repeated !== undefined &&
    repeated.validEnd &&
    repeated.edgeCount === first.edgeCount &&
    [...edgesOf(first), ...edgesOf(repeated)].every(({ type, next }) => next === repeated && first.matchType(type))
  );
}

function edgesOf(match: ContentMatch) {
  return Array.from({ length: match.edgeCount }, (_, index) => match.edge(index));
}
