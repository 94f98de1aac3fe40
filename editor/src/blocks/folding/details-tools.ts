import type { Editor } from "@tiptap/core";
import { Fragment, type Node as Content } from "@tiptap/pm/model";
import type { RootContent } from "mdast";
import type { BlockTools } from "../block.ts";
import { DetailsKeys } from "./details-keys.ts";
import { type MarkdownWriter, saysOnly } from "../markdown.ts";

export const detailsTools: BlockTools = {
  behavior: () => [DetailsKeys],
  insertions: [
    {
      name: "details",
      label: ({ prose }) => prose.details.name,
      words: ({ prose }) => prose.details.words,
      typed: "+++",
      icon: "list-collapse",
      group: "structure",
      isEnabled: (editor) => editor.can().setDetails(),
      run: (editor: Editor) => editor.chain().focus().setDetails().run(),
    },
  ],
  markdown: { nodes: { details: writeDetails } },
};

/** The summary as HTML, what is under it as Markdown. */
function writeDetails(node: Content, { blocks, html }: MarkdownWriter): RootContent[] | undefined {
  const [summary, content] = node.children;
  if (!summary || !content || ![node, summary, content].every((part) => saysOnly(part))) return undefined;
  const { value } = html(node.copy(Fragment.from(summary)));
  return [
    { type: "html", value: value.replace(/<\/details>$/, "") },
    ...blocks(content),
    { type: "html", value: "</details>" },
  ];
}
