import type { Editor, Range } from "@tiptap/core";
import type { Messages } from "../messages/english.ts";
import type { IconName } from "../ui/icons.ts";

/** Somebody who can be mentioned. */
export interface KnownPerson {
  /** Stays the same when the name changes. */
  readonly id: string;
  readonly name: string;
  /** What tells two of one name apart. */
  readonly detail?: string | undefined;
}

/** Another document that can be linked. */
export interface KnownPage {
  readonly id: string;
  readonly title: string;
}

/** What can be found in the surroundings of the document. */
export interface SuggestionWorld {
  readonly messages: Messages;
  readonly people: (query: string, signal: AbortSignal) => Promise<readonly KnownPerson[]>;
  readonly pages: (query: string, signal: AbortSignal) => Promise<readonly KnownPage[]>;
  /** Where others can be made. */
  readonly createPage?: ((title: string) => KnownPage) | undefined;
}

/** One line of what is offered. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly detail?: string | undefined;
  /** What could have been typed for it instead; for the eye only. */
  readonly hint?: string | undefined;
  /** A letter or an emoji before it; or the name of an icon. */
  readonly picture?: string;
  readonly icon?: IconName;
  /** What can be done where the caret is; the rest is not offered. */
  readonly isEnabled?: ((editor: Editor) => boolean) | undefined;
  /** How well it fits what is typed, the best first: `0`. */
  readonly rank?: number;
  /** Puts it in the place of what was typed. */
  readonly choose: (editor: Editor, typed: Range) => void;
}

/** Something that is offered while its name is typed. */
export interface SuggestionSource {
  readonly name: string;
  readonly trigger: "@" | ":" | "[[" | "/";
  readonly label: (messages: Messages) => string;
  /** The signal says that nobody waits for it any more. */
  readonly find: (
    query: string,
    world: SuggestionWorld,
    signal: AbortSignal,
  ) => readonly Suggestion[] | Promise<readonly Suggestion[]>;
}

/** Whether the words of a query all begin some word of a text. */
export function matches(text: string, query: string): boolean {
  const words = ` ${plain(text)}`;
  return plain(query)
    .split(/\s+/)
    .every((part) => words.includes(` ${part}`) || (part.length > 2 && words.includes(part)));
}

/** Without case and accents. */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase().replaceAll(/[-_]/g, " ").trim();
}
