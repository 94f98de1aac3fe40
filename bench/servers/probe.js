import { subscribe } from "node:diagnostics_channel";
import { isMainThread } from "node:worker_threads";
import { countWritten } from "./written.js";

/**
 * Preloaded into every server, so that all are measured alike. Tells its parent where the server listens, and answers
 *
 *     "usage"    CPU microseconds, and bytes written, since the process started
 *     "memory"   bytes in use after a garbage collection
 *
 * Node's counters are of the whole process, threads included; so only the main thread answers.
 */
if (isMainThread && process.send) answerParent();

function answerParent() {
  const exchanged = { read: 0, written: 0 };
  const written = process.platform === "linux" ? countWritten(exchanged) : () => ({});

  /** @param {object} message */
  function tell(message) {
    process.send?.(message);
    exchanged.written += lengthOf(message);
  }

  subscribe("tracing:net.server.listen:asyncEnd", (event) => {
    const { server } = /** @type {{ server: import("node:net").Server }} */ (event);
    const address = server.address();
    if (typeof address === "object" && address) tell({ port: address.port });
  });

  const answers = {
    usage() {
      const { user, system } = process.cpuUsage();
      return { cpu: user + system, ...written() };
    },
    memory() {
      // What a first collection only marks as finalizable is gone after the second.
      globalThis.gc?.();
      globalThis.gc?.();
      const { rss, heapUsed, external } = process.memoryUsage();
      return { rss, heap: heapUsed + external };
    },
  };

  process.on("message", (question) => {
    exchanged.read += lengthOf(question);
    if (question === "usage" || question === "memory") tell(answers[question]());
  });
  // The server alone decides when it is done; and it does not outlive its parent.
  process.channel?.unref();
  process.on("disconnect", () => process.exit(1));
}

/**
 * On the channel: JSON and a line feed.
 *
 * @param {unknown} message
 */
function lengthOf(message) {
  return JSON.stringify(message).length + 1;
}
