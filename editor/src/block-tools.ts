import type { BlockTools } from "./blocks/block.ts";
import { alignmentTools } from "./blocks/alignment-tools.ts";
import { calloutTools } from "./blocks/callout/callout-tools.ts";
import { codeBlockTools } from "./blocks/code/code-block-tools.ts";
import { columnsTools } from "./blocks/columns/columns-tools.ts";
import { diagramsTools } from "./blocks/diagrams/diagrams-tools.ts";
import { dividerTools } from "./blocks/divider-tools.ts";
import { detailsTools } from "./blocks/folding/details-tools.ts";
import { folding } from "./blocks/folding/folding.ts";
import { footnotesTools } from "./blocks/footnotes/footnotes-tools.ts";
import { headingTools } from "./blocks/heading-tools.ts";
import { listsTools } from "./blocks/lists-tools.ts";
import { mediaTools } from "./blocks/media-tools.ts";
import { dateTools } from "./blocks/dates/date-tools.ts";
import { embedTools } from "./blocks/embeds/embed-tools.ts";
import { emoji } from "./blocks/emoji/emoji.ts";
import { mathTools } from "./blocks/math/math-tools.ts";
import { pageLinkTools } from "./blocks/pages/page-link-tools.ts";
import { paragraphTools } from "./blocks/paragraph-tools.ts";
import { mentionTools } from "./blocks/people/mention-tools.ts";
import { quoteTools } from "./blocks/quote-tools.ts";
import { tableTools } from "./blocks/table/table-tools.ts";
import { tintTools } from "./blocks/tint-tools.ts";
import { taskListTools } from "./blocks/task-list-tools.ts";
import { clearFormatting } from "./marks/clear-formatting.ts";
import { linkTools } from "./marks/link-tools.ts";
import { simpleMarkTools } from "./marks/simple-mark-tools.ts";

/** What one can do with all that is in `blocks`, in the order of the toolbar. */
export const blockTools: readonly BlockTools[] = [
  paragraphTools,
  headingTools,
  codeBlockTools,
  ...simpleMarkTools,
  clearFormatting,
  linkTools,
  alignmentTools,
  tintTools,
  listsTools,
  taskListTools,
  quoteTools,
  calloutTools,
  detailsTools,
  folding,
  columnsTools,
  footnotesTools,
  dividerTools,
  mediaTools,
  tableTools,
  mathTools,
  diagramsTools,
  embedTools,
  mentionTools,
  pageLinkTools,
  dateTools,
  emoji,
];
