import type { ElementContent, Root } from "hast";

/** A piece of code of one kind, as offsets in the code. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly className: string;
}

/** The pieces of code that have a kind, in their order; the innermost kind counts. */
export function tokensOf(tree: Root): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  const walk = (children: readonly (ElementContent | Root["children"][number])[], className: string) => {
    for (const child of children) {
      if (child.type === "element") walk(child.children, classOf(child.properties["className"]) || className);
      if (child.type !== "text") continue;
      if (className !== "") tokens.push({ from: offset, to: offset + child.value.length, className });
      offset += child.value.length;
    }
  };
  walk(tree.children, "");
  return tokens;
}

function classOf(names: unknown): string {
  return Array.isArray(names) ? names.join(" ") : "";
}
