import type { Editor } from "@tiptap/core";
import { type ComponentType, lazy, type Ref } from "react";
import type { PanelName } from "../blocks/panel.ts";

export interface PanelProps {
  editor: Editor;
  /** Where the node is that the panel is about. */
  position: number;
  /** What is to be done when somebody leaves the panel for something else in the page. */
  leaving: Ref<() => void>;
  /** Closes the panel; the caret is in the text again. */
  onDone: () => void;
}

/** The panels that open beside something in the text, each loaded when it is opened first. */
export const panels: Readonly<Record<PanelName, ComponentType<PanelProps>>> = {
  language: lazy(() => import("./LanguagePanel.tsx").then(({ LanguagePanel }) => ({ default: LanguagePanel }))),
  formula: lazy(() => import("./FormulaPanel.tsx").then(({ FormulaPanel }) => ({ default: FormulaPanel }))),
  date: lazy(() => import("./DatePanel.tsx").then(({ DatePanel }) => ({ default: DatePanel }))),
  embed: lazy(() => import("./EmbedPanel.tsx").then(({ EmbedPanel }) => ({ default: EmbedPanel }))),
};
