import { useCallback, useState, useSyncExternalStore } from "react";

/** How somebody likes to see documents on this device. */
export interface View {
  readonly isOutlineShown: boolean;
  /** Only what one writes stands out. */
  readonly isFocused: boolean;
  /** The text takes the whole width of the window. */
  readonly isWide: boolean;
  /** Screen readers are told what others do. */
  readonly isTold: boolean;
}

const key = "weft.view";
const usual: View = { isOutlineShown: false, isFocused: false, isWide: false, isTold: true };

/** Remembered on this device. */
export function useView(): [View, (change: Partial<View>) => void] {
  const [view, setView] = useState(readView);
  const change = useCallback((next: Partial<View>) => {
    setView((before) => {
      const after = { ...before, ...next };
      remember(after);
      return after;
    });
  }, []);
  return [view, change];
}

/** Whether a question about the window is true. */
export function useWindow(question: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const query = matchMedia(question);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    [question],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(question).matches);
}

function readView(): View {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Record<string, unknown>;
    const known = Object.entries(usual).map(([name, value]) => [
      name,
      typeof kept[name] === "boolean" ? kept[name] : value,
    ]);
    return Object.fromEntries(known) as View;
  } catch {
    return usual;
  }
}

function remember(view: View) {
  try {
    localStorage.setItem(key, JSON.stringify(view));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
