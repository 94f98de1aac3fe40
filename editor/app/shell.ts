const hourMs = 3_600_000;

/**
 * Registers the service worker, with which the app opens without a network, and tells when another version is ready.
 * `start` gives the page to it. Nothing happens where the browser allows no worker, or while developing.
 */
export function watchForUpdates(onReady: (start: () => void) => void): () => void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return () => {};
  let timer: ReturnType<typeof setInterval> | undefined;
  let isWatching = true;

  void navigator.serviceWorker.register("/service-worker.js").then((registration) => {
    if (!isWatching) return;
    const offer = () => {
      const { waiting } = registration;
      if (waiting && navigator.serviceWorker.controller) onReady(() => takeOver(waiting));
    };
    const watch = () => registration.installing?.addEventListener("statechange", offer);
    offer();
    watch();
    registration.addEventListener("updatefound", watch);
    timer = setInterval(() => void registration.update().catch(() => {}), hourMs);
  });

  return () => {
    isWatching = false;
    clearInterval(timer);
  };
}

/** The page reloads when the new version controls it; with words only in memory the browser asks first. */
function takeOver(worker: ServiceWorker) {
  // Another tab has started it already, or this one has and the person chose to stay.
  if (worker.state !== "installed") return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage("take-over");
}
