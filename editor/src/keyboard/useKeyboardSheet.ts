import { useEffect, useState } from "react";

/** Whether the sheet of keys is open. Ctrl+/ opens it, wherever the focus is. */
export function useKeyboardSheet(): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      // Some keyboards have the slash above another key.
      if (event.key !== "/" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, []);
  return [isOpen, setOpen];
}
