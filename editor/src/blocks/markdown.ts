import type { Mark, Node } from "@tiptap/pm/model";
import type { Html, Nodes, PhrasingContent, RootContent } from "mdast";
import type { Handlers } from "mdast-util-to-hast";

/** What a rule asks of the writer: what is in a node, as Markdown. */
export interface MarkdownWriter {
  /** All that is written: how one node is said may depend on another. */
  readonly document: Node;
  readonly blocks: (node: Node) => RootContent[];
  readonly inline: (node: Node) => PhrasingContent[];
  /** The same in one line, as headings and cells need it. */
  readonly line: (node: Node) => PhrasingContent[];
  /** The whole node as the HTML of the schema, which comes back as it was. */
  readonly html: (node: Node) => Html;
}

/** `undefined` where Markdown cannot say this one: it is written as HTML. */
export type MarkdownNodeRule = (node: Node, writer: MarkdownWriter) => Nodes | readonly Nodes[] | undefined;

/** How one kind of block or mark is said in Markdown. What has no rule is written as HTML. */
export interface MarkdownRules {
  /** By name of the node. */
  readonly nodes?: Readonly<Record<string, MarkdownNodeRule>>;
  /** By name of the mark. */
  readonly marks?: Readonly<Record<string, (mark: Mark, children: PhrasingContent[]) => PhrasingContent[]>>;
  /** By type of mdast: the HTML that the schema reads, where it is not the usual one. */
  readonly read?: Handlers;
}

/** Whether a node says nothing beyond these attributes, so that Markdown without them loses nothing. */
export function saysOnly({ type, attrs }: Node, ...names: string[]): boolean {
  return Object.entries(attrs).every(
    ([name, value]) => names.includes(name) || value === null || value === type.spec.attrs?.[name]?.default,
  );
}
