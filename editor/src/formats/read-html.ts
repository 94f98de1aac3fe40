import { DOMParser, type Node, type Schema } from "@tiptap/pm/model";
import { readSource } from "../blocks/media/source.ts";
import { bringSpacesBack, carryReferences } from "./spaces.ts";
import { tidyPage } from "./tidy/tidy-page.ts";
import { withValidAttributes } from "./valid-content.ts";

/** Makes a page of HTML that shows and runs nothing: the browser's `DOMParser`, or one that a server has. */
export type ParsePage = (html: string) => HTMLElement;

/** A document of HTML. The schema says what may come of it: all else leaves its words, or nothing. */
export function readHtml(html: string, schema: Schema, parsePage: ParsePage): Node {
  const page = parsePage(carryReferences(html));
  tidyPage(page);
  return readPage(page, schema);
}

export function readPage(page: HTMLElement, schema: Schema): Node {
  for (const picture of lostPictures(page)) picture.replaceWith(picture.getAttribute("alt") ?? "");
  const content = DOMParser.fromSchema(schema).parse(page);
  return content.copy(withValidAttributes(bringSpacesBack(content).content));
}

/** Pictures that cannot be had from where a page says they are: beside it, or in it. They leave their words. */
export function lostPictures(page: HTMLElement): Element[] {
  return [...page.querySelectorAll("img[src]")].filter(
    (picture) => readSource(picture.getAttribute("src")) === undefined,
  );
}
