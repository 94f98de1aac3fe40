/** Pictures of the controls inside blocks, which are no React: strokes in a square of 24. */
const strokes = {
  "align-start": ["M21 5H3", "M15 12H3", "M17 19H3"],
  "align-center": ["M21 5H3", "M17 12H7", "M19 19H5"],
  "align-end": ["M21 5H3", "M21 12H9", "M21 19H7"],
  download: ["M12 15V3", "M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4", "m7 10 5 5 5-5"],
  remove: [
    "M10 11v6",
    "M14 11v6",
    "M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",
    "M3 6h18",
    "M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",
  ],
  file: ["M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8l6 6v12a2 2 0 0 1-2 2z", "M14 2v5a1 1 0 0 0 1 1h5"],
};

export type PictureName = keyof typeof strokes;

const svg = "http://www.w3.org/2000/svg";

export function createPicture(name: PictureName): SVGElement {
  const picture = document.createElementNS(svg, "svg");
  const attributes = { viewBox: "0 0 24 24", width: "18", height: "18", fill: "none", stroke: "currentColor" };
  const strokeAttributes = { "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const [key, value] of Object.entries({ ...attributes, ...strokeAttributes, "aria-hidden": "true" })) {
    picture.setAttribute(key, value);
  }
  if (name.startsWith("align-")) picture.classList.add("weft-flip");
  for (const stroke of strokes[name]) {
    const path = document.createElementNS(svg, "path");
    path.setAttribute("d", stroke);
    picture.append(path);
  }
  return picture;
}
