/** As GitHub's alerts, so that Markdown has a way to write them. */
export const calloutKinds = ["note", "tip", "important", "warning", "caution"] as const;

export type CalloutKind = (typeof calloutKinds)[number];

export function isCalloutKind(value: unknown): value is CalloutKind {
  return calloutKinds.includes(value as CalloutKind);
}
