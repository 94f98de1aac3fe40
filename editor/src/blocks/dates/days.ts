/** A day as it is in a document: `2026-11-28`, which means the same everywhere. */
export function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && dayOf(dateOf(value)) === value;
}

/** The day that it is here at a time. */
export function dayOf(date: Date): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

export function daysFrom(date: Date, days: number): string {
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days));
}

/** As people write it where the reader is. */
export function shownDay(day: string, style: "medium" | "full" = "medium"): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: style }).format(dateOf(day));
}

function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}
