import type { Delete, Emphasis, PhrasingContent, Strong } from "mdast";

type Attention = Delete | Emphasis | Strong;

/** Spaces at the edge of marked words are put outside: stars do not mark there, and nobody sees a difference. */
export function putSpacesOutside(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap(withoutEdges).reduce(joinTexts, []);
}

function withoutEdges(node: PhrasingContent): PhrasingContent[] {
  if (!("children" in node)) return [node];
  const children = putSpacesOutside(node.children as PhrasingContent[]);
  if (!isAttention(node)) return [{ ...node, children } as PhrasingContent];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (let first = children[0]; first && takesSpace(first, /^\s+/u, before); first = children[0]) children.shift();
  for (let last = children.at(-1); last && takesSpace(last, /\s+$/u, after); last = children.at(-1)) children.pop();
  return [...before, ...(children.length > 0 ? [{ ...node, children }] : []), ...after.toReversed()];
}

/** Moves the space at the edge of the outermost node; true when nothing of the node is left. */
function takesSpace(node: PhrasingContent, edge: RegExp, to: PhrasingContent[]): boolean {
  if (node.type === "break") to.push(node);
  if (node.type !== "text") return node.type === "break";
  const [space] = edge.exec(node.value) ?? [];
  if (space !== undefined) {
    to.push({ type: "text", value: space });
    node.value = node.value.replace(edge, "");
  }
  return node.value === "";
}

/** Whether stars or tildes mark it. */
export function isAttention(node: PhrasingContent): node is Attention {
  return ["delete", "emphasis", "strong"].includes(node.type);
}

export function joinTexts(joined: PhrasingContent[], node: PhrasingContent): PhrasingContent[] {
  const last = joined.at(-1);
  if (last?.type === "text" && node.type === "text")
    joined[joined.length - 1] = { ...last, value: last.value + node.value };
  else joined.push(node);
  return joined;
}
