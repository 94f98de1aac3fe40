import type { Connection } from "@hocuspocus/server";
import type { RefusalCode } from "../refusal.ts";
import type { ControlSocket } from "./control-socket.ts";
import type { CloseReason } from "./protocol.ts";

/**
 * Takes somebody out of a document: told why, if a reason is given, and gone from it at once, whether or not the client
 * answers. The socket is closed, as nothing else makes a stock client sign in anew; its other documents come back.
 */
export function dismiss(connection: Connection, close: CloseReason, reason?: RefusalCode) {
  const { transport } = connection.webSocket as ControlSocket;
  if (reason) transport.deny(connection.messageAddress, reason);
  transport.close(close);
  connection.close();
}
