import { type Fragment, type Node, type Slice } from "@tiptap/pm/model";
import { plainText, wordsOf } from "../formats/plain-text.ts";

type WriteMarkdown = (content: Node) => string;

/**
 * What is copied as text: the mere words out of one block and of plain paragraphs, and Markdown where there is more to say,
 * once that can be written.
 */
export function clipboardText({ content }: Slice, writeMarkdown: WriteMarkdown | undefined): string {
  const block = onlyBlock(content);
  if (block) return wordsOf(block);
  const [first] = content.content;
  if (!first) return "";
  const { schema } = first.type;
  const whole = schema.topNodeType.create(
    null,
    first.isInline ? schema.nodes["paragraph"]?.create(null, content) : content,
  );
  if (!writeMarkdown || content.content.every(isPlain)) return plainText(whole);
  return writeMarkdown(whole).replace(/\n$/, "");
}

/** Where the selection is within one block of words: the block. */
function onlyBlock(content: Fragment): Node | undefined {
  const [only, ...others] = content.content;
  if (!only || others.length > 0 || only.isInline) return undefined;
  return only.isTextblock ? only : onlyBlock(only.content);
}

function isPlain(node: Node): boolean {
  return node.type.name === "paragraph" && node.children.every(({ isText, marks }) => isText && marks.length === 0);
}
