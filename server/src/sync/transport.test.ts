import { EventEmitter } from "node:events";
import { Duplex } from "node:stream";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import type { DocumentId } from "../documents/document-id.ts";
import { Measures } from "../measures/measures.ts";
import { Allowance, Allowances, perSocket, perUser } from "./allowance.ts";
import { defaultLimits } from "./limits.ts";
import { messageTypes, readFrame } from "./protocol.ts";
import { Rota } from "./rota.ts";
import { Strangers } from "./strangers.ts";
import { Transport } from "./transport.ts";
import { Visitors } from "./visitors.ts";
import { hocuspocusWire, type Wire } from "./wire.ts";
import { createPlainWire } from "./y-websocket.ts";

class Socket extends EventEmitter {
  readonly OPEN = 1;
  readonly readyState = 1;
  readonly closedWith: (number | undefined)[] = [];

  close(code?: number) {
    this.closedWith.push(code);
    this.emit("close", code, "");
  }
}

function open(wire: Wire) {
  const socket = new Socket();
  const sent: Buffer[] = [];
  const stream = new Duplex({
    read() {},
    write(message: Buffer, _encoding, done) {
      sent.push(message);
      done();
    },
  });
  const transport = new Transport({
    socket: socket as unknown as WebSocket,
    stream,
    wire,
    limits: defaultLimits,
    measures: new Measures(),
    visitor: new Visitors(defaultLimits).enter(""),
    strangers: new Strangers(defaultLimits.strangersBytes),
    allowance: new Allowance(perSocket, new Allowances(perUser)),
    rota: new Rota(),
    onError() {},
  });
  transport.begin({ handleClose() {} } as never);
  return { socket, sent, transport };
}

const closeOfNotes = Uint8Array.of(5, ...Buffer.from("notes"), messageTypes.close, 0);

test("a document that is closed leaves the socket to the other documents on it", () => {
  const { socket, sent, transport } = open(hocuspocusWire);
  transport.sendControl(closeOfNotes);
  expect(readFrame((sent[0] as Buffer).subarray(2)).type).toBe(messageTypes.close);
  expect(socket.closedWith).toEqual([]);
  transport.close({ code: 1000, reason: "" });
});

test("a y-websocket client whose document is closed is sent away to come again", () => {
  const { socket, sent, transport } = open(createPlainWire("notes" as DocumentId));
  transport.sendControl(closeOfNotes);
  expect(sent).toEqual([]);
  expect(socket.closedWith).toEqual([1012]);
});
