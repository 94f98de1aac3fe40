import { expect, test } from "vitest";
import type { LostWords } from "./lost-words.ts";
import { meet, tell } from "./simulation/meeting.ts";

test("words of mine in a block that somebody deleted meanwhile are told, with the place where it stood", () => {
  const { ann, bob, lost } = meet("one", "two", "three");
  ann.types("mine ", ann.before("two"));
  ann.types(" too", ann.after("two"));
  bob.dispatch(bob.state.tr.delete(5, 10));
  tell(bob, ann);
  expect(ann.words).toBe("one|three");
  expect(lost.map(({ words }) => words)).toEqual(["mine  too"]);
  expect(ann.binding.toPosition((lost[0] as LostWords).place)).toBe(ann.before("three") - 1);
});

test("words of others are not told, nor what was deleted by itself", () => {
  const { ann, bob, lost } = meet("one", "two");
  ann.types("mine", ann.after("one"));
  tell(ann, bob);
  bob.dispatch(bob.state.tr.delete(bob.before("mine"), bob.after("mine")));
  bob.dispatch(bob.state.tr.delete(bob.before("two") - 1, bob.doc.content.size));
  tell(bob, ann);
  expect(ann.words).toBe("one");
  expect(lost).toEqual([]);
});

test("what I delete myself is not lost", () => {
  const { ann, lost } = meet("one", "two");
  ann.types("mine", ann.after("two"));
  ann.dispatch(ann.state.tr.delete(5, ann.doc.content.size));
  expect(lost).toEqual([]);
});

test("what was composed in a block that is gone already is told once the composition is over", () => {
  const { ann, bob, lost } = meet("one", "two");
  ann.selects(ann.after("two"));
  ann.composing = true;
  ann.types("に");
  bob.dispatch(bob.state.tr.delete(5, bob.doc.content.size));
  tell(bob, ann);
  ann.types("ほ");
  ann.composing = false;
  ann.binding.release();
  expect(ann.words).toBe("one");
  expect(lost.at(-1)?.words).toBe("twoにほ");
});
