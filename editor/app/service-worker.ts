/// <reference lib="webworker" />
export {};

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build: a name for this version and every file of the app. */
declare const __SHELL__: { version: string; files: string[] };

const prefix = "weft-shell-";
const current = prefix + __SHELL__.version;
const page = "/index.html";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(current).then((cache) => cache.addAll(__SHELL__.files)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    removeOldShells()
      .then(() => self.clients.claim())
      .then(() => undefined),
  );
});

/** A new version waits until a page asks for it: it never takes over one that has words to lose. */
self.addEventListener("message", ({ data }) => {
  if (data === "take-over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isPage(url.pathname)) {
    event.respondWith(fromShell(page, request));
  } else if (__SHELL__.files.includes(url.pathname) || url.pathname.startsWith("/assets/")) {
    event.respondWith(fromShell(url.pathname, request));
  }
});

function isPage(path: string): boolean {
  return path === "/" || path === "/doctor" || path.startsWith("/d/");
}

/**
 * Pages of the version before may still ask for its files, so those are looked for in every shell. What is heavy and seldom
 * needed comes from the network the first time, and stays.
 */
async function fromShell(path: string, request: Request): Promise<Response> {
  const shell = await caches.open(current);
  const kept = (await shell.match(path)) ?? (await caches.match(path));
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && path.startsWith("/assets/")) await shell.put(path, response.clone()).catch(() => {});
  return response;
}

/** Keeps this shell and the one before it. */
async function removeOldShells() {
  const shells = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
}
