import type { Connection } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { Grant } from "../access/access.ts";
import { Measures } from "../measures/measures.ts";
import { Channel } from "./channel.ts";
import { LiveDocument } from "./live-document.ts";
import { ParkedBudget } from "./parked.ts";
import { atOnce, type Piecemeal } from "./piecemeal.ts";
import { type Frame, messageTypes, readFrame, writeUpdate } from "./protocol.ts";

const address = "notes";

let document: LiveDocument;

beforeEach(() => {
  let head = 0;
  document = new LiveDocument({
    documentId: address as LiveDocument["documentId"],
    writer: {
      generation: "",
      receiptKey: "key",
      get head() {
        return head;
      },
      get durable() {
        return head;
      },
      append: () => ++head,
      onDurable() {},
      settled: async () => {},
      rest() {},
      close: async () => {},
    },
    createdAt: 0,
    state: [],
    claims: [],
    isRecovering: false,
    measures: new Measures(),
    parkedBudget: new ParkedBudget(1_000_000),
    quota: 10_000_000,
    onDurable() {},
    onLeft() {},
  });
});

/** A Weft client's channel, and for how many frames it got receipts. */
function join() {
  const receipts: number[] = [];
  const channel = new Channel({
    carrier: {
      maxFrameBytes: 1,
      isCongested: false,
      isTooSlowForPresence: false,
      isThere: async () => true,
      send(message) {
        const { type, decoder } = unframe(message);
        if (type === messageTypes.receipt) receipts.push(decoding.readVarUint(decoder));
      },
    },
    connection: { messageAddress: address, readOnly: false, context: {} } as Connection<{ grant: Grant }>,
    address,
    document,
    by: { user: "" },
    measures: new Measures(),
    report() {},
  });
  const hello = encoding.createEncoder();
  encoding.writeVarString(hello, address);
  encoding.writeVarUint(hello, messageTypes.hello);
  encoding.writeVarString(hello, JSON.stringify({ schema: 1 }));
  channel.receive(readFrame(encoding.toUint8Array(hello)));
  const receive = (update: Uint8Array) => channel.receive(readFrame(writeUpdate(address, update)));
  return { channel, receive, receipts };
}

/** What a server sends is not masked, and long messages have longer headers. */
function unframe(message: Uint8Array): Frame {
  const length = (message[1] ?? 0) & 127;
  return readFrame(message.subarray({ 126: 4, 127: 10 }[length] ?? 2));
}

/** Two letters, of which the second waits for the first. */
function twoLetters(): [Uint8Array, Uint8Array] {
  const author = new Y.Doc();
  author.getText("content").insert(0, "a");
  const first = Y.encodeStateAsUpdate(author);
  const before = Y.encodeStateVector(author);
  author.getText("content").insert(1, "b");
  return [first, Y.encodeStateAsUpdate(author, before)];
}

function largeUpdate(): Uint8Array {
  const author = new Y.Doc();
  author.transact(() => {
    for (let at = 0; at < 20_000; at++) author.getText("content").insert(at >> 1, "a");
  });
  return Y.encodeStateAsUpdate(author);
}

test("a receipt never covers a frame that is still being taken", () => {
  const [ann, bob] = [join(), join()];
  const [first, second] = twoLetters();
  expect(ann.receive(second)).toBeUndefined();
  const rest = ann.receive(largeUpdate());
  bob.receive(first);
  expect([ann.receipts, ann.channel.isWaiting]).toEqual([[], true]);
  atOnce(rest as Piecemeal<void>);
  expect(ann.receipts.at(-1)).toBe(2);
  expect(document.getText("content").length).toBe(20_002);
});

test("who has left is not told that what was dropped is saved", () => {
  const [ann, bob] = [join(), join()];
  const [first, second] = twoLetters();
  ann.receive(second);
  const rest = ann.receive(largeUpdate());
  bob.receive(first);
  ann.channel.leave();
  atOnce(rest as Piecemeal<void>);
  expect(ann.receipts).toEqual([]);
  expect(document.getText("content").length).toBeLessThan(20_000);
});

test("whoever stops listening in the middle has brought what others wait for", () => {
  const [ann, bob] = [join(), join()];
  const author = new Y.Doc();
  const large = largeUpdate();
  Y.applyUpdate(author, large);
  const before = Y.encodeStateVector(author);
  author.getText("content").insert(20_000, "end");
  bob.receive(Y.encodeStateAsUpdate(author, before));
  const rest = ann.receive(large) as Piecemeal<void>;
  while (document.getText("content").length === 0) rest.next();
  expect(bob.receipts).toEqual([]);
  rest.return();
  expect(bob.receipts).toEqual([1]);
});
