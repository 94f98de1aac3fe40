import type { AnyExtension, Editor } from "@tiptap/core";
import type { LucideIcon } from "lucide-react";
import type { Messages } from "../messages/english.ts";

/** A button of the toolbar. */
export interface Tool {
  /** Stable name, for tests and for telling tools apart. */
  readonly name: string;
  readonly label: (messages: Messages) => string;
  readonly icon: LucideIcon;
  /** As ProseMirror writes it, with `Mod` for Ctrl or ⌘. */
  readonly shortcut?: string;
  readonly isActive?: (editor: Editor) => boolean;
  readonly isEnabled?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

/** An entry of the list of text styles: what a line of text is. */
export interface TextStyle {
  readonly name: string;
  readonly label: (messages: Messages) => string;
  readonly isActive: (editor: Editor) => boolean;
  readonly apply: (editor: Editor) => void;
}

/** Everything the editor knows about one kind of block or mark. */
export interface Block {
  readonly extensions: readonly AnyExtension[];
  /** Those with words in them. */
  readonly speakingExtensions?: (messages: Messages) => readonly AnyExtension[];
  readonly styles?: readonly TextStyle[];
  readonly tools?: readonly Tool[];
  /** Tools that are shown while the caret is in such a block. */
  readonly innerTools?: { readonly isShown: (editor: Editor) => boolean; readonly tools: readonly Tool[] };
}

export function extensionsOf(blocks: readonly Block[], messages: Messages): AnyExtension[] {
  return blocks.flatMap(({ extensions, speakingExtensions }) => [
    ...extensions,
    ...(speakingExtensions?.(messages) ?? []),
  ]);
}
