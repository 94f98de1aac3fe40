import type { Editor } from "@tiptap/core";
import { later } from "../later/later.tsx";
import type { OutlineShown } from "./useOutline.ts";

const OutlinePanel = later(() => import("./OutlinePanel.tsx").then((module) => module.OutlinePanel));

export function Outline({ editor, outline }: { editor: Editor; outline: OutlineShown }) {
  if (!outline.isShown) return null;
  return <OutlinePanel editor={editor} isSheet={outline.isSheet} onClose={() => outline.show(false)} />;
}
