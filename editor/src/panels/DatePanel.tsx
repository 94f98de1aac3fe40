import type { PanelProps } from "./panels.ts";
export function DatePanel(_props: PanelProps) {
  return null;
}
