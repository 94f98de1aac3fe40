import type { Mark, Node, NodeType, Schema } from "@tiptap/pm/model";
import type { Dice } from "./dice.ts";

// Few letters, so that there are many ways to find an edit in a text, and two signs that are half the same.
const words = ["a", "b", "aa", "aaa", "ab", "ba", "c", "hello", " ", "\u{1F600}", "\u{1F601}"];

export function randomWord(dice: Dice): string {
  return dice.pick(words);
}

export function randomMark(schema: Schema, dice: Dice): Mark {
  const type = dice.pick(["bold", "bold", "italic", "link", "comment", "comment", "code"]);
  if (type === "link") return schema.mark("link", { href: dice.pick(["one", "two"]) });
  if (type === "comment") return schema.mark("comment", { id: dice.below(3) });
  return schema.mark(type);
}

export function randomAtom(schema: Schema, dice: Dice): Node {
  return dice.oneIn(3)
    ? node(schema, "hardBreak")
    : node(schema, "mention", { id: dice.below(3), label: dice.pick([null, "x"]) });
}

export function randomInline(schema: Schema, dice: Dice): Node[] {
  return Array.from({ length: dice.below(4) }, () => {
    if (dice.oneIn(6)) return randomAtom(schema, dice);
    return schema.text(randomWord(dice), dice.oneIn(3) ? [randomMark(schema, dice)] : []);
  });
}

/** A block that may stand anywhere, `depth` levels deep. */
export function randomBlock(schema: Schema, dice: Dice, depth = 2): Node {
  const kind = dice.below(depth > 0 ? 12 : 6);
  const inside = () => randomBlocks(schema, dice, depth - 1);
  if (kind < 4) return node(schema, "paragraph", null, randomInline(schema, dice));
  if (kind === 4) return node(schema, "heading", { level: 1 + dice.below(3) }, randomInline(schema, dice));
  if (kind === 5) return dice.oneIn(2) ? node(schema, "horizontalRule") : code(schema, dice);
  if (kind < 8) return node(schema, "blockquote", null, inside());
  if (kind < 10) return list(schema, dice, depth);
  return table(schema, dice, depth);
}

export function randomBlocks(schema: Schema, dice: Dice, depth = 2): Node[] {
  return Array.from({ length: 1 + dice.below(3) }, () => randomBlock(schema, dice, depth));
}

function code(schema: Schema, dice: Dice): Node {
  return node(schema, "codeBlock", { language: dice.pick([null, "js"]) }, [schema.text(randomWord(dice))]);
}

function list(schema: Schema, dice: Dice, depth: number): Node {
  const items = Array.from({ length: 1 + dice.below(2) }, () => {
    const first = node(schema, "paragraph", null, randomInline(schema, dice));
    return node(schema, "listItem", null, [first, ...(dice.oneIn(3) ? [randomBlock(schema, dice, depth - 1)] : [])]);
  });
  return node(schema, dice.pick(["bulletList", "orderedList"]), null, items);
}

function table(schema: Schema, dice: Dice, depth: number): Node {
  const columns = 1 + dice.below(2);
  const rows = Array.from({ length: 1 + dice.below(2) }, () => {
    const cells = Array.from({ length: columns }, () =>
      node(schema, dice.oneIn(5) ? "tableHeader" : "tableCell", null, [
        dice.oneIn(4)
          ? randomBlock(schema, dice, depth - 1)
          : node(schema, "paragraph", null, randomInline(schema, dice)),
      ]),
    );
    return node(schema, "tableRow", null, cells);
  });
  return node(schema, "table", null, rows);
}

function node(schema: Schema, name: string, attrs: Record<string, unknown> | null = null, content?: Node[]): Node {
  return (schema.nodes[name] as NodeType).createChecked(attrs, content);
}
