import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { messageTypes, readFrame } from "../src/sync/protocol.ts";
import { enter, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { revoke, sign, startTokenServer } from "./host-application.ts";
import { connect, enterRaw, type RawClient } from "./raw-client.ts";

const roles = ["viewer", "commenter", "editor", "owner"];

function insertion(words: string, document = new Y.Doc()): Uint8Array {
  let update = new Uint8Array();
  document.once("update", (bytes: Uint8Array) => {
    update = bytes as Uint8Array<ArrayBuffer>;
  });
  document.getText("content").insert(document.getText("content").length, words);
  return update;
}

async function storedText(server: ServerProcess, id: string): Promise<string> {
  const token = await sign("reader", { [id]: "viewer" });
  const path = `/api/documents/${encodeURIComponent(id)}/state`;
  const response = await server.fetch(path, { headers: { authorization: `Bearer ${token}` } });
  if (response.status === 404) return "";
  expect(response.status).toBe(200);
  const document = new Y.Doc();
  Y.applyUpdate(document, new Uint8Array(await response.arrayBuffer()));
  return document.getText("content").toString();
}

/** What the server said of signing in and of the token, in order. */
function authFrames(client: RawClient): string[] {
  return client.ofType("auth").map(({ bytes }) => {
    const { decoder } = readFrame(bytes);
    const type = ["asks for a token", "denied", "authenticated"][decoding.readVarUint(decoder)] ?? "";
    return decoding.hasContent(decoder) ? `${type}: ${decoding.readVarString(decoder)}` : type;
  });
}

function statuses(client: RawClient): boolean[] {
  return client.ofType("syncStatus").map(({ bytes }) => decoding.readVarUint(readFrame(bytes).decoder) === 1);
}

describe("who has no good token", () => {
  test("is denied, over the socket and over HTTP, and the token is not in the log", async () => {
    const server = await startTokenServer();
    const ofOthers = await sign("ann", { others: "owner" });
    for (const token of ["", "a.b.c", ofOthers]) {
      const ann = await connect(server);
      ann.auth("notes", token);
      ann.sync("notes", "step1", Y.encodeStateVector(new Y.Doc()));
      ann.sync("notes", "update", insertion("smuggled"));
      await until(() => ann.denials().includes("not-allowed"), "denied");
      expect(ann.ofType("sync")).toEqual([]);
      const headers = { authorization: `Bearer ${token}` };
      for (const [path, method] of [
        ["/api/documents/notes/text", "GET"],
        ["/api/documents/notes/state", "GET"],
        ["/api/documents/notes", "DELETE"],
      ] as const) {
        expect((await server.fetch(path, { method, headers })).status).toBe(403);
      }
    }
    expect((await server.fetch("/api/documents")).status).toBe(403);
    expect(await storedText(server, "notes")).toBe("");
    expect(server.said.join("\n")).not.toContain(ofOthers.split(".")[1]);
  });

  test("is told to come again when tokens cannot be checked right now", async () => {
    const server = await startServer({
      environment: {
        WEFT_ACCESS: "token",
        WEFT_TOKEN_ALGORITHM: "ES256",
        WEFT_TOKEN_KEYS_URL: "http://127.0.0.1:9/keys",
        WEFT_TOKEN_ISSUER: "host",
        WEFT_TOKEN_AUDIENCE: "weft",
      },
    });
    const ann = await connect(server);
    const header = Buffer.from(JSON.stringify({ alg: "ES256", kid: "1" })).toString("base64url");
    ann.auth("notes", `${header}.e30.c2lnbmF0dXJl`);
    expect(await ann.closedBy()).toBe(1013);
    expect(ann.denials()).toEqual(["unavailable"]);
  });
});

describe("a role", () => {
  test("that only reads changes nothing, whatever the frame", async () => {
    const server = await startTokenServer();
    const ann = await enter(server, "notes", await sign("ann", { notes: "editor" }));
    ann.types("Words of Ann.");
    await ann.saved();
    const token = await sign("vic", { notes: "viewer" });

    const vic = await enterRaw(server, "notes", token);
    expect(vic.welcomes()[0]?.canWrite).toBe(false);
    vic.sync("notes", "update", insertion("1"));
    vic.sync("notes", "step2", insertion("2"));
    for (const type of [1, 2]) {
      vic.sendFrame("notes", messageTypes.syncReply, (encoder) => {
        encoding.writeVarUint(encoder, type);
        encoding.writeVarUint8Array(encoder, insertion("3"));
      });
    }
    await until(() => vic.refusals().length === 4, "each refused");
    expect(vic.refusals()).toEqual([1, 2, 3, 4].map((frame) => ({ frame, code: "not-allowed" })));
    expect(vic.receipts()).toEqual([]);
    vic.hello("notes", { schema: 99 });
    vic.sendFrame("notes", messageTypes.stateless, (encoder) => encoding.writeVarString(encoder, "write!"));
    vic.sendFrame("notes", 6, (encoder) => encoding.writeVarString(encoder, "write!"));
    expect(await vic.closedBy()).toBe(4400);

    const stock = await connect(server);
    stock.auth("notes", token);
    stock.sync("notes", "step1", Y.encodeStateVector(new Y.Doc()));
    stock.sync("notes", "update", insertion("4"));
    await until(() => statuses(stock).length > 0, "answered");
    expect(statuses(stock)).toEqual([false]);
    expect(await storedText(server, "notes")).toBe("Words of Ann.");
    expect(ann.text.toString()).toBe("Words of Ann.");
  });

  test("that comments writes in the companion and nowhere else", async () => {
    const server = await startTokenServer();
    const token = await sign("cleo", { notes: "commenter" });
    const cleo = await enter(server, "notes/comments", token);
    cleo.types("A comment.");
    await cleo.saved();
    const raw = await enterRaw(server, "notes", token);
    raw.sync("notes", "update", insertion("x"));
    await until(() => raw.refusals().length === 1, "refused");
    const vic = await enterRaw(server, "notes/comments", await sign("vic", { notes: "viewer" }));
    vic.sync("notes/comments", "update", insertion("x"));
    await until(() => vic.refusals().length === 1, "refused");
    expect(vic.document().getText("content").toString()).toBe("A comment.");
    expect(await storedText(server, "notes")).toBe("");
  });

  test.each(roles)("counts for HTTP as for the socket: %s", async (role) => {
    const server = await startTokenServer();
    const ann = await enter(server, "notes", await sign("ann", { notes: "editor", secrets: "editor" }));
    const bob = await enter(server, "secrets", await sign("ann", { notes: "editor", secrets: "editor" }));
    ann.types("Words.");
    bob.types("Others.");
    await ann.saved();
    await bob.saved();
    const headers = { authorization: `Bearer ${await sign("rob", { notes: role })}` };
    const ask = async (path: string, method = "GET") => (await server.fetch(path, { method, headers })).status;
    expect(await ask("/api/documents/notes/text")).toBe(200);
    expect(await ask("/api/documents/notes/state")).toBe(200);
    expect(await ask("/api/documents/secrets/text")).toBe(403);
    expect(await ask("/api/documents/notes%2Fcomments/text")).toBe(404);
    await until(async () => {
      const { documents } = await (await server.fetch("/api/documents", { headers })).json();
      return documents.length === 1 && documents[0].id === "notes";
    }, "the one document listed");
    expect(await ask("/api/documents/secrets", "DELETE")).toBe(403);
    expect(await ask("/api/documents/notes", "DELETE")).toBe(role === "owner" ? 204 : 403);
  });
});

describe("a token that ends", () => {
  test("closes the document within a second, and is refused on return", async () => {
    const server = await startTokenServer();
    const token = await sign("ann", { notes: "editor" }, 2);
    const endsAt = Date.now() + 2_000;
    const bob = await enter(server, "notes", await sign("bob", { notes: "editor" }));
    const ann = await enterRaw(server, "notes", token);
    expect(await ann.closedBy()).toBe(1012);
    expect(Date.now() - endsAt).toBeGreaterThanOrEqual(-50);
    expect(Date.now() - endsAt).toBeLessThan(1_000);
    expect(authFrames(ann)).toEqual(["authenticated: read-write", "asks for a token"]);
    const again = await connect(server);
    again.auth("notes", token);
    await until(() => again.denials().includes("not-allowed"), "denied");
    bob.types("Still here.");
    await bob.saved();
  });

  test("is renewed by a stock client by itself, and nothing typed meanwhile is lost", async () => {
    const server = await startTokenServer();
    let signed = 0;
    const ann = await enter(server, "notes", () => {
      signed += 1;
      return sign("ann", { notes: "editor" }, 1.5);
    });
    let closed = 0;
    ann.socket.on("close", () => closed++);
    const until5s = Date.now() + 5_000;
    let words = "";
    while (Date.now() < until5s) {
      words += "x";
      ann.types("x");
      await ann.saved();
    }
    expect(closed).toBe(0);
    expect(signed).toBeGreaterThan(3);
    expect(ann.denials).toEqual([]);
    expect(await storedText(server, "notes")).toBe(words);
  });

  test("renewed for somebody else, or by none, costs the document", async () => {
    const server = await startTokenServer();
    const others = [await sign("bob", { notes: "owner" }), await sign("ann", { others: "owner" }), "a.b.c"];
    for (const token of others) {
      const ann = await enterRaw(server, "notes", await sign("ann", { notes: "viewer" }));
      ann.auth("notes", token);
      expect(await ann.closedBy()).toBe(1012);
      expect(ann.denials()).toEqual(["not-allowed"]);
    }
  });
});

describe("a right that changes on the same socket", () => {
  test("ends writing at once: what came before is saved, what comes after is refused", async () => {
    const server = await startTokenServer();
    const ann = await enterRaw(server, "notes", await sign("ann", { notes: "editor" }));
    const mine = new Y.Doc();
    ann.sync("notes", "update", insertion("before", mine));
    ann.auth("notes", await sign("ann", { notes: "viewer" }));
    await until(() => ann.welcomes().length === 2, "told anew");
    expect(ann.welcomes().map(({ canWrite }) => canWrite)).toEqual([true, false]);
    expect(ann.receipts().at(-1)?.frames).toBe(1);
    ann.sync("notes", "update", insertion("after", mine));
    await until(() => ann.refusals().length > 0, "refused");
    expect(ann.refusals()).toEqual([{ frame: 2, code: "not-allowed" }]);
    expect(await storedText(server, "notes")).toBe("before");
    expect(ann.closed).toBeUndefined();
    expect(authFrames(ann)).toEqual(["authenticated: read-write", "authenticated: readonly"]);
  });

  test("is told to a stock client, which can write again when it may", async () => {
    const server = await startTokenServer();
    let role = "editor";
    const ann = await enter(server, "notes", () => sign("ann", { notes: role }));
    ann.types("before ");
    await ann.saved();
    role = "viewer";
    await ann.provider.sendToken();
    await until(() => ann.provider.authorizedScope === "readonly", "only reading");
    ann.types("kept ");
    expect(await storedText(server, "notes")).toBe("before ");
    role = "editor";
    await ann.provider.sendToken();
    await until(() => ann.provider.authorizedScope === "read-write", "writing again");
    ann.provider.forceSync();
    await until(async () => (await storedText(server, "notes")) === "before kept ", "what was refused is sent anew");
  });

  test("leaves nothing waiting that would be written later", async () => {
    const server = await startTokenServer();
    const bob = await enter(server, "notes", await sign("bob", { notes: "editor" }));
    const ann = await enterRaw(server, "notes", await sign("ann", { notes: "editor" }));
    const mine = new Y.Doc();
    const first = insertion("1", mine);
    ann.sync("notes", "update", insertion("2", mine));
    ann.auth("notes", await sign("ann", { notes: "viewer" }));
    expect(await ann.closedBy()).toBe(1012);
    Y.applyUpdate(bob.doc, first);
    await bob.saved();
    expect(await storedText(server, "notes")).toBe("1");
  });
});

describe("a revocation", () => {
  test("of a user ends every connection within a second, for good, also after a restart", async () => {
    const server = await startTokenServer({ data: await temporaryFolder() });
    const documents = { notes: "editor", others: "editor" };
    const token = await sign("ann", documents);
    const tabs = [await enterRaw(server, "notes", token), await enterRaw(server, "notes", token)];
    const elsewhere = await enterRaw(server, "others", token);
    const comments = await enterRaw(server, "notes/comments", token);
    const bob = await enter(server, "notes", await sign("bob", documents));
    tabs[0]?.sync("notes", "update", insertion("Words of Ann."));
    await bob.sees("Words of Ann.");

    const asked = Date.now();
    expect((await revoke(server, { user: "ann" })).status).toBe(204);
    for (const client of [...tabs, elsewhere, comments]) {
      expect(await client.closedBy()).toBe(1012);
      expect(client.denials()).toEqual(["not-allowed"]);
    }
    expect(Date.now() - asked).toBeLessThan(1_000);
    bob.types(" And of Bob.");
    await bob.saved();

    const isDenied = async () => {
      const again = await connect(server);
      again.auth("notes", token);
      await until(() => again.denials().length > 0, "denied");
      const headers = { authorization: `Bearer ${token}` };
      expect((await server.fetch("/api/documents/notes/text", { headers })).status).toBe(403);
    };
    await isDenied();
    await server.crash();
    await server.start();
    await isDenied();
    await until(async () => {
      const headers = { authorization: `Bearer ${await sign("ann", documents)}` };
      return (await server.fetch("/api/documents/notes/text", { headers })).status === 200;
    }, "a token issued later counts");
  });

  test("of a document is for everybody in it, and for nobody elsewhere", async () => {
    const server = await startTokenServer();
    const token = await sign("ann", { notes: "owner", others: "owner" });
    const ann = await enterRaw(server, "notes", token);
    const bob = await enterRaw(server, "notes/comments", await sign("bob", { notes: "editor" }));
    const elsewhere = await enterRaw(server, "others", token);
    expect((await revoke(server, { document: "notes" })).status).toBe(204);
    expect(await Promise.all([ann.closedBy(), bob.closedBy()])).toEqual([1012, 1012]);
    elsewhere.sync("others", "update", insertion("x"));
    await until(() => elsewhere.receipts().length > 0, "saved elsewhere");
  });

  test("of a user in a document leaves both alone elsewhere", async () => {
    const server = await startTokenServer();
    const token = await sign("ann", { notes: "owner", others: "owner" });
    const ann = await enterRaw(server, "notes", token);
    const elsewhere = await enterRaw(server, "others", token);
    const bob = await enterRaw(server, "notes", await sign("bob", { notes: "editor" }));
    expect((await revoke(server, { user: "ann", document: "notes" })).status).toBe(204);
    expect(await ann.closedBy()).toBe(1012);
    bob.sync("notes", "update", insertion("x"));
    elsewhere.sync("others", "update", insertion("x"));
    await until(() => bob.receipts().length > 0 && elsewhere.receipts().length > 0, "both save");
  });

  test("brings a stock client back to its other documents, and not to this one", async () => {
    const server = await startTokenServer();
    const token = await sign("ann", { notes: "editor", others: "editor" });
    const ann = await enter(server, "notes", token);
    expect((await revoke(server, { user: "ann", document: "notes" })).status).toBe(204);
    await until(() => ann.denials.length >= 2, "denied, and denied on return");
    expect(new Set(ann.denials)).toEqual(new Set(["not-allowed"]));
    await enter(server, "others", token);
  });

  test("meets somebody whose document is still loading", async () => {
    const server = await startTokenServer();
    const ids = Array.from({ length: 8 }, (_, index) => `notes-${index}`);
    for (const id of ids) {
      const bob = await enter(server, id, await sign("bob", { [id]: "editor" }));
      bob.types("So many words that they take a while to load. ".repeat(50_000));
      await bob.saved();
      bob.leave();
    }
    await server.crash();
    await server.start();
    for (const id of ids) {
      const ann = await connect(server);
      ann.auth(id, await sign("ann", { [id]: "editor" }));
      await new Promise((resolve) => ann.socket.once("message", resolve));
      expect((await revoke(server, { document: id })).status).toBe(204);
      expect(await ann.closedBy()).toBe(1012);
    }
  });

  test("is for the operator only, and says what it takes", async () => {
    const server = await startTokenServer();
    expect((await revoke(server, { user: "ann" }, "")).status).toBe(403);
    expect((await revoke(server, { user: "ann" }, await sign("ann", { notes: "owner" }))).status).toBe(403);
    for (const body of [{}, [], null, { user: 7 }, { user: "" }, { users: ["ann"] }, { user: "ann", all: true }]) {
      expect((await revoke(server, body)).status).toBe(400);
    }
    expect(await (await revoke(server, { document: "../notes" })).json()).toMatchObject({
      code: "invalid-document-id",
    });
    const open = await startServer();
    expect((await revoke(open, { document: "notes" })).status).toBe(404);
  });
});
