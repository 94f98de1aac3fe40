import { expect, test } from "vitest";
import { enter, startServer, until } from "./harness.ts";

test("a server says with what it started and how it stopped, in JSON and without its secret", async () => {
  const secret = "a-secret-of-more-than-thirty-two-characters";
  const server = await startServer({ environment: { WEFT_SECRET: secret } });
  const ann = await enter(server, "notes");
  ann.types("Words of Ann.");
  await ann.saved();
  await until(() => server.events("server-started").length === 1, "it says that it started");
  expect(server.events("server-started")).toMatchObject([
    { version: "0.1.0", url: server.url, settings: { access: "open", "stop-seconds": 10 } },
  ]);
  server.signal("SIGTERM");
  expect(await server.exit).toBe(0);
  expect(server.events("server-stopping")).toMatchObject([{ connections: 1 }]);
  expect(server.events("server-stopped")).toHaveLength(1);
  for (const line of server.said) expect(JSON.parse(line)).toHaveProperty("event");
  expect(server.said.join("\n")).not.toContain(secret);
  expect(server.said.join("\n")).not.toContain("Words of Ann");
});
