import type { Editor } from "@tiptap/core";
import { AlignTool } from "./AlignTool.tsx";
import type { BarItem } from "./bar-items.ts";
import { ColorTool } from "./ColorTool.tsx";
import { LinkTool } from "./LinkTool.tsx";
import { TableTool } from "./TableTool.tsx";
import { ToolButton } from "./ToolButton.tsx";

const specialTools = { color: ColorTool, link: LinkTool, align: AlignTool, table: TableTool };

/** One of the things the bar holds. */
export function BarTool({ editor, item }: { editor: Editor; item: BarItem }) {
  if (item.kind === "tool") return <ToolButton editor={editor} tool={item.tool} />;
  const Special = specialTools[item.kind];
  return <Special editor={editor} />;
}
