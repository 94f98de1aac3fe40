// @ts-check
import { createServer } from "node:http";
import { createWeft, readConfig, Refusal } from "@weft/server";

// What your application has already: who its people are, and what they may do.
/** @type {Map<string, import("@weft/server").Grant>} */
const sessions = new Map([
  ["session-of-ann", { user: "ann", name: "Ann", role: "editor" }],
  ["session-of-bob", { user: "bob", name: "Bob", role: "viewer" }],
]);

/** @type {Map<string, string>} What the documents say, for the search below. */
const texts = new Map();

const weft = await createWeft(readConfig(["--data", process.argv[2] ?? "./data"], process.env), {
  at: "/weft",
  access: {
    grant(_documentId, token) {
      const grant = sessions.get(token);
      if (!grant) throw new Refusal("not-allowed", "Sign in first.");
      return grant;
    },
    stands: ({ user }) => [...sessions.values()].some((session) => session.user === user),
  },
  async onChange(change) {
    const { documentId } = change;
    const document = await weft.read(documentId);
    if (document) texts.set(documentId, document.getText("content").toString());
    else texts.delete(documentId);
    if (change.type === "written") process.stdout.write(`${documentId}: ${change.sequence}, ${change.users.join()}\n`);
  },
});

// The server you have. Whatever is not below /weft is yours, as before.
const http = createServer((request, response) => {
  if (!weft.handle(request, response)) answer(request, response);
});
http.on("upgrade", (request, stream, head) => {
  if (!weft.upgrade(request, stream, head)) stream.destroy();
});

/** @type {import("node:http").RequestListener} */
async function answer({ method, url = "/" }, response) {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const word = searchParams.get("word") ?? "";
  if (method === "POST" && pathname === "/greet") {
    await weft.edit("notes", (document) => document.getText("content").insert(0, "Welcome! "), { user: "greeter" });
    response.end("It is on the disk.\n");
  } else if (method === "POST" && pathname === "/sign-out") {
    sessions.delete(word);
    weft.enforceAccess();
    response.end("Signed out.\n");
  } else if (pathname === "/search") {
    const found = [...texts].filter(([, text]) => text.includes(word)).map(([documentId]) => documentId);
    response.end(`${found.join("\n")}\n`);
  } else {
    response.writeHead(404).end("This is the application, and it has no such page.\n");
  }
}

http.listen(Number(process.env["PORT"] ?? 8001), "127.0.0.1", () => {
  const address = /** @type {import("node:net").AddressInfo} */ (http.address());
  process.stdout.write(`The application is at http://127.0.0.1:${address.port}\n`);
});

process.once("SIGTERM", async () => {
  http.close();
  await weft.close();
  http.closeAllConnections();
});
