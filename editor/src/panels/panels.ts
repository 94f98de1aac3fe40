import type { Editor } from "@tiptap/core";
import type { ComponentType, Ref } from "react";
import { later } from "../later/later.tsx";
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
  language: later(() => import("./LanguagePanel.tsx").then((module) => module.LanguagePanel)),
  formula: later(() => import("./FormulaPanel.tsx").then((module) => module.FormulaPanel)),
  date: later(() => import("./DatePanel.tsx").then((module) => module.DatePanel)),
  caption: later(() => import("./CaptionPanel.tsx").then((module) => module.CaptionPanel)),
  embed: later(() => import("./EmbedPanel.tsx").then((module) => module.EmbedPanel)),
};
