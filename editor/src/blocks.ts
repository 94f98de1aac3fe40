import type { Block } from "./blocks/block.ts";
import { alignment } from "./blocks/alignment.ts";
import { callout } from "./blocks/callout/callout.ts";
import { codeBlock } from "./blocks/code/code-block.ts";
import { columns } from "./blocks/columns/columns.ts";
import { diagrams } from "./blocks/diagrams/diagrams.ts";
import { divider } from "./blocks/divider.ts";
import { details } from "./blocks/folding/details.ts";
import { footnotes } from "./blocks/footnotes/footnotes.ts";
import { heading } from "./blocks/heading.ts";
import { lists } from "./blocks/lists.ts";
import { media } from "./blocks/media.ts";
import { date } from "./blocks/dates/date.ts";
import { embed } from "./blocks/embeds/embed.ts";
import { math } from "./blocks/math/math.ts";
import { pageLink } from "./blocks/pages/page-link.ts";
import { paragraph } from "./blocks/paragraph.ts";
import { mention } from "./blocks/people/mention.ts";
import { quote } from "./blocks/quote.ts";
import { table } from "./blocks/table/table.ts";
import { taskList } from "./blocks/task-list.ts";
import { tint } from "./blocks/tint.ts";
import { link } from "./marks/link.ts";
import { simpleMarks } from "./marks/simple-marks.ts";
import { textColor } from "./marks/text-color.ts";

/** Every kind of block and mark the editor knows, in the order of the toolbar. A new one is a file and a line here. */
export const blocks: readonly Block[] = [
  paragraph,
  heading,
  codeBlock,
  simpleMarks,
  textColor,
  link,
  alignment,
  tint,
  lists,
  taskList,
  quote,
  callout,
  details,
  columns,
  footnotes,
  divider,
  media,
  table,
  math,
  diagrams,
  embed,
  mention,
  pageLink,
  date,
];
