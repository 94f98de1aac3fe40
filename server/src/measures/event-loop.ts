import { monitorEventLoopDelay } from "node:perf_hooks";

/** How late the event loop was since the last look, in seconds. */
export interface EventLoopDelay {
  take(): { p50: number; p99: number; max: number };
  stop(): void;
}

const resolutionMs = 20;

/** While it is late nobody is answered: this is the first number to look at when a server is slow. */
export function watchEventLoop(): EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  // What is recorded is the time from look to look, also when nothing was late.
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - resolutionMs / 1e3);
  return {
    take() {
      const { max } = histogram;
      const taken = { p50: late(histogram.percentile(50)), p99: late(histogram.percentile(99)), max: late(max) };
      histogram.reset();
      return taken;
    },
    stop: () => void histogram.disable(),
  };
}
