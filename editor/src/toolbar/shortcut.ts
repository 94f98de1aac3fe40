const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

const arrows: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };

/** A shortcut as ProseMirror writes it, as people read it here. */
export function shownShortcut(shortcut: string, apple = isApple): string {
  const names: Record<string, string> = apple
    ? { Mod: "⌘", Shift: "⇧", Alt: "⌥" }
    : { Mod: "Ctrl", Shift: "Shift", Alt: "Alt" };
  return shortcut
    .split("-")
    .map((key) => names[key] ?? arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(apple ? "" : "+");
}
