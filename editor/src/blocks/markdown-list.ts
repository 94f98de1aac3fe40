import type { Node } from "@tiptap/pm/model";
import type { List, ListItem, RootContent } from "mdast";
import { type MarkdownWriter, saysOnly } from "./markdown.ts";

const emptyBox = "<!-- -->";

/** A list as Markdown has it, if its items are no more than items; tasks are items that are checked or not. */
export function markdownList(
  list: Node,
  writer: MarkdownWriter,
  numbering: Pick<List, "ordered" | "start"> = {},
): List | undefined {
  if (!list.children.every((item) => saysOnly(item, "checked"))) return undefined;
  const children = list.children.map((item) => markdownItem(item, writer));
  // A box stands before words, not before HTML.
  if (list.children.some((item, index) => isTask(item) && hasWords(item) && isEmptyBox(children[index])))
    return undefined;
  return { type: "list", ...numbering, spread: children.some(({ spread }) => spread), children };
}

function markdownItem(item: Node, writer: MarkdownWriter): ListItem {
  const children = writer.blocks(item);
  // Without words there is no box: a comment stands for them.
  if (isTask(item) && children[0]?.type !== "paragraph") {
    children.unshift({ type: "paragraph", children: [{ type: "html", value: emptyBox }] });
  }
  return {
    type: "listItem",
    checked: isTask(item) ? Boolean(item.attrs["checked"]) : null,
    spread: !isTight(children),
    children: children as ListItem["children"],
  };
}

function isTask({ attrs }: Node): boolean {
  return typeof attrs["checked"] === "boolean";
}

function hasWords({ firstChild }: Node): boolean {
  return (firstChild?.childCount ?? 0) > 0;
}

function isEmptyBox(item: ListItem | undefined): boolean {
  const [first] = item?.children ?? [];
  return first?.type === "paragraph" && first.children[0]?.type === "html" && first.children[0].value === emptyBox;
}

/** Whether the blocks of an item can stand without empty lines between them. */
function isTight([, ...rest]: readonly RootContent[]): boolean {
  return rest.every((block) => block.type === "list" && canFollowWords(block));
}

function canFollowWords({ ordered, start, children: [first] }: List): boolean {
  const firstBlock = first?.children[0];
  const isEmpty = firstBlock?.type !== "paragraph" || firstBlock.children.length === 0;
  return !isEmpty && (!ordered || (start ?? 1) === 1);
}
