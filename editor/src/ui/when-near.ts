const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Runs when something comes near what is seen of the page, once; not any more when it is left. */
export function whenNear(element: Element, run: () => void): () => void {
  if (typeof IntersectionObserver !== "function") {
    run();
    return () => {};
  }
  observer ??= new IntersectionObserver(
    (entries, self) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
        self.unobserve(target);
        waiting.get(target)?.();
      }
    },
    { rootMargin: "1000px" },
  );
  waiting.set(element, run);
  observer.observe(element);
  return () => observer?.unobserve(element);
}
