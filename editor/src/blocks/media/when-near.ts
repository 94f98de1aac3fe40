const ahead = "1200px 0px";

/** Calls when an element comes near to where one looks, or is to be printed; until what it returns is called. */
export function whenNear(element: HTMLElement, act: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) done();
    },
    { rootMargin: ahead },
  );
  function stop() {
    observer.disconnect();
    window.removeEventListener("beforeprint", done);
  }
  function done() {
    stop();
    act();
  }
  observer.observe(element);
  window.addEventListener("beforeprint", done);
  return stop;
}
