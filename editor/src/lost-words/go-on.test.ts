import { expect, test } from "vitest";
import { meet, tell } from "../binding/simulation/meeting.ts";
import { schema } from "../binding/simulation/test-schema.ts";
import { whereItGoesOn } from "./go-on.ts";

test("words of mine in what was made a heading meanwhile go on in the heading", () => {
  const { ann, bob, lost } = meet("one", "two three", "four");
  ann.types(" and", ann.after("two"));
  bob.dispatch(bob.state.tr.setNodeMarkup(5, schema.nodes["heading"]));
  tell(bob, ann);
  expect(ann.words).toBe("one|two three|four");
  const [first] = lost.flatMap((each) => whereItGoesOn(each) ?? []);
  expect(first?.words).toBe(" and");
  expect(ann.binding.toPosition(first!.place)).toBe(ann.after("two"));
});

test("words that others saw before they made a heading of them are missing nowhere", () => {
  const { ann, bob, lost } = meet("one", "two");
  ann.types(" and three", ann.after("two"));
  tell(ann, bob);
  bob.dispatch(bob.state.tr.setNodeMarkup(5, schema.nodes["heading"]));
  tell(bob, ann);
  expect(lost.map(whereItGoesOn)).toEqual([[]]);
});

test("where there are two of so few letters nobody knows which goes on", () => {
  const { ann, bob, lost } = meet("one", "a", "two");
  ann.types("mine", ann.after("a"));
  const twice = [1, 2].map(() => schema.node("heading", null, schema.text("a")));
  bob.dispatch(bob.state.tr.replaceWith(5, 8, twice));
  tell(bob, ann);
  expect(lost.map(whereItGoesOn)).toEqual([undefined]);
});

test("what was made of a text and says something else by now is not written into", () => {
  const { ann, bob, lost } = meet("one", "two three");
  ann.types(" and", ann.after("two"));
  bob.dispatch(bob.state.tr.setNodeMarkup(5, schema.nodes["heading"]));
  tell(bob, ann);
  ann.types("!", ann.after("three"));
  expect(lost.map(whereItGoesOn)).toEqual([undefined]);
});
