type Draw = () => unknown;

const waiting = new Map<Element, Draw>();
const underway = new Set<unknown>();
let observer: IntersectionObserver | undefined;

/**
 * Draws something when it comes near what is seen of the page, or is to be printed, once; not any more when it is left.
 * What takes its time says by a promise when it is done.
 */
export function whenNear(element: Element, draw: Draw): () => void {
  if (typeof IntersectionObserver !== "function") {
    draw();
    return () => {};
  }
  observer ??= observe();
  waiting.set(element, draw);
  observer.observe(element);
  return () => {
    waiting.delete(element);
    observer?.unobserve(element);
  };
}

/** Draws what is not near, too; resolves when everything is drawn that can be. */
export async function drawAll(): Promise<void> {
  for (const element of waiting.keys()) come(element);
  await Promise.allSettled(underway);
}

function observe(): IntersectionObserver {
  addEventListener("beforeprint", drawAll);
  return new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) come(target);
    },
    { rootMargin: "1200px" },
  );
}

function come(element: Element) {
  const draw = waiting.get(element);
  waiting.delete(element);
  observer?.unobserve(element);
  const drawing = Promise.resolve(draw?.());
  const end = () => underway.delete(drawing);
  underway.add(drawing);
  drawing.then(end, end);
}
