import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";

/** @typedef {import("node:net").Socket} Socket */

const mainThread = `/proc/self/task/${process.pid}/io`;
const wholeProcess = "/proc/self/io";

/**
 * Counts, on Linux, the bytes a process gives to files, its compactions and other threads included. `wchar` is all that
 * was passed to write(2), pwrite(2) and their kin; LevelDB and SQLite map files into memory for reading alone. What Node
 * writes to other things with the same calls is taken off:
 *
 *     wchar  −  to sockets  −  to the parent  −  wake-ups of the event loop
 *
 * A wake-up is 8 bytes that another thread writes and the main thread reads. So between two questions they are what the
 * main thread read from neither sockets nor the parent nor, here, /proc; and where it reads files too, they are at most
 * what the other threads wrote.
 *
 * @param {{ read: number, written: number }} parent Bytes exchanged with the parent, kept up to date by the caller.
 */
export function countWritten(parent) {
  const sockets = countSockets();
  let readHere = 0;
  let wakeUps = 0;
  let before = { unknownRead: 0, writtenByOthers: 0 };

  /** @param {string} path */
  function readIo(path) {
    const text = readFileSync(path, "utf8");
    const io = { read: field(text, "rchar"), written: field(text, "wchar"), pages: field(text, "write_bytes") };
    readHere += text.length;
    return io;
  }

  return () => {
    const { read, written } = sockets();
    const knownRead = read + parent.read + readHere;
    const main = readIo(mainThread);
    const all = readIo(wholeProcess);
    const now = { unknownRead: main.read - knownRead, writtenByOthers: all.written - main.written };
    wakeUps += Math.min(now.unknownRead - before.unknownRead, now.writtenByOthers - before.writtenByOthers);
    before = now;
    return { toFiles: all.written - written - parent.written - wakeUps, toDisk: all.pages };
  };
}

/** Bytes of all sockets this process ever accepted. */
function countSockets() {
  /** @type {Set<Socket>} */
  const open = new Set();
  const total = { read: 0, written: 0 };

  /** @param {Socket} socket */
  function add({ bytesRead, bytesWritten }, sum = total) {
    sum.read += bytesRead;
    sum.written += bytesWritten;
  }

  subscribe("net.server.socket", (event) => {
    const { socket } = /** @type {{ socket: Socket }} */ (event);
    open.add(socket);
    socket.once("close", () => {
      open.delete(socket);
      add(socket);
    });
  });

  return () => {
    const now = { ...total };
    for (const socket of open) add(socket, now);
    return now;
  };
}

/**
 * @param {string} text
 * @param {string} name
 */
function field(text, name) {
  return Number(new RegExp(`^${name}: (\\d+)$`, "m").exec(text)?.[1]);
}
