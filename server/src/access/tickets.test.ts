import { expect, test } from "vitest";
import { parseDocumentId } from "../documents/document-id.ts";
import { createTickets } from "./tickets.ts";

const [notes, others] = [parseDocumentId("notes"), parseDocumentId("others")];
const secret = "a secret of more than 32 characters";
const viewer = { user: "ann", role: "viewer", issuedAt: 900 } as const;

test("a ticket is the grant it was made for, and of its document only", () => {
  const tickets = createTickets(secret, () => 1_000);
  const { ticket, expiresAt } = tickets.issue(notes, viewer);
  expect(tickets.read(notes, ticket)).toEqual({ ...viewer, expiresAt });
  expect(tickets.read(others, ticket)).toBeUndefined();
  expect(ticket).toMatch(/^[\w.-]+$/);
});

test("a ticket ends after an hour, and with the grant", () => {
  let time = 1_000;
  const tickets = createTickets(secret, () => time);
  const long = tickets.issue(notes, viewer);
  const short = tickets.issue(notes, { ...viewer, expiresAt: 5_000 });
  expect([long.expiresAt, short.expiresAt]).toEqual([3_601_000, 5_000]);
  time = 5_000;
  expect(tickets.read(notes, short.ticket)).toBeUndefined();
  expect(tickets.read(notes, long.ticket)).toBeDefined();
  time = long.expiresAt;
  expect(tickets.read(notes, long.ticket)).toBeUndefined();
});

test("what another server issued, or somebody made up, is nothing", () => {
  const { ticket } = createTickets(secret).issue(notes, viewer);
  const foreign = createTickets("another secret of more than 32 characters");
  expect(foreign.read(notes, ticket)).toBeUndefined();
  const [body = "", signature = ""] = ticket.split(".");
  const owner = Buffer.from(JSON.stringify(["ann", "owner", 900, 9e15])).toString("base64url");
  for (const forged of ["", ".", body, `${body}.`, `${owner}.${signature}`, `${body}.${signature}x`, "null.null"]) {
    expect(createTickets(secret).read(notes, forged)).toBeUndefined();
  }
});
