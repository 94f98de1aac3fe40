import { useEffect, useState } from "react";
import { isSheetKey } from "../toolbar/bar-keys.ts";

/** Whether the sheet of keys is open. Ctrl+/ opens it, wherever the focus is. */
export function useKeyboardSheet(): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!isSheetKey(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, []);
  return [isOpen, setOpen];
}
