import type { PaletteColor } from "../../ui/palette.ts";

/** Where the hue of a colour ends, in degrees. */
const hues: readonly (readonly [end: number, color: PaletteColor])[] = [
  [15, "red"],
  [42, "orange"],
  [70, "yellow"],
  [165, "green"],
  [255, "blue"],
  [295, "purple"],
  [340, "pink"],
  [361, "red"],
];
const named: Readonly<Record<string, string>> = {
  aqua: "#00ffff",
  blue: "#0000ff",
  cyan: "#00ffff",
  fuchsia: "#ff00ff",
  green: "#008000",
  lime: "#00ff00",
  magenta: "#ff00ff",
  maroon: "#800000",
  navy: "#000080",
  olive: "#808000",
  orange: "#ffa500",
  purple: "#800080",
  red: "#ff0000",
  teal: "#008080",
  yellow: "#ffff00",
};

/** The colour of the palette for one of another program; none for what is usual there: black, white and what is near them. */
export function nearestColor(value: string, use: "ink" | "surface"): PaletteColor | undefined {
  const parts = channelsIn(value);
  if (!parts) return undefined;
  const [most, least] = [Math.max(...parts), Math.min(...parts)];
  const spread = most - least;
  if (spread < (use === "ink" ? 60 : 24)) return use === "surface" && most > 90 && most < 235 ? "gray" : undefined;
  return hues.find(([end]) => hueOf(parts) < end)?.[1];
}

function hueOf([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (most === red) return (((green - blue) / spread) * 60 + 360) % 360;
  return most === green ? ((blue - red) / spread) * 60 + 120 : ((red - green) / spread) * 60 + 240;
}

function channelsIn(value: string): number[] | undefined {
  const word = value.trim().toLowerCase();
  const [, hex] = /^#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(named[word.split(/\s/)[0] ?? ""] ?? word) ?? [];
  if (hex)
    return (hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? [])).map((two) =>
      Number.parseInt(two, 16),
    );
  const [, inside] = /^rgba?\(([^)]*)\)/.exec(word) ?? [];
  const numbers = inside?.split(/[\s,/]+/).map(Number);
  if (!numbers || numbers.length < 3 || numbers.some(Number.isNaN) || numbers[3] === 0) return undefined;
  return numbers.slice(0, 3);
}
