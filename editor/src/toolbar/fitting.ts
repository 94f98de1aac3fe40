export interface Part {
  readonly name: string;
  readonly width: number;
}

/** Which parts there is room for: those that have to be there, and of the rest the first. */
export function fitting(parts: readonly Part[], room: number, needed: ReadonlySet<string>): string[] {
  let left = room - sum(parts.filter(({ name }) => needed.has(name)));
  let isFull = false;
  return parts
    .filter(({ name, width }) => {
      if (needed.has(name)) return true;
      isFull ||= width > left;
      if (!isFull) left -= width;
      return !isFull;
    })
    .map(({ name }) => name);
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { width }) => total + width, 0);
}
