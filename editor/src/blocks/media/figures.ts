import { mergeAttributes, Node, type NodeConfig } from "@tiptap/core";
import type { Node as ProseMirrorNode, TagParseRule } from "@tiptap/pm/model";
import type { Messages } from "../../messages/english.ts";
import { sizeAttribute, sourceAttributes, toAttributes, wordsAttribute } from "./attributes.ts";
import { FigureView } from "./figure-view.ts";
import { readSource } from "./source.ts";

/** A kind of file that is shown in the text, with words under it. */
export interface FigureKind {
  readonly name: "image" | "video" | "audio";
  readonly tag: "img" | "video" | "audio";
}

export const imageKind: FigureKind = { name: "image", tag: "img" };
export const videoKind: FigureKind = { name: "video", tag: "video" };
export const audioKind: FigureKind = { name: "audio", tag: "audio" };

/**
 * A block that shows a file. Its words are the caption; everything else is attributes, each of which two people can change
 * at once. `width` and `height` are the file's own, so that nothing jumps while it loads; `shown` is how wide it is shown.
 */
export function figure(kind: FigureKind, messages: Messages): Node {
  const { name, tag } = kind;
  const shown = (element: HTMLElement) => (element.matches(tag) ? element : element.querySelector(tag));
  const config: NodeConfig = {
    name,
    group: "block",
    content: "inline*",
    draggable: true,
    isolating: true,
    defining: true,
    addAttributes: () => ({
      ...sourceAttributes(shown),
      ...(name === "image" && { alt: wordsAttribute((element) => shown(element)?.getAttribute("alt") ?? "") }),
      ...(name !== "audio" && {
        width: sizeAttribute((element) => shown(element)?.getAttribute("width")),
        height: sizeAttribute((element) => shown(element)?.getAttribute("height")),
        shown: sizeAttribute((element) => shown(element)?.getAttribute("data-shown")),
      }),
    }),
    parseHTML: () => rulesOf(kind),
    renderHTML: ({ node, HTMLAttributes }) => [
      "figure",
      mergeAttributes({ "data-type": name }, HTMLAttributes),
      [tag, elementAttributes(kind, node)],
      ["figcaption", 0],
    ],
    renderText: ({ node }) => node.textContent,
    addNodeView:
      () =>
      ({ node, editor, getPos }) =>
        new FigureView({ kind, node, editor, getPos, messages }),
  };
  return Node.create(config);
}

function elementAttributes({ tag }: FigureKind, { attrs }: ProseMirrorNode): Record<string, string> {
  const { src, alt, name, by, width, height, shown } = attrs;
  return {
    ...toAttributes({ src, width, height, "data-shown": shown, "data-name": name, "data-by": by }),
    ...(tag === "img" ? { alt: String(alt) } : { controls: "", preload: "metadata" }),
  };
}

/** Figures of ours and of others, and elements that stand alone or in a paragraph of their own. */
function rulesOf({ name, tag }: FigureKind): TagParseRule[] {
  const only = (element: HTMLElement) => {
    const found = element.querySelectorAll(tag);
    return found.length === 1 && isUsable(found[0]) ? found[0] : undefined;
  };
  return [
    {
      tag: "figure",
      priority: 60,
      getAttrs: (element) => (element.dataset["type"] === name || only(element) ? null : false),
      contentElement: (element) => captionOf(element as HTMLElement),
    },
    {
      tag: "p",
      priority: 60,
      getAttrs: (element) => (only(element) && element.textContent?.trim() === "" ? null : false),
      contentElement: (element) => nothing(element as HTMLElement),
    },
    {
      tag,
      getAttrs: (element) => (isUsable(element) ? null : false),
      contentElement: (element) => nothing(element as HTMLElement),
    },
  ];
}

/** Pictures of a pixel count who reads. */
function isUsable(element: Element | undefined): boolean {
  const source = element?.getAttribute("src") ?? element?.querySelector("source")?.getAttribute("src") ?? null;
  const isDot = element?.getAttribute("width") === "1" && element.getAttribute("height") === "1";
  return readSource(source) !== undefined && !isDot;
}

function captionOf(element: HTMLElement): HTMLElement {
  return element.querySelector("figcaption") ?? nothing(element);
}

function nothing({ ownerDocument }: HTMLElement): HTMLElement {
  return ownerDocument.createElement("figcaption");
}
