import type mermaidModule from "mermaid";
import { tameSource } from "./tame-source.ts";

/** A diagram as a picture, in which nothing can run or load. */
export interface Drawing {
  /** A `data:` address of an SVG. */
  readonly address: string;
  readonly width: number;
  readonly height: number;
  /** What it says it is called, if it does. */
  readonly title: string;
}

export interface DiagramLook {
  readonly isDark: boolean;
  readonly ink: string;
  readonly canvas: string;
  readonly box: string;
  readonly line: string;
  readonly font: string;
}

/** The source is no diagram; the message says where, in the words of the parser. */
export class DiagramError extends Error {
  override readonly name = "DiagramError";
}

type Mermaid = typeof mermaidModule;

const longest = 20_000;
let mermaid: Promise<Mermaid> | undefined;
let last: Promise<unknown> = Promise.resolve();
let count = 0;

/** One after the other, because a drawing in the making uses settings that are everybody's. */
export function drawDiagram(source: string, look: DiagramLook): Promise<Drawing> {
  const next = last.then(() => draw(source, look));
  last = next.catch(() => {});
  return next;
}

async function draw(source: string, look: DiagramLook): Promise<Drawing> {
  const tame = source.length <= longest ? tameSource(source) : undefined;
  if (tame === undefined) throw new DiagramError("refused");
  mermaid ??= import("mermaid").then((module) => module.default);
  const drawer = await mermaid.catch((error: unknown) => {
    mermaid = undefined;
    throw error;
  });
  drawer.initialize(settings(look));
  const place = document.createElement("div");
  place.className = "weft-hidden";
  document.body.append(place);
  try {
    const { svg } = await drawer.render(`weft-diagram-${(count += 1)}`, tame, place);
    return pictureOf(svg);
  } catch (error) {
    throw new DiagramError(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    place.remove();
  }
}

function settings({ isDark, ink, canvas, box, line, font }: DiagramLook): Parameters<Mermaid["initialize"]>[0] {
  return {
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: "strict",
    maxTextSize: longest * 2,
    maxEdges: 500,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    fontFamily: font,
    theme: "base",
    themeVariables: {
      darkMode: isDark,
      background: canvas,
      primaryColor: box,
      secondaryColor: box,
      tertiaryColor: canvas,
      edgeLabelBackground: canvas,
      primaryTextColor: ink,
      primaryBorderColor: line,
      lineColor: line,
      textColor: ink,
      fontFamily: font,
    },
  };
}

/** As XML, which a picture has to be, and as large as it is drawn. */
function pictureOf(markup: string): Drawing {
  const svg = new DOMParser().parseFromString(markup, "text/html").querySelector("svg");
  if (!svg) throw new DiagramError("Nothing was drawn.");
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  svg.setAttribute("width", String(width || 600));
  svg.setAttribute("height", String(height || 300));
  svg.removeAttribute("style");
  const title = svg.querySelector(":scope > title")?.textContent ?? "";
  const text = new XMLSerializer().serializeToString(svg);
  return {
    address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`,
    width: Math.ceil(width || 600),
    height: Math.ceil(height || 300),
    title,
  };
}
