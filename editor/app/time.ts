const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

const units: [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, "second"],
  [3_600, 60, "minute"],
  [86_400, 3_600, "hour"],
  [7 * 86_400, 86_400, "day"],
];

/** A time as people say it: "5 minutes ago", and after a week the date. */
export function whenChanged(time: number, now = Date.now()): string {
  const age = Math.max(0, (now - time) / 1_000);
  const fitting = units.find(([limit]) => age < limit);
  if (!fitting) return absolute.format(time);
  const [, seconds, unit] = fitting;
  return relative.format(-Math.floor(age / seconds), unit);
}
