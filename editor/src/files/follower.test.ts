import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FileState } from "../blocks/media/document-files.ts";
import type { FileServer } from "./file-server.ts";
import { Follower } from "./follower.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Somebody who looks for a file on a server that has it or not. */
async function look({ isOpen, isThere }: { isOpen: boolean; isThere: boolean }) {
  const states: FileState[] = [];
  const server = { isThere, asked: 0 };
  const follower = new Follower({
    server: {
      isOpen: async () => isOpen,
      link: async () => "https://weft.example/file",
      has: async () => {
        server.asked += 1;
        return server.isThere;
      },
      get: async () => {
        server.asked += 1;
        return server.isThere ? new Blob(["x"]) : undefined;
      },
    } as unknown as FileServer,
    address: "a",
    lookHere: async () => false,
    onState: (state) => states.push(state),
  });
  await vi.advanceTimersByTimeAsync(0);
  return { states, server, follower };
}

test("where no token is needed, the browser fetches it by its address", async () => {
  const { states, server } = await look({ isOpen: true, isThere: true });
  expect(states).toEqual([{ type: "here", url: "https://weft.example/file" }]);
  expect(server.asked).toBe(0);
});

test("where one is, it is fetched here", async () => {
  const { states, follower } = await look({ isOpen: false, isThere: true });
  expect(states).toEqual([{ type: "here", url: expect.stringMatching(/^blob:/) }]);
  follower.destroy();
});

test("what is missing is looked for later and later, and at once when it may have arrived", async () => {
  const { states, server, follower } = await look({ isOpen: false, isThere: false });
  expect(states).toEqual([{ type: "missing" }]);
  await vi.advanceTimersByTimeAsync(2_000);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(server.asked).toBe(3);
  server.isThere = true;
  follower.lookAgain();
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)?.type).toBe("here");
  await vi.advanceTimersByTimeAsync(600_000);
  expect(server.asked).toBe(4);
  follower.destroy();
});

test("what cannot be shown after all is looked for", async () => {
  const { states, server, follower } = await look({ isOpen: true, isThere: false });
  follower.broken();
  await vi.advanceTimersByTimeAsync(0);
  expect(states.map(({ type }) => type)).toEqual(["here", "missing"]);
  server.isThere = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(states.at(-1)?.type).toBe("here");
  follower.destroy();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(server.asked).toBe(2);
});
