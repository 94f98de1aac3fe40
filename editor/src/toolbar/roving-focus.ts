import type { KeyboardEvent } from "react";

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Moves the focus from the text into the bar. */
export function enterBar(bar: HTMLElement | null) {
  bar?.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus();
}

/**
 * One stop of the Tab key for a whole toolbar; the arrow keys, Home and End move within it, as the ARIA practices have
 * it. Follows the direction of the text.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const bar = event.currentTarget;
  const stops = [...bar.querySelectorAll<HTMLElement>("[data-stop]:not(:disabled)")];
  const current = stops.indexOf(document.activeElement as HTMLElement);
  if (current === -1) return;
  const direction = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
  const next = target(event.key, current, stops.length, direction);
  if (next === undefined) return;
  event.preventDefault();
  focusStop(stops, next);
}

function target(key: string, current: number, count: number, direction: number): number | undefined {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = steps[key];
  return step === undefined ? undefined : (current + step * direction + count) % count;
}

function focusStop(stops: HTMLElement[], index: number) {
  for (const [position, stop] of stops.entries()) stop.tabIndex = position === index ? 0 : -1;
  stops[index]?.focus();
}
