import type { Mark, Node } from "@tiptap/pm/model";
import type { Nodes, PhrasingContent, RootContent } from "mdast";
import type { Handlers } from "mdast-util-to-hast";

/** What a rule asks of the writer: what is in a node, as Markdown. */
export interface MarkdownWriter {
  readonly blocks: (node: Node) => RootContent[];
  readonly inline: (node: Node) => PhrasingContent[];
}

/** How one kind of block or mark is said in Markdown. */
export interface MarkdownRules {
  /** By name of the node. What cannot be said in Markdown is written as HTML. */
  readonly nodes?: Readonly<Record<string, (node: Node, writer: MarkdownWriter) => Nodes | readonly Nodes[]>>;
  /** By name of the mark. */
  readonly marks?: Readonly<Record<string, (mark: Mark, children: PhrasingContent[]) => PhrasingContent[]>>;
  /** By type of mdast: the HTML that the schema reads, where it is not the usual one. */
  readonly read?: Handlers;
}
