import type { Report } from "./report.ts";

/** A damaged document is said once for each: what is damaged must never be hidden by what else is. */
const ofEachDocument = new Set(["document-damaged", "updates-left-out", "log-damaged"]);

const windowMs = 1_000;

/**
 * At most `perWindow` lines of an event a second, because some are caused by clients and a hostile one could fill the
 * disk with them. At the end of the second a line of the same event says how many were left out.
 */
export function sampleReport(report: Report, perWindow = 10): Report {
  const windows = new Map<string, { lines: number; leftOut: number }>();

  function open(event: string, key: string) {
    const window = { lines: 0, leftOut: 0 };
    windows.set(key, window);
    const end = setTimeout(() => {
      windows.delete(key);
      if (window.leftOut > 0) report(event, { leftOut: window.leftOut });
    }, windowMs);
    end.unref();
    return window;
  }

  return (event, fields) => {
    const key = ofEachDocument.has(event) ? `${event} ${String(fields?.["documentId"])}` : event;
    const window = windows.get(key) ?? open(event, key);
    if (window.lines < perWindow) {
      window.lines += 1;
      report(event, fields);
    } else window.leftOut += 1;
  };
}
