import type { IconName } from "../ui/icons.ts";

/** Something the host can do with the document, in the menu of the document. */
export interface DocumentAction {
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}
