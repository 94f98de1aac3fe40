// Fails when a page points at something that is not there: a relative link, its heading, or a path in backticks. Paths in
// backticks begin at the root, in server/src, or beside the page; a test may be named without its ending.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const endings = ["", ".ts", ".spec.ts", ".test.ts"];

const broken = pages().flatMap((page) => {
  const text = readFileSync(join(root, page), "utf8");
  const prose = text.replace(/^```[^]*?^```/gm, "");
  return [
    ...matches(prose, /\]\(([^)\s]+)\)/g).filter((link) => !leadsSomewhere(link, page)),
    ...matches(prose, /`(\w[\w.-]*(?:\/[\w.-]+)+\/?)`/g).filter((path) => !isThere(path, page)),
  ].map((what) => `${page}: ${what}`);
});
if (broken.length > 0) {
  process.stderr.write(`These lead nowhere:\n${broken.join("\n")}\n`);
  process.exitCode = 1;
}

function pages() {
  const decisions = readdirSync(join(root, "docs"), { recursive: true }).map((name) => join("docs", String(name)));
  return [...readdirSync(root), ...decisions, "bench/README.md"].filter((name) => name.endsWith(".md"));
}

function matches(text, pattern) {
  return [...text.matchAll(pattern)].map(([, found]) => found);
}

function leadsSomewhere(link, page) {
  if (/^[a-z]+:/.test(link)) return true;
  const [path, heading] = link.split("#");
  const target = path === "" ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(root, target))) return false;
  return heading === undefined || headingsOf(target).includes(heading);
}

/** As GitHub makes them addresses. */
function headingsOf(page) {
  const titles = matches(readFileSync(join(root, page), "utf8"), /^#+ (.*)$/gm);
  return titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

function isThere(path, page) {
  const places = ["", "server/src", dirname(page)].map((place) => join(root, place));
  const [first] = path.split("/");
  // What begins with no folder of ours is a place in the data folder, or short for something said before.
  const isOurs = first !== "data" && places.some((place) => existsSync(join(place, first)));
  return !isOurs || places.some((place) => endings.some((ending) => existsSync(join(place, path + ending))));
}
