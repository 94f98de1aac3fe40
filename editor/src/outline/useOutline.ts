import { useState } from "react";
import { useWindow, type View } from "../view/view.ts";

/** Narrower windows have no room for it beside the text. */
const narrow = "(max-width: 64rem)";

export interface OutlineShown {
  readonly isShown: boolean;
  /** In front of the text. */
  readonly isSheet: boolean;
  readonly show: (isShown: boolean) => void;
}

/** Beside the text it is there again next time; what covers the text is gone when one has chosen. */
export function useOutline(view: View, changeView: (change: Partial<View>) => void): OutlineShown {
  const isSheet = useWindow(narrow);
  const [isSheetShown, showSheet] = useState(false);
  if (isSheet) return { isShown: isSheetShown, isSheet, show: showSheet };
  return { isShown: view.isOutlineShown, isSheet, show: (isOutlineShown) => changeView({ isOutlineShown }) };
}
