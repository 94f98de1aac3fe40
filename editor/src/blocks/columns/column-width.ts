const [least, most] = [0.2, 5];

/** How much one step by key or button is. */
export const widthStep = 0.1;

export function validateWidth(width: unknown) {
  if (width === null) return;
  if (typeof width !== "number" || !(width >= least && width <= most))
    throw new RangeError(`${String(width)} is no width`);
}

export function parseWidth(text: string | undefined): number | null {
  const width = Number.parseFloat(text ?? "");
  return width >= least && width <= most ? width : null;
}

/** A share of the room that can be kept: not too narrow to be used, and of few digits. */
export function roundWidth(width: number): number {
  return Math.round(Math.min(most, Math.max(least, width)) * 100) / 100;
}
