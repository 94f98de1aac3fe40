import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { paletteColors } from "../ui/palette.ts";

const styles = readFileSync(new URL("colors.css", import.meta.url), "utf8");
const themes = ["light", "dark"] as const;
const paper = { light: "#ffffff", dark: "#16181d" };
const ink = { light: "#1b1f27", dark: "#e8eaee" };

for (const [index, theme] of themes.entries()) {
  const grounds = [paper[theme], ...paletteColors.flatMap((color) => [tone(color, "mark"), tone(color, "tint")])];

  test.each(paletteColors)(`%s is readable on everything it may lie on, ${theme}`, (color) => {
    for (const ground of grounds) expect(contrast(tone(color, "ink"), ground)).toBeGreaterThanOrEqual(4.5);
  });

  test(`plain words are readable on every mark and tint, ${theme}`, () => {
    for (const ground of grounds) expect(contrast(ink[theme], ground)).toBeGreaterThanOrEqual(7);
  });

  function tone(color: string, kind: string): string {
    const value = new RegExp(`--weft-${color}-${kind}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(styles)?.[index + 1];
    if (!value) throw new Error(`${color} has no ${kind}`);
    return value;
  }
}

/** As WCAG 2 has it. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
