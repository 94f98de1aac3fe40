/** What may stand around the digits: a currency, a share, a unit of one word. */
const around =
  /^(?<open>\()?[\p{Sc}\s]*(?<sign>[+\-−])?[\p{Sc}\s]*(?<digits>\d[\d\s.,'’]*)\s*[\p{Sc}%‰]?(?<close>\))?$/u;

/**
 * The number that a cell says as people write them, `undefined` when it is something else. Which of comma and point parts
 * the fraction is told by the number itself, and by the language where both can be meant.
 */
export function readNumber(text: string, locale: string | undefined): number | undefined {
  const { open, sign, digits, close } = around.exec(text.trim())?.groups ?? {};
  if (digits === undefined || (open === undefined) !== (close === undefined)) return undefined;
  const bare = digits.trim().replaceAll(/[\s'’]/gu, "");
  const point = fractionSign(bare, locale);
  const [whole = "", ...fraction] = point ? bare.split(point) : [bare];
  if (fraction.length > 1 || /[.,]/.test(fraction.join(""))) return undefined;
  const value = Number(`${whole.replaceAll(/[.,]/g, "")}.${fraction[0] ?? "0"}`);
  return open || sign === "-" || sign === "−" ? -value : value;
}

function fractionSign(digits: string, locale: string | undefined): string | undefined {
  const [comma, point] = [digits.lastIndexOf(","), digits.lastIndexOf(".")];
  if (comma >= 0 && point >= 0) return comma > point ? "," : ".";
  const sign = comma >= 0 ? "," : ".";
  const parts = digits.split(sign);
  if (parts.length === 1) return undefined;
  const isGrouped = parts.slice(1).every(({ length }) => length === 3) && (parts[0] as string).length <= 3;
  if (parts.length > 2) return isGrouped ? undefined : sign;
  return isGrouped && sign !== fractionSignOf(locale) ? undefined : sign;
}

function fractionSignOf(locale: string | undefined): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
}
