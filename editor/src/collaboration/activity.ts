import type { Awareness } from "y-protocols/awareness";

/** Whether somebody is at the page: does something there, has not for a while, or looks at another one. */
export type Activity = "active" | "idle" | "away";

const idleAfterMs = 2 * 60_000;
const signs = ["keydown", "pointerdown", "pointermove", "wheel", "touchmove", "focus"] as const;

/** Tells the others how one is, each time that changes. The result ends it. */
export function tellActivity(awareness: Awareness): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (activity: Activity) => {
    const state = awareness.getLocalState();
    if (state && state["activity"] !== activity) awareness.setLocalStateField("activity", activity);
  };
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) return tell("away");
    tell("active");
    timer = setTimeout(() => tell("idle"), idleAfterMs);
  };
  look();
  document.addEventListener("visibilitychange", look);
  for (const sign of signs) window.addEventListener(sign, look, { passive: true, capture: true });
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
    for (const sign of signs) window.removeEventListener(sign, look, { capture: true });
  };
}

/** What others send may be anything; who says nothing is taken to be there. */
export function activityOf(state: Record<string, unknown>): Activity {
  const { activity } = state;
  return activity === "idle" || activity === "away" ? activity : "active";
}
