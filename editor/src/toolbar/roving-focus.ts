import type { KeyboardEvent } from "react";

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Moves the focus from the text into the bar. */
export function enterBar(bar: HTMLElement) {
  keepWayIn(bar)?.focus();
}

/** Makes the first stop the one the Tab key finds, where the one it found is gone or disabled. */
export function keepWayIn(bar: HTMLElement): HTMLElement | undefined {
  const stops = enabledStops(bar);
  const wayIn = stops.find(({ tabIndex }) => tabIndex === 0) ?? stops[0];
  if (wayIn) makeWayIn(bar, wayIn);
  return wayIn;
}

/**
 * One stop of the Tab key for a whole toolbar; the arrow keys, Home and End move within it, as the ARIA practices have
 * it. Follows the direction of the text.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const bar = event.currentTarget;
  const stops = enabledStops(bar);
  const current = stops.indexOf(document.activeElement as HTMLElement);
  if (current === -1) return;
  const direction = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
  const next = target(event.key, stops, current, direction);
  if (!next) return;
  event.preventDefault();
  makeWayIn(bar, next);
  next.focus();
}

function target(key: string, stops: HTMLElement[], current: number, direction: number): HTMLElement | undefined {
  if (key === "Home") return stops[0];
  if (key === "End") return stops.at(-1);
  const step = steps[key];
  return step === undefined ? undefined : stops[(current + step * direction + stops.length) % stops.length];
}

function enabledStops(bar: HTMLElement): HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>("[data-stop]:not(:disabled)")];
}

function makeWayIn(bar: HTMLElement, wayIn: HTMLElement) {
  for (const stop of bar.querySelectorAll<HTMLElement>("[data-stop]")) stop.tabIndex = stop === wayIn ? 0 : -1;
}
