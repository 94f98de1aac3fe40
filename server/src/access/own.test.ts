import { expect, test } from "vitest";
import { parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";
import type { Grant } from "./access.ts";
import { askOwnAccess, type OwnAccess } from "./own.ts";

const notes = parseDocumentId("notes");
const ann: Grant = { user: "ann", role: "editor" };

function ask(own: OwnAccess) {
  const reported: string[] = [];
  return { access: askOwnAccess(own, (event) => reported.push(event)), reported };
}

test("a program's answers are passed on, its refusals too", async () => {
  const { access, reported } = ask({
    grant(_documentId, token) {
      if (token === "ann") return ann;
      throw new Refusal("not-allowed", "Sign in first.");
    },
    lists: async () => (documentId) => documentId === notes,
    stands: ({ user }) => user !== "ann",
  });
  expect(await access.grant(notes, "ann")).toBe(ann);
  await expect(access.grant(notes, "")).rejects.toMatchObject({ code: "not-allowed" });
  expect((await access.lists(""))(notes)).toBe(true);
  expect(access.stands(ann, notes)).toBe(false);
  expect(reported).toEqual([]);
});

test("a program that only grants lists nothing, and what it granted stands", async () => {
  const { access } = ask({ grant: () => ann });
  expect((await access.lists(""))(notes)).toBe(false);
  expect(access.stands(ann, notes)).toBe(true);
});

test("a program that fails lets nobody in, and is reported", async () => {
  const fail = () => {
    throw new Error("The database is away.");
  };
  const { access, reported } = ask({ grant: fail, lists: fail, stands: fail });
  await expect(access.grant(notes, "")).rejects.toMatchObject({ code: "unavailable" });
  await expect(access.lists("")).rejects.toMatchObject({ code: "unavailable" });
  expect(access.stands(ann, notes)).toBe(false);
  expect(reported).toEqual(["access-failed", "access-failed", "access-failed"]);
});

test("what is no grant lets nobody in", async () => {
  for (const answer of [undefined, null, {}, { user: "ann" }, { user: "ann", role: "god" }, { role: "owner" }]) {
    const { access } = ask({ grant: () => answer as Grant });
    await expect(access.grant(notes, "")).rejects.toMatchObject({ code: "unavailable" });
  }
});
