/** In pixels. Less leaves no room for a word, more is wider than any screen. */
export const columnWidths = { least: 48, usual: 160, most: 4_000 };
