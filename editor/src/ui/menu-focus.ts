import type { KeyboardEvent } from "react";

/**
 * Up and down through a menu, sideways too, from the last to the first; a letter leads to what begins with it, as the ARIA
 * practices have it. Whether the key was one of these.
 */
export function moveFocusInMenu(event: KeyboardEvent<HTMLElement>): boolean {
  const stops = stopsInMenu(event.currentTarget);
  const current = stops.indexOf(document.activeElement as HTMLElement);
  const sideways = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: sideways, ArrowLeft: -sideways }[event.key];
  if (step !== undefined) stops[(current + step + stops.length) % stops.length]?.focus();
  else if (event.key === "Home") stops[0]?.focus();
  else if (event.key === "End") stops.at(-1)?.focus();
  else return event.key.length === 1 && event.key !== " " && focusLetter(stops, current, event.key);
  return true;
}

export function stopsInMenu(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>("button:not([aria-disabled='true'])") ?? [])];
}

function focusLetter(stops: readonly HTMLElement[], current: number, letter: string): boolean {
  const rest = [...stops.slice(current + 1), ...stops.slice(0, current + 1)];
  const named = rest.find(({ textContent }) => textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()));
  named?.focus();
  return named !== undefined;
}
