import type { Element, ElementContent } from "hast";
import type { Image, ImageReference, Link, Paragraph, PhrasingContent } from "mdast";
import type { State } from "mdast-util-to-hast";
import type { Node } from "@tiptap/pm/model";
import { type MarkdownRules, saysOnly } from "../markdown.ts";
import { readAbout, withAbout } from "./about-file.ts";
import { addressIn, isSource } from "./source.ts";

/**
 * A picture is `![alternative text](address "caption")`, a file is a link that is a paragraph of its own. What else is to
 * say of them stands behind the `#` of the address. Films, sounds and captions with formats are HTML.
 */
export const mediaMarkdown: MarkdownRules = {
  nodes: {
    image: (node) => {
      const { src, alt, width, height, shown, align, name, by } = node.attrs;
      const caption = plainCaption(node);
      const isSayable = saysOnly(node, "src", "alt", "width", "height", "shown", "align", "name", "by");
      if (caption === undefined || !isSayable || !canTell(src) || !isPlain(alt)) return undefined;
      const url = withAbout(src, { width, height, shown, align, name, by });
      return { type: "paragraph", children: [{ type: "image", url, alt, title: caption || null }] };
    },
    file: (node) => {
      const { src, name, type, size, by } = node.attrs;
      const isSayable = saysOnly(node, "src", "name", "type", "size", "by");
      if (!isSayable || addressIn(src) === undefined || name === "" || !isPlain(name)) return undefined;
      const url = withAbout(src, { type, size, by });
      return { type: "paragraph", children: [{ type: "link", url, children: [{ type: "text", value: name }] }] };
    },
  },
  read: {
    paragraph: (state, node: Paragraph) => {
      const [only, ...others] = node.children.filter((child) => !isSpace(child));
      if (others.length === 0 && (only?.type === "image" || only?.type === "imageReference")) {
        const figure = figureOf(imageOf(state, only));
        if (figure) return figure;
      }
      const file = others.length === 0 && only?.type === "link" ? fileOf(only) : undefined;
      return file ?? element("p", {}, state.all(node));
    },
    image: (state, node: Image) =>
      pictureOf(imageOf(state, node)) ?? element("img", { src: node.url, alt: node.alt ?? "" }),
  },
};

/** Words without a format on one line; `undefined` for any other caption. */
function plainCaption({ children, childCount, firstChild }: Node): string | undefined {
  if (childCount === 0) return "";
  const isPlainText = childCount === 1 && firstChild?.isText && firstChild.marks.length === 0;
  return isPlainText && isPlain(firstChild.text ?? "") && children.length === 1 ? firstChild.text : undefined;
}

/** Spaces that Markdown or HTML would swallow are said otherwise. */
function isPlain(text: string): boolean {
  return !/^\s|\s$|\s\s|[^\S ]|[|\\]/.test(text);
}

function canTell(src: unknown): src is string {
  return isSource(src) && !src.includes("#") && !/[\s<>]/.test(src);
}

function isSpace(node: PhrasingContent): boolean {
  return node.type === "text" && node.value.trim() === "";
}

interface SaidImage {
  url: string;
  alt: string;
  title: string;
}

function imageOf(state: State, node: Image | ImageReference): SaidImage | undefined {
  const place = node.type === "image" ? node : state.definitionById.get(node.identifier.toUpperCase());
  return place && { url: place.url, alt: node.alt ?? "", title: place.title ?? "" };
}

function figureOf(image: SaidImage | undefined): Element | undefined {
  const picture = pictureOf(image);
  if (!image || !picture) return undefined;
  const align = readAbout(image.url).about.get("align");
  const caption = element("figcaption", {}, image.title === "" ? [] : [{ type: "text", value: image.title }]);
  return element("figure", { dataType: "image", ...(align && { dataAlign: align }) }, [picture, caption]);
}

function pictureOf(image: SaidImage | undefined): Element | undefined {
  if (!image) return undefined;
  const isOurs =
    addressIn(readAbout(image.url).source) !== undefined || /#(?:width|height|shown|align|name|by)=/.test(image.url);
  const { source, about } = isOurs ? readAbout(image.url) : { source: image.url, about: new Map<string, string>() };
  if (!isSource(source)) return undefined;
  return element("img", {
    src: source,
    alt: image.alt,
    width: about.get("width"),
    height: about.get("height"),
    dataShown: about.get("shown"),
    dataName: about.get("name"),
    dataBy: about.get("by"),
  });
}

function fileOf({ url, children }: Link): Element | undefined {
  const [text] = children;
  const { source, about } = readAbout(url);
  if (addressIn(source) === undefined || children.length !== 1 || text?.type !== "text") return undefined;
  const properties = { href: source, type: about.get("type"), dataSize: about.get("size"), dataBy: about.get("by") };
  const link = element("a", { ...properties, download: text.value }, [{ type: "text", value: text.value }]);
  return element("div", { dataType: "file" }, [link]);
}

function element(tagName: string, properties: Element["properties"], children: ElementContent[] = []): Element {
  return { type: "element", tagName, properties, children };
}
