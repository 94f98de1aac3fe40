import type { SendOutcome } from "./file-server.ts";

export interface SendingQueueOptions {
  /** Only one page of this browser sends a file at a time. */
  lockName: (address: string) => string;
  send: (address: string, signal: AbortSignal) => Promise<SendOutcome>;
  onDone: (address: string, outcome: SendOutcome) => void;
  /** The addresses are others. */
  onChange: () => void;
}

const firstRetryMs = 500;
const slowestRetryMs = 30_000;

/** Sends files one after the other while there is a connection, and comes back to those the server could not take yet. */
export class SendingQueue {
  readonly #options: SendingQueueOptions;
  readonly #waiting = new Map<string, { failures: number; notBefore: number }>();
  #current: { address: string; abort: AbortController } | undefined;
  #isConnected = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SendingQueueOptions) {
    this.#options = options;
  }

  get addresses(): string[] {
    return [...this.#waiting.keys()];
  }

  has(address: string): boolean {
    return this.#waiting.has(address);
  }

  add(address: string) {
    const isNew = !this.#waiting.has(address);
    this.#waiting.set(address, { failures: 0, notBefore: 0 });
    if (isNew) this.#options.onChange();
    this.#run();
  }

  remove(address: string) {
    if (!this.#waiting.delete(address)) return;
    if (this.#current?.address === address) this.#current.abort.abort();
    this.#options.onChange();
  }

  /** There is a connection now: nothing waits for its time any more. */
  start() {
    this.#isConnected = true;
    for (const file of this.#waiting.values()) file.notBefore = 0;
    this.#run();
  }

  pause() {
    this.#isConnected = false;
  }

  destroy() {
    this.#isConnected = false;
    clearTimeout(this.#timer);
    this.#current?.abort.abort();
    this.#waiting.clear();
  }

  #run() {
    clearTimeout(this.#timer);
    if (!this.#isConnected || this.#current || this.#waiting.size === 0) return;
    const [next] = [...this.#waiting].toSorted(([, a], [, b]) => a.notBefore - b.notBefore);
    if (!next) return;
    const [address, { notBefore }] = next;
    const wait = notBefore - Date.now();
    if (wait > 0) this.#timer = setTimeout(() => this.#run(), wait);
    else void this.#sendOne(address);
  }

  async #sendOne(address: string) {
    const { send, lockName, onDone, onChange } = this.#options;
    const abort = new AbortController();
    this.#current = { address, abort };
    const outcome = await withLock(lockName(address), () => send(address, abort.signal));
    this.#current = undefined;
    const file = this.#waiting.get(address);
    // It was taken out meanwhile.
    if (!file) return this.#run();
    if (outcome.type === "later") {
      file.failures += 1;
      file.notBefore = Date.now() + Math.min(slowestRetryMs, firstRetryMs * 2 ** (file.failures - 1));
      onDone(address, outcome);
    } else {
      this.#waiting.delete(address);
      onDone(address, outcome);
      onChange();
    }
    this.#run();
  }
}

/** Browsers without HTTPS have no locks; sending a file twice does no harm. */
async function withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? ((await locks.request(name, work)) as Result) : work();
}
