import { expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentId } from "../documents/document-id.ts";
import { Measures } from "../measures/measures.ts";
import { LiveDocument, type Participant } from "./live-document.ts";
import { ParkedBudget } from "./parked.ts";
import { atOnce } from "./piecemeal.ts";

function openDocument({ quota = 10_000_000 } = {}): LiveDocument {
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
    state: [],
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

test("who leaves in the middle of a large update has brought what others wait for", () => {
  const author = new Y.Doc();
  const text = author.getText("text");
  for (let typed = 0; typed < 20_000; typed++) text.insert(typed >> 1, "a");
  const large = Y.encodeStateAsUpdate(author);
  const follower = new Y.Doc();
  Y.applyUpdate(follower, Y.encodeStateAsUpdate(author));
  const before = Y.encodeStateVector(follower);
  follower.getText("text").insert(20_000, "z");
  const beside = Y.encodeStateAsUpdate(follower, before);

  const document = openDocument();
  const [ann, bob] = [enter(document), enter(document)];
  const by = { user: "" };
  expect(atOnce(document.receive(beside, bob.participant, { by, way: "written", frame: 1 }))).toBe("parked");
  const receiving = document.receive(large, ann.participant, { by, way: "written", frame: 1 });
  while (document.getText("text").length === 0) expect(receiving.next().done).toBe(false);
  document.leave(ann.participant);
  expect(bob.heard).toEqual(["caught up"]);
  expect(document.getText("text").toString()).toContain("z");
  document.destroy();
});
