import type { AnyExtension, Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { MarkdownRules } from "./markdown.ts";
import type { Messages } from "../messages/english.ts";
import type { SuggestionSource } from "./suggestion.ts";
import type { IconName } from "../ui/icons.ts";

/** A button of the toolbar. */
export interface Tool {
  /** Stable name, for tests and for telling tools apart. */
  readonly name: string;
  readonly label: (messages: Messages) => string;
  readonly icon: IconName;
  /** As ProseMirror writes it, with `Mod` for Ctrl or ⌘. */
  readonly shortcut?: string;
  /** What makes it when it is typed, as Markdown has it. */
  readonly typed?: string;
  readonly isActive?: (editor: Editor) => boolean;
  readonly isEnabled?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

/** An entry of the list of text styles: what a line of text is. */
export interface TextStyle {
  readonly name: string;
  readonly label: (messages: Messages) => string;
  /** As ProseMirror writes it. */
  readonly shortcut?: string;
  readonly isActive: (editor: Editor) => boolean;
  readonly apply: (editor: Editor) => void;
}

/** An entry of the menus that put something into the document: after a slash, and in the toolbar. */
export interface Insertion {
  readonly name: string;
  readonly label: (messages: Messages) => string;
  /** Other words somebody may type to find it. */
  readonly words?: (messages: Messages) => string;
  /** What makes it when it is typed, as Markdown has it. */
  readonly typed?: string;
  readonly icon: IconName;
  readonly group: "text" | "lists" | "structure" | "media" | "inline";
  readonly isEnabled?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

/** One kind of block or mark as documents hold it. An editor begins with these: enough to show a text and to write one. */
export interface Block {
  readonly extensions: readonly AnyExtension[];
  /** Those with words in them. */
  readonly speakingExtensions?: (messages: Messages) => readonly AnyExtension[];
}

/** What one can do with one kind of block or mark. It is loaded when the text is shown. */
export interface BlockTools {
  /** How it answers keys, clicks and edits. These extensions bring no node, mark or attribute: a schema is made once. */
  readonly behavior?: (messages: Messages) => readonly AnyExtension[];
  readonly styles?: readonly TextStyle[];
  readonly tools?: readonly Tool[];
  readonly insertions?: readonly Insertion[];
  /** What is offered while a name is typed behind `@`, `:` or `[[`. */
  readonly suggestions?: readonly SuggestionSource[];
  /** What its nodes that are no text show in a line, by name: it is found and counted. */
  readonly shownWords?: Readonly<Record<string, (node: Node, editor: Editor) => string>>;
  readonly markdown?: MarkdownRules;
  /** Tools that are shown while the caret is in such a block. */
  readonly innerTools?: { readonly isShown: (editor: Editor) => boolean; readonly tools: readonly Tool[] };
}

export function extensionsOf(blocks: readonly Block[], messages: Messages): AnyExtension[] {
  return blocks.flatMap(({ extensions, speakingExtensions }) => [
    ...extensions,
    ...(speakingExtensions?.(messages) ?? []),
  ]);
}

export function behaviorOf(tools: readonly BlockTools[], messages: Messages): AnyExtension[] {
  return tools.flatMap(({ behavior }) => behavior?.(messages) ?? []);
}
