/** As in the styles of the tools. */
const toolsAreBelow = "(pointer: coarse) and (max-width: 48rem)";
const toolsHeight = 56;
/** Between the tools and those that come beside them. */
const gap = 6;

/** How near to the edges of the window the caret may come before the page scrolls, and how far from them it is then. */
export const roomForCaret = { scrollThreshold: sides(0), scrollMargin: sides(5) };

function sides(room: number) {
  return {
    left: room,
    right: room,
    get top() {
      const head = document.querySelector<HTMLElement>("[data-head]");
      if (!head || getComputedStyle(head).position !== "sticky") return room;
      return room + head.offsetHeight + (areToolsBelow() ? 0 : innerToolsHeight());
    },
    get bottom() {
      return room + (areToolsBelow() ? toolsHeight + innerToolsHeight() : 0);
    },
  };
}

function areToolsBelow(): boolean {
  return matchMedia(toolsAreBelow).matches;
}

function innerToolsHeight(): number {
  const tools = document.querySelector<HTMLElement>("[data-inner-tools]");
  return tools ? tools.offsetHeight + gap : 0;
}
