import { expect } from "vitest";
import { messageTypes, syncTypes } from "../../src/sync/protocol.ts";
import { until } from "../harness.ts";
import { connect, enterRaw } from "../raw-client.ts";
import { bytes, sized } from "./bytes.ts";
import { stateOf } from "./fuzz.ts";
import type { Scene } from "./scene.ts";

const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "__defineGetter__", "valueOf"];
const poison = '{"__proto__":{"isAdmin":true,"role":"owner"},"constructor":{"prototype":{"isAdmin":true}}}';

/** The names every JavaScript object has, wherever a name or JSON comes from outside. */
export async function useNamesOfObjects({ server, mallory }: Scene) {
  const headers = { authorization: `Bearer ${mallory}` };
  for (const name of names) {
    const client = await enterRaw(server, "evil:names", mallory);
    for (const address of [name, `${name}\0${name}`, `${name}/comments`]) client.auth(address, mallory);
    client.auth(`evil:${name}\0${name}`, mallory);
    await until(() => client.denials().length === 3, "the denials");
    expect(new Set(client.denials())).toEqual(new Set(["invalid-document-id"]));
    client.send(bytes("evil:names", messageTypes.awareness, sized(bytes(1, 9, 1, poison))));
    client.send(bytes("evil:names", messageTypes.awareness, sized(bytes(1, 10, 1, `{"${name}":1}`))));
    client.send(bytes("evil:names", messageTypes.hello, poison));
    // A value of a map in a document that has no roots of Weft's, and a format with such a name.
    const stock = await connect(server);
    const id = `evil:map-${name.length}`;
    stock.auth(id, mallory);
    const entry = bytes(1, 2, 7, 0, 0x28, 1, name, name, 1, 119, poison, 6, 1, "text", name, "true", 0);
    stock.send(bytes(id, messageTypes.sync, syncTypes.update, sized(entry)));
    await until(() => stock.ofType("syncStatus").length > 0 || stock.closed !== undefined, "an answer");
    await stateOf(server, id, mallory);
    for (const path of [name, encodeURIComponent(name), `evil:${name}`]) {
      for (const rest of ["text", "state", "versions", "sessions", "authors"]) {
        expect((await server.fetch(`/api/documents/${path}/${rest}`, { headers })).status).toBeLessThan(500);
      }
    }
    const body = `{"name":"v","__proto__":{"name":"w"},"${name}":1}`;
    const named = await server.fetch("/api/documents/evil:names/versions", { method: "POST", headers, body });
    expect([201, 404]).toContain(named.status);
    for (const { socket } of [client, stock]) socket.terminate();
  }
  // Nobody became an operator by it.
  expect((await server.fetch("/metrics", { headers })).status).toBe(403);
}
