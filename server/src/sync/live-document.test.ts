import { expect, test } from "vitest";
import * as Y from "yjs";
import { bytes, repeated, textAfter } from "../../test/hostile/bytes.ts";
import type { DocumentId } from "../documents/document-id.ts";
import { Measures } from "../measures/measures.ts";
import { LiveDocument, type Participant } from "./live-document.ts";
import { ParkedBudget } from "./parked.ts";
import type { Origin } from "./owners.ts";
import { atOnce, type Piecemeal } from "./piecemeal.ts";

function openDocument({ quota = 10_000_000, state = [] as Uint8Array[] } = {}): LiveDocument {
  let head = 0;
  return new LiveDocument({
    documentId: "notes" as DocumentId,
    writer: {
      generation: "",
      receiptKey: "",
      durable: 0,
      get head() {
        return head;
      },
      append: () => ++head,
      onDurable() {},
      settled: async () => {},
      rest() {},
      close: async () => {},
    },
    createdAt: 0,
    state,
    claims: [],
    isRecovering: false,
    measures: new Measures(),
    parkedBudget: new ParkedBudget(1_000),
    quota,
    onDurable() {},
    onLeft() {},
  });
}

function enter(document: LiveDocument) {
  const heard: string[] = [];
  const participant: Participant = {
    deliver() {},
    caughtUp: () => heard.push("caught up"),
    turnedAway: () => heard.push("turned away"),
  };
  document.join(participant);
  return { participant, heard };
}

test("a full document takes deletions, and what it has already", () => {
  const author = new Y.Doc();
  author.getText("text").insert(0, "x".repeat(700));
  const words = Y.encodeStateAsUpdate(author);
  const before = Y.encodeStateVector(author);
  author.getText("text").delete(0, 600);
  const deletion = Y.encodeStateAsUpdate(author, before);
  author.getText("text").insert(0, "y".repeat(400));

  const document = openDocument({ quota: 1_000 });
  const { participant } = enter(document);
  const receive = (update: Uint8Array) =>
    atOnce(document.receive(update, participant, { by: { user: "" }, way: "relayed", frame: 1 }));
  expect(receive(words)).toBe("applied");
  expect(receive(words)).toBe("applied");
  expect(() => receive(Y.encodeStateAsUpdate(author, before))).toThrow("as large as documents may be");
  expect(receive(deletion)).toBe("applied");
  expect(document.getText("text").length).toBe(100);
  document.destroy();
});

/** A letter after the other, each a struct of its own: more than one piece. */
function manyLetters(client: number, root = "text", letters = 30_000): Uint8Array {
  const rest = repeated(letters - 1, (at) => [textAfter, client, at, 1, 97]);
  return bytes(letters, client, 0, 4, 1, root, "x", rest);
}

test("what waits is tried as soon as it can be, though more of that client is missing", () => {
  const document = openDocument();
  const [ann, bob] = [enter(document).participant, enter(document).participant];
  const origin: Origin = { by: { user: "" }, way: "written", frame: 1 };
  const update = bytes(2, 1, 5, 0, textAfter, 7, 3, "x", manyLetters(4, "other"), 1, 7, 1, 20, 5);
  const receiving = document.receive(update, ann, origin);
  while (document.getText("other").length === 0) receiving.next();
  atOnce(document.receive(bytes(1, 1, 7, 0, 4, 1, "text", "abcdefghij", 0), bob, origin));
  expect(atOnce(receiving)).toBe("parked");
  expect(document.getText("text").toString()).toBe("abcdxefghij");
  document.destroy();
});

test("an id that becomes somebody's in the middle costs no other words", () => {
  const document = openDocument();
  const { participant } = enter(document);
  const update = bytes(3, 1, 9, 0, 4, 1, "title", "x", manyLetters(4), 1, 3, 0, 4, 1, "late", "z", 0);
  const origin: Origin = { by: { user: "ann" }, way: "relayed", frame: 1 };
  const receiving = document.receive(update, participant, origin);
  while (document.getText("text").length === 0) receiving.next();
  for (const client of [9, 3]) expect(document.claim(client, "bob")).toBe(true);
  expect(() => atOnce(receiving)).toThrow("somebody else's client id");
  expect(["title", "text", "late"].map((root) => document.getText(root).length)).toEqual([1, 30_000, 0]);
  document.destroy();
});

test("several who bring much at once do not get over the quota", () => {
  const document = openDocument({ quota: 200_000 });
  const origin: Origin = { by: { user: "" }, way: "written", frame: 1 };
  const begun = Array.from({ length: 10 }, (_, at) =>
    document.receive(bytes(1, manyLetters(at + 1), 0), enter(document).participant, origin),
  );
  let refused = 0;
  while (begun.length > 0) {
    const receiving = begun.shift() as Piecemeal<unknown>;
    try {
      if (!receiving.next().done) begun.push(receiving as (typeof begun)[number]);
    } catch {
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(0);
  expect(Y.encodeStateAsUpdate(document).length).toBeLessThan(500_000);
  document.destroy();
});

/** Two who took turns: each letter stands behind the other's. */
function duet(first: number, second: number, letters = 8_000): Uint8Array {
  const one = repeated(letters - 1, (at) => [textAfter, second, at, 1, 97]);
  const other = repeated(letters - 1, (at) => [textAfter, first, at + 1, 1, 98]);
  return bytes(2, letters, first, 0, 4, 1, "text", "x", one, letters, second, 0, textAfter, first, 0, "y", other, 0);
}

test("an id that becomes somebody's while others wait for it costs what builds on it, and not the document", () => {
  const document = openDocument();
  const { participant } = enter(document);
  const receiving = document.receive(duet(9, 3), participant, { by: { user: "ann" }, way: "relayed", frame: 1 });
  while (document.getText("text").length === 0) receiving.next();
  expect(document.claim(3, "bob")).toBe(true);
  expect(() => atOnce(receiving)).toThrow("somebody else's client id");
  document.destroy();
});

test("much can be deleted from a full document", () => {
  const words = duet(9, 3);
  const author = new Y.Doc();
  Y.applyUpdate(author, words);
  const size = Y.encodeStateAsUpdate(author).length;
  const before = Y.encodeStateVector(author);
  author.getText("text").delete(0, author.getText("text").length);
  const deletion = Y.encodeStateAsUpdate(author, before);
  const document = openDocument({ quota: size + 5, state: [words] });
  const { participant } = enter(document);
  const origin: Origin = { by: { user: "" }, way: "written", frame: 1 };
  const letter = bytes(1, 1, 77, 0, 4, 1, "text", "k", 0);
  expect(() => atOnce(document.receive(letter, participant, origin))).toThrow("as large as documents may be");
  expect(atOnce(document.receive(deletion, participant, origin))).toBe("applied");
  expect(document.getText("text").length).toBe(0);
  document.destroy();
});

test("what is given up half way has brought what others wait for", () => {
  const document = openDocument();
  const [ann, bob] = [enter(document), enter(document)];
  const origin: Origin = { by: { user: "" }, way: "written", frame: 1 };
  const beside = bytes(1, 1, 7, 0, textAfter, 4, 3, "B", 0);
  expect(atOnce(document.receive(beside, bob.participant, origin))).toBe("parked");
  const receiving = document.receive(bytes(1, manyLetters(4), 0), ann.participant, origin);
  while (document.getText("text").length === 0) receiving.next();
  receiving.return("applied");
  expect(bob.heard).toEqual(["caught up"]);
  expect(document.getText("text").toString()).toContain("B");
  document.destroy();
});
