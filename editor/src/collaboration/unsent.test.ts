import { expect, test } from "vitest";
import * as Y from "yjs";
import { Unsent } from "./unsent.ts";

test("what the server did not have is unsent, and nothing that comes later", () => {
  const document = new Y.Doc();
  const { clientID: client } = document;
  const words = document.getText("words");
  words.insert(0, "sent");
  const first = Y.encodeStateVector(document);
  words.insert(4, " unsent");
  const unsent = new Unsent();
  unsent.add(document, first);
  const second = Y.encodeStateVector(document);
  words.insert(0, "later ");
  const has = (clock: number) => unsent.has({ client, clock } as Y.ID);
  expect([3, 4, 10, 11].map(has)).toEqual([false, true, true, false]);
  unsent.add(document, second);
  expect([3, 4, 11, 16, 17].map(has)).toEqual([false, true, true, true, false]);
  expect(unsent.has({ client: client + 1, clock: 5 } as Y.ID)).toBe(false);
});
