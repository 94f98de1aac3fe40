/** Whatever it is that scrolls an element. */
export function scrollerOf(element: Element): Element {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    const { overflowY } = getComputedStyle(outer);
    const isOwn = outer !== document.body && outer !== document.documentElement;
    if (isOwn && (overflowY === "auto" || overflowY === "scroll") && outer.scrollHeight > outer.clientHeight)
      return outer;
  }
  return document.scrollingElement ?? document.documentElement;
}
