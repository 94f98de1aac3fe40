/** For pages that nobody looks at: a browser draws no frames of them. */
const longestWaitMs = 200;

/** Resolves when the browser has painted what is on the page by now. */
export function whenPainted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestWaitMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}
