/** As in the styles of the tools. */
const toolsAreBelow = "(pointer: coarse) and (max-width: 48rem)";
const toolsHeight = 56;

/** How near to the edges of the window the caret may come before the page scrolls, and how far from them it is then. */
export const roomForCaret = { scrollThreshold: sides(0), scrollMargin: sides(5) };

function sides(room: number) {
  return {
    left: room,
    right: room,
    get top() {
      const head = document.querySelector<HTMLElement>("[data-head]");
      return room + (head && getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0);
    },
    get bottom() {
      return room + (matchMedia(toolsAreBelow).matches ? toolsHeight : 0);
    },
  };
}
