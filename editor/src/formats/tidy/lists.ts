import { all, isBlank, rename, wrapContent } from "./elements.ts";

/** Lists as the schema has them: only items in a list, each begins with a paragraph, and tasks are in lists of tasks. */
export function tidyLists(page: HTMLElement) {
  for (const list of all(page, "ul, ol")) putIntoItems(list);
  for (const item of all(page, "li")) {
    if (item.hasAttribute("data-type")) continue;
    beginWithWords(item);
    tidyTask(item);
  }
  for (const list of all(page, "ul, ol")) tidyTasks(list);
}

/** Lists directly in lists, as Google Docs has them, belong to the item before them. */
function putIntoItems(list: HTMLElement) {
  for (const inner of Array.from(list.children)) {
    if (inner.localName !== "ul" && inner.localName !== "ol") continue;
    const before = inner.previousElementSibling;
    if (before?.localName === "li") {
      before.append(inner);
    } else {
      const item = list.ownerDocument.createElement("li");
      inner.replaceWith(item);
      item.append(inner);
    }
  }
}

function beginWithWords(item: HTMLElement) {
  const first = [...item.childNodes].find((node) => node.nodeType === 1 || (node.nodeType === 3 && !isBlank(node)));
  if (!first) return;
  if (/^H[1-6]$/.test(first.nodeName)) wrapContent(rename(first as Element, "p"), "strong");
  else if (/^(?:UL|OL|PRE|TABLE|BLOCKQUOTE|HR|DETAILS|FIGURE|IMG|VIDEO)$/.test(first.nodeName)) {
    item.prepend(item.ownerDocument.createElement("p"));
  }
}

function tidyTask(item: HTMLElement) {
  const box = item.querySelector('input[type="checkbox"]');
  const isOwn = box?.closest("li") === item;
  if (!isOwn && item.getAttribute("role") !== "checkbox") return;
  const isDone = item.getAttribute("aria-checked") === "true" || (isOwn && box.hasAttribute("checked"));
  if (isOwn) box.remove();
  item.setAttribute("data-type", "taskItem");
  item.setAttribute("data-checked", String(isDone));
  // What is in a task stands in its first `div`.
  wrapContent(item, "div");
}

/** A list that has tasks becomes one of tasks; among items of both kinds it is divided. */
function tidyTasks(list: HTMLElement) {
  const items = [...list.children];
  if (list.hasAttribute("data-type") || !items.some(isTask)) return;
  let last: HTMLElement | undefined;
  for (const item of items) {
    const kind = isTask(item) ? "tasks" : "items";
    if (last?.dataset["kind"] !== kind) {
      last = list.ownerDocument.createElement(kind === "tasks" ? "ul" : list.localName);
      last.dataset["kind"] = kind;
      if (kind === "tasks") last.setAttribute("data-type", "taskList");
      list.before(last);
    }
    last.append(item);
  }
  list.remove();
}

function isTask(item: Element): boolean {
  return item.getAttribute("data-type") === "taskItem";
}
