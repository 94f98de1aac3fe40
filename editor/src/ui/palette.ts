/** Colours are kept as names: which tone that is depends on the theme of who reads. styles.css has the tones. */
export const paletteColors = ["gray", "brown", "red", "orange", "yellow", "green", "blue", "purple", "pink"] as const;

export type PaletteColor = (typeof paletteColors)[number];
