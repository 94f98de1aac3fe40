import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FileServer } from "./file-server.ts";

/** A request whose network does what the test says. */
class Sending extends EventTarget {
  static last: Sending | undefined;
  readonly upload = new EventTarget();
  status = 0;
  responseText = "";
  open() {}
  setRequestHeader() {}
  send() {
    Sending.last = this;
  }
  abort() {
    this.ends(0);
  }
  ends(status: number) {
    this.status = status;
    this.dispatchEvent(new Event("loadend"));
  }
  progresses(loaded: number) {
    this.upload.dispatchEvent(Object.assign(new Event("progress"), { loaded, total: 100 }));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("XMLHttpRequest", Sending);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const address = "0".repeat(64);

function serverWith(token: () => string | Promise<string>) {
  return new FileServer({ url: "ws://localhost:9/sync", documentId: "notes", token });
}

async function begin() {
  const parts: number[] = [];
  const { signal } = new AbortController();
  const outcome = serverWith(() => "").send(address, new Blob(["x"]), { signal, onPart: (part) => parts.push(part) });
  const done = vi.fn<(outcome: unknown) => void>();
  void outcome.then(done);
  await vi.advanceTimersByTimeAsync(0);
  return { parts, done, sending: Sending.last as Sending };
}

test("a file waits while the host has no token for it", async () => {
  const server = serverWith(() => Promise.reject(new Error("no network")));
  const { signal } = new AbortController();
  expect(await server.send(address, new Blob(["x"]), { signal, onPart: () => {} })).toEqual({ type: "later" });
  expect(await server.has(address)).toBeUndefined();
  expect(await server.room()).toBeUndefined();
});

test("a file that gets on may take its time, and one that stands still is sent later", async () => {
  const { parts, done, sending } = await begin();
  for (const loaded of [10, 20, 30]) {
    await vi.advanceTimersByTimeAsync(40_000);
    sending.progresses(loaded);
  }
  expect(parts).toEqual([0.1, 0.2, 0.3]);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(45_000);
  expect(done).toHaveBeenCalledWith({ type: "later" });
});

test("what was taken is not ended afterwards", async () => {
  const { done, sending } = await begin();
  const abort = vi.spyOn(sending, "abort");
  sending.ends(204);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).toHaveBeenCalledExactlyOnceWith({ type: "taken" });
  expect(abort).not.toHaveBeenCalled();
});
