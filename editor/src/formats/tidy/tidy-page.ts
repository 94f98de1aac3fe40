import { all } from "./elements.ts";
import { tidyFootnotes } from "./footnotes.ts";
import { tidyGoogleDocs } from "./google-docs.ts";
import { tidyLists } from "./lists.ts";
import { nameCellColors, nameStyles } from "./name-styles.ts";
import { tidyWeb } from "./web.ts";
import { tidyWordOnline } from "./word-online.ts";
import { tidyWord } from "./word.ts";

const office = '[class*="Mso"], .OutlineElement, [style*="mso-"], font, [id^="docs-internal-guid"], [class="western"]';

/**
 * Says in plain HTML what programs say by their own means, so that the schema understands it: Word's lists are paragraphs,
 * Google Docs' bold words have a style, checkboxes of web pages are tasks. What our own editor wrote is left alone.
 */
export function tidyPage(page: HTMLElement) {
  // The numbers before our own footnotes are counted, not written.
  for (const number of all(page, '[data-footnote-text] > [role="doc-backlink"]')) number.remove();
  if (page.querySelector("[data-pm-slice], [data-weft-document]")) return;
  // What they say of colours somebody chose; on a web page all words have one.
  const isFromOffice = page.querySelector(office) !== null;
  tidyWordOnline(page);
  tidyWord(page);
  tidyGoogleDocs(page);
  tidyFootnotes(page);
  if (isFromOffice) nameCellColors(page);
  nameStyles(page, isFromOffice);
  tidyWeb(page);
  tidyLists(page);
}
