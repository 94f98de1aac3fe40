import { getSchema } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { beforeEach, describe, expect, test } from "vitest";
import { extensionsOf } from "../blocks/block.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { unknownClipboard } from "./clipboard.ts";
import { withRoomForUnknown } from "./room.ts";
import { Tickets } from "./tickets.ts";
import { unknownContent } from "./unknown-content.ts";

const schema = getSchema([...withRoomForUnknown(extensionsOf(blocks, english)), ...unknownContent(english)]);
const tree = { name: "callout", attributes: {}, children: [] };
const callout = schema.nodes["unknownBlock"]!.create({ name: "callout", words: "Mind the gap.", tree });
const mention = schema.nodes["unknownInline"]!.create({ name: "mention", words: "@ann", tree: { ...tree } });
const comment = schema.marks["unknownMark"]!.create({ key: "comment", value: true });
const text = (words: string) => schema.text(words, [comment]);
const indented = (...content: Node[]) =>
  schema.nodes["paragraph"]!.create({ unknownAttributes: { indent: 2 } }, Fragment.from(content));

describe("what is not known", () => {
  test("has room where little else has", () => {
    const code = schema.nodes["codeBlock"]!.create({ unknownAttributes: { fold: true } }, [text("words"), mention]);
    expect(() => code.check()).not.toThrow();
    expect(schema.mark("code").addToSet([comment])).toHaveLength(2);
  });

  test("stands several times at one place", () => {
    const other = schema.marks["unknownMark"]!.create({ key: "comment", value: false });
    expect(comment.addToSet([other])).toHaveLength(2);
  });
});

describe("the clipboard", () => {
  let tickets: Tickets;
  let paste: (...nodes: Node[]) => Fragment;

  beforeEach(() => {
    tickets = new Tickets();
    const { transformPasted } = unknownClipboard(schema, tickets).props;
    paste = (...nodes) => (transformPasted as (slice: Slice) => Slice)(new Slice(Fragment.from(nodes), 0, 0)).content;
  });

  test("gives back what was put into it, and nothing for a ticket it did not give", () => {
    tickets.beginCopy();
    const ticket = tickets.issue(callout.attrs, tree);
    expect(tickets.redeem(ticket)).toBe(callout.attrs);
    expect(tickets.redeem("1-2-3-4")).toBeUndefined();
    expect(tickets.redeem(null)).toBeUndefined();
    for (let copies = 0; copies < 8; copies += 1) tickets.beginCopy();
    expect(tickets.redeem(ticket)).toBeUndefined();
  });

  test("takes what was copied here", () => {
    const paragraph = indented(text("words"), mention);
    tickets.issue(callout.attrs, tree);
    tickets.issue(mention.attrs, mention.attrs["tree"]);
    tickets.issue(comment.attrs, '["comment",true]');
    tickets.issue(paragraph.attrs["unknownAttributes"], paragraph.attrs["unknownAttributes"]);
    expect(paste(callout, paragraph).eq(Fragment.from([callout, paragraph]))).toBe(true);
  });

  test("takes nothing that only looks like it", () => {
    tickets.issue(callout.attrs, structuredClone(tree));
    const words = schema.nodes["paragraph"]!.create(null, schema.text("words"));
    expect(paste(callout, indented(text("words"), mention)).eq(Fragment.from(words))).toBe(true);
  });
});
