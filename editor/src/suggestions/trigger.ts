import type { SuggestionSource } from "../blocks/suggestion.ts";

export type Trigger = SuggestionSource["trigger"];

/** Something that is being named, and where in the text it begins. */
export interface Naming {
  readonly trigger: Trigger;
  readonly query: string;
  readonly start: number;
}

interface TriggerRule {
  /** What may stand before it. */
  readonly after: RegExp;
  readonly query: RegExp;
  /** What it is not, with the two characters before it. */
  readonly never?: RegExp;
}

const rules: Readonly<Record<Trigger, TriggerRule>> = {
  // It begins with a letter: there are times of day and ratios.
  ":": { after: /(?:^|[\s([{"'“«])$/u, query: /^(?:[\p{L}+][\p{L}\p{N}_+-]{0,30})?$/u },
  "@": {
    after: /(?:^|[\s([{"'“«])$/u,
    query: /^(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}.'’_-]*(?: [\p{L}\p{N}\p{M}.'’_-]*){0,2})?$/u,
  },
  // Paths and fractions are no commands. Some of what can be put in is called by four words, or by a number of columns.
  "/": {
    // From the beginning: looking from the end, Chromium takes an emoji for half of itself.
    after: /^(?:[^]*[\s\p{Emoji_Presentation}\uFE0F\u20E3])?$/u,
    query: /^(?:(?:\p{L}|\d(?: |$))[\p{L}\p{N}\p{M}-]*(?: [\p{L}\p{N}\p{M}-]*){0,3})?$/u,
    never: /^\d\s\/\d/u,
  },
  "[[": { after: /$/u, query: /^(?![\s[])[^[\]\n\uFFFC]{0,60}$/u },
};

/** What is being named before the caret; of several the nearest. */
export function findNaming(before: string): Naming | undefined {
  const found = (Object.entries(rules) as [Trigger, TriggerRule][]).flatMap(([trigger, { after, query, never }]) => {
    const start = before.lastIndexOf(trigger);
    const rest = before.slice(start + trigger.length);
    const isNaming = start >= 0 && after.test(before.slice(0, start)) && query.test(rest);
    const isOther = never?.test(before.slice(Math.max(0, start - 2))) === true;
    return isNaming && !isOther ? [{ trigger, start, query: rest }] : [];
  });
  return found.toSorted((a, b) => b.start - a.start)[0];
}
