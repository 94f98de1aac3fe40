import type { IncomingMessage } from "node:http";

const longestRequestMs = 60_000;
const longestSilenceMs = 30_000;
const checkMs = 5_000;

/** Ends a request that is still coming after a minute; one that sends a file may take longer, as long as it sends. */
export function hurry(request: IncomingMessage) {
  const isFile = request.method === "PUT";
  const begin = performance.now();
  let read = request.socket.bytesRead;
  let heardAt = begin;
  const check = setInterval(() => {
    if (request.complete) return rest();
    const now = performance.now();
    if (request.socket.bytesRead !== read) heardAt = now;
    read = request.socket.bytesRead;
    if (now - (isFile ? heardAt : begin) > (isFile ? longestSilenceMs : longestRequestMs)) request.socket.destroy();
  }, checkMs);
  request.once("close", rest);

  function rest() {
    clearInterval(check);
  }
}
