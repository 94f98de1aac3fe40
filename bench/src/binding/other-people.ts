/** The network: a thread that delivers the letters of others in its own time, however busy the page is. */
const network = `
  onmessage = ({ data: { updates, everyMs } }) => {
    const start = performance.now();
    let next = 0;
    setInterval(() => {
      while (next < updates.length && performance.now() - start >= next * everyMs) {
        postMessage({ update: updates[next++], sentAt: performance.timeOrigin + performance.now() });
      }
    }, 1);
  };
`;

export interface Pace {
  readonly everyMs: number;
  readonly forMs: number;
}

export class OtherPeople {
  readonly #thread: Worker;
  /** How many milliseconds after it was sent each letter had been shown. */
  readonly delays: number[] = [];

  /** What comes when the time is over is not shown, so that a page that cannot keep up has an end, too. */
  constructor(updates: readonly Uint8Array[], { everyMs, forMs }: Pace, show: (update: Uint8Array) => void) {
    const end = performance.now() + forMs;
    this.#thread = new Worker(URL.createObjectURL(new Blob([network])));
    this.#thread.addEventListener("message", ({ data }: MessageEvent<{ update: Uint8Array; sentAt: number }>) => {
      if (performance.now() > end) return;
      show(data.update);
      this.delays.push(performance.timeOrigin + performance.now() - data.sentAt);
    });
    this.#thread.postMessage({ updates, everyMs });
  }

  leave() {
    this.#thread.terminate();
  }
}
