// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "navigation": { "disableChildFrameNavigation": true } } }
import { expect, test } from "vitest";
import { checked, Draft } from "../../content/draft.ts";
import { embeddedPage, isEmbeddable } from "./providers.ts";

test.each([
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42"],
  ["https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"],
  ["https://m.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"],
  ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"],
  [
    "https://open.spotify.com/track/11dFghVXANMlKmJXsNCbNl",
    "https://open.spotify.com/embed/track/11dFghVXANMlKmJXsNCbNl",
  ],
  ["https://codepen.io/ann/pen/abCDef", "https://codepen.io/ann/embed/abCDef?default-tab=result"],
  ["https://docs.google.com/document/d/1abc/edit", "https://docs.google.com/document/d/1abc/preview"],
  ["https://docs.google.com/presentation/d/1abc/edit#slide=1", "https://docs.google.com/presentation/d/1abc/embed"],
  [
    "https://www.loom.com/share/0281766fa2d04bb788eaf19e65135184",
    "https://www.loom.com/embed/0281766fa2d04bb788eaf19e65135184",
  ],
])("%s is shown as %s", (url, address) => {
  expect(embeddedPage(url)).toMatchObject({ address, isTrusted: true });
});

test.each([
  "https://example.org/page",
  "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
  "https://www.youtube.com/feed",
  "https://vimeo.com/about",
])("%s is shown as it is, and trusted with nothing", (url) => {
  expect(embeddedPage(url)).toMatchObject({ address: url, isTrusted: false });
});

test.each([
  "http://example.org",
  "javascript:alert(1)",
  "data:text/html,x",
  "https://ann:secret@example.org",
  "//example.org",
  `https://example.org/${"x".repeat(2_000)}`,
  ["https://example.org"],
])("%s is not embedded", (url) => {
  expect(isEmbeddable(url)).toBe(false);
  expect(() => checked({ type: "doc", content: [{ type: "embed", attrs: { url } }] })).toThrow(RangeError);
});

const written =
  '<figure data-type="embed" data-url="https://example.org/a"><a href="https://example.org/a" rel="noopener noreferrer nofollow">https://example.org/a</a></figure>';

test("it comes back as it was written", () => {
  expect(new Draft(written).html).toBe(written);
});

test.each([
  ['<iframe src="https://player.vimeo.com/video/1"></iframe>', "https://player.vimeo.com/video/1"],
  ['<figure data-type="embed" data-url="javascript:alert(1)"></figure>', ""],
])("%s is read as a page at “%s”", (html, url) => {
  expect(new Draft(html).editor.state.doc.firstChild?.attrs["url"]).toBe(url);
});

test("an advertisement of a pasted page is none", () => {
  expect(new Draft('<p>a</p><iframe src="https://ads.example.org"></iframe>').html).toBe("<p>a</p>");
});

test("nothing is asked of anybody before somebody says so", () => {
  const { view } = new Draft(written).editor;
  expect(view.dom.querySelector("iframe")).toBeNull();
  view.dom.querySelector<HTMLElement>(".weft-embed-load")?.click();
  const frame = view.dom.querySelector("iframe");
  expect(frame?.getAttribute("src")).toBe("https://example.org/a");
  expect(frame?.getAttribute("referrerpolicy")).toBe("no-referrer");
  expect(frame?.getAttribute("sandbox")).toContain("allow-scripts");
  expect(frame?.getAttribute("sandbox")).not.toContain("allow-same-origin");
  view.dom.querySelector<HTMLElement>(".weft-embed-load")?.click();
  expect(view.dom.querySelector("iframe")).toBeNull();
});
