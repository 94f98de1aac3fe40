import { all, unwrap } from "./elements.ts";

/** Google Docs puts everything into bold that is not bold, and an empty line as a break between blocks. */
export function tidyGoogleDocs(page: HTMLElement) {
  const wrappers = all(page, '[id^="docs-internal-guid"]');
  for (const wrapper of wrappers) if (["b", "span"].includes(wrapper.localName)) unwrap(wrapper);
  if (wrappers.length === 0) return;
  for (const box of all(page, 'li[role="checkbox"] > img')) box.remove();
}
