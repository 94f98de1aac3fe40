import type { PanelProps } from "./panels.ts";
export function EmbedPanel(_props: PanelProps) {
  return null;
}
