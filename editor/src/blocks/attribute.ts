import type { Attribute } from "@tiptap/core";

/** An attribute that is one word of a few or none, and is written in HTML as `data-…`. */
export function choiceAttribute(name: string, choices: readonly string[]): Record<string, Attribute> {
  const dataName = `data-${name}`;
  return {
    [name]: {
      default: null,
      validate: oneOf(choices),
      parseHTML: (element) => {
        const value = element.getAttribute(dataName);
        return value !== null && choices.includes(value) ? value : null;
      },
      renderHTML: ({ [name]: value }) => (value === null ? {} : { [dataName]: value }),
    },
  };
}

/** A check for ProseMirror: one of the words, or nothing. */
export function oneOf(choices: readonly unknown[]): (value: unknown) => void {
  return (value) => {
    if (value !== null && !choices.includes(value)) throw new RangeError(`${String(value)} is none of ${choices}`);
  };
}
