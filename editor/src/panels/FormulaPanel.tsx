import type { PanelProps } from "./panels.ts";
export function FormulaPanel(_props: PanelProps) {
  return null;
}
