import type { BindingName } from "./binding-names.ts";

/** What a process is to measure, and how often. */
export interface NodeTask {
  readonly what: "opening" | "remote" | "own";
  readonly binding: BindingName;
  readonly blocks: number;
  readonly warmUps: number;
  /** At most; as many as there is time for. */
  readonly keystrokes: number;
  readonly budgetMs: number;
}

/** What it found. All times in milliseconds, one for each keystroke. */
export interface NodeFindings {
  readonly times: Readonly<Record<string, readonly number[]>>;
  readonly problems: readonly string[];
}
