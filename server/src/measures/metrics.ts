import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { watchEventLoop } from "./event-loop.ts";
import type { Load, Measures } from "./measures.ts";
import type { Tally } from "./tally.ts";

/** What Prometheus reads, and the two things that are told as they happen because each has a duration. */
export interface Metrics {
  readonly contentType: string;
  /** Everything as it is now, in Prometheus's text format. */
  read(): Promise<string>;
  committed(seconds: number): void;
  compacted(seconds: number): void;
  stop(): void;
}

export interface MetricsOptions {
  measures: Measures;
  load: () => Load;
  isStorageInTrouble: () => boolean;
}

const commitBuckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const compactionBuckets = [0.01, 0.05, 0.1, 0.5, 1, 5, 30];

/** Names begin with `weft_`, except those every Prometheus client library gives a process. Units are base units. */
export function createMetrics({ measures, load, isStorageInTrouble }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers: Registry[] = [];
  const eventLoop = watchEventLoop();

  function gauge(name: string, help: string, read: () => number) {
    const metric = new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
    registry.registerMetric(metric);
  }

  function counter(name: string, help: string, read: () => number) {
    const metric = new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
    registry.registerMetric(metric);
  }

  function tally(name: string, help: string, label: string, counts: Tally) {
    const metric = new Counter({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [value, count] of counts) this.inc({ [label]: value }, count);
      },
    });
    registry.registerMetric(metric);
  }

  gauge("weft_connections", "Open WebSockets.", () => load().connections);
  gauge("weft_documents", "Documents in memory.", () => load().documents);
  gauge("weft_held_answers", "Answers that wait until the disk has what they rest on.", () => load().heldAnswers);
  gauge("weft_buffered_bytes", "Bytes waiting for slow readers, all sockets together.", () => load().bufferedBytes);
  counter("weft_updates_received_total", "Frames of content from clients.", () => measures.received);
  counter("weft_updates_applied_total", "Updates that became part of a document.", () => measures.applied);
  counter("weft_deliveries_total", "Messages with what others wrote, one for each reader.", () => measures.deliveries);
  tally("weft_refusals_total", "What was refused, by the code its sender was told.", "reason", measures.refusals);
  tally("weft_refused_upgrades_total", "Refused WebSockets, by HTTP status.", "status", measures.refusedUpgrades);
  tally("weft_socket_closes_total", "Closed WebSockets, by close code.", "code", measures.closes);

  gauge("weft_storage_trouble", "1 while nothing can be written.", () => Number(isStorageInTrouble()));
  counter("weft_compaction_failures_total", "Compactions that failed.", () => measures.failedCompactions);
  const commits = new Histogram({
    name: "weft_commit_seconds",
    help: "How long a commit took to be on the disk, with every attempt it needed.",
    buckets: commitBuckets,
    registers,
  });
  const compactions = new Histogram({
    name: "weft_compaction_seconds",
    help: "How long a compaction took.",
    buckets: compactionBuckets,
    registers,
  });

  const delay = new Gauge({
    name: "weft_event_loop_delay_seconds",
    help: "How late the event loop was since the last scrape.",
    labelNames: ["quantile"],
    registers,
    collect() {
      const { p50, p99, max } = eventLoop.take();
      this.set({ quantile: "0.5" }, p50);
      this.set({ quantile: "0.99" }, p99);
      this.set({ quantile: "1" }, max);
    },
  });
  for (const metric of [commits, compactions, delay]) registry.registerMetric(metric);
  counter("process_cpu_seconds_total", "Processor time, of the user and the system.", cpuSeconds);
  gauge("process_resident_memory_bytes", "Memory in use.", () => process.memoryUsage.rss());
  gauge("nodejs_heap_size_used_bytes", "Memory in use by JavaScript.", () => process.memoryUsage().heapUsed);
  gauge("process_start_time_seconds", "When the process started, since 1970.", () => performance.timeOrigin / 1e3);

  return {
    contentType: registry.contentType,
    read: () => registry.metrics(),
    committed: (seconds) => commits.observe(seconds),
    compacted: (seconds) => compactions.observe(seconds),
    stop: () => eventLoop.stop(),
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
