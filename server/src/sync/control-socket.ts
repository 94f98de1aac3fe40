import type { WebSocketLike } from "@hocuspocus/server";
import { closeCodes } from "./protocol.ts";
import type { Transport } from "./transport.ts";

/** The socket Hocuspocus sees. */
export class ControlSocket implements WebSocketLike {
  readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = transport;
  }

  get readyState(): number {
    return this.transport.readyState;
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView) {
    this.transport.sendControl(data as Uint8Array);
  }

  /** Hocuspocus closes what it cannot read, with codes of its own. */
  close() {
    this.transport.close(closeCodes.malformed);
  }
}
