/** What is examined, in this order. */
export const checkNames = ["http", "origin", "upgrade", "answers", "clock", "buffering", "silence"] as const;

export type CheckName = (typeof checkNames)[number];

export type CheckResult =
  | { state: "waiting" }
  /** `progress` from 0 to 1, where it takes long enough to be shown. */
  | { state: "running"; progress?: number }
  | { state: "passed" | "failed" | "skipped"; sentence: string };

export type CheckResults = Record<CheckName, CheckResult>;

export function nothingChecked(): CheckResults {
  return Object.fromEntries(checkNames.map((name) => [name, { state: "waiting" }])) as CheckResults;
}
