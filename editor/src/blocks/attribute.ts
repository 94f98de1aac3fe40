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

/** An attribute that is text of a certain form, and is written in HTML as it is said. */
export function textAttribute(name: string, htmlName: string, form: RegExp): Record<string, Attribute> {
  return {
    [name]: {
      default: "",
      validate: (value: unknown) => {
        if (typeof value !== "string" || !(value === "" || form.test(value)))
          throw new RangeError(`That is no ${name}.`);
      },
      parseHTML: (element) => {
        const value = element.getAttribute(htmlName) ?? "";
        return form.test(value) ? value : "";
      },
      renderHTML: ({ [name]: value }) => ({ [htmlName]: value }),
    },
  };
}
