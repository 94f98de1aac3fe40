import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { mendUndo } from "./mend-undo.ts";

const numRuns = process.env["TEST_LONG"] ? 50_000 : 500;

const deeds = ["types", "erases", "adds a block", "removes a block", "undoes", "redoes", "reads"] as const;

/** What somebody does, where (as a fraction), and how much of it, or of whom. */
type Step = [person: number, deed: (typeof deeds)[number], where: number, many: number];

class Person {
  readonly document = new Y.Doc();
  readonly root = this.document.getXmlFragment("content");
  readonly undo: Y.UndoManager;

  constructor(id: number, isMended: boolean) {
    this.document.clientID = id;
    this.undo = new Y.UndoManager(this.root, { trackedOrigins: new Set([this]), captureTimeout: 0 });
    if (isMended) mendUndo(this.undo);
  }

  edits(deed: Step[1], where: number, many: number) {
    this.document.transact(() => {
      const inside = this.all(this.root);
      const texts = inside.filter((type) => type instanceof Y.XmlText);
      const parents = [this.root, ...inside.filter((type) => type instanceof Y.XmlElement)];
      const text = texts[where % texts.length];
      const parent = parents[where % parents.length] as Y.XmlFragment;
      if (deed === "types" && text) text.insert(where % (text.length + 1), "abc".slice(0, 1 + (many % 3)));
      if (deed === "erases" && text?.length) {
        const at = where % text.length;
        text.delete(at, Math.min(1 + many, text.length - at));
      }
      if (deed === "adds a block") parent.insert(where % (parent.length + 1), [block("word")]);
      if (deed === "removes a block" && parent.length > 0) parent.delete(where % parent.length, 1);
    }, this);
  }

  takesBack(direction: "undo" | "redo") {
    try {
      this.undo[direction]();
    } catch (error) {
      // Yjs does not expect that what an earlier undo had made may be collected; a part of this one is done then.
      if (!(error instanceof TypeError)) throw error;
    }
  }

  reads(other: Person) {
    Y.applyUpdate(this.document, Y.encodeStateAsUpdate(other.document, Y.encodeStateVector(this.document)));
  }

  all(parent: Y.XmlFragment): (Y.XmlElement | Y.XmlText)[] {
    const children = parent.toArray() as (Y.XmlElement | Y.XmlText)[];
    return children.flatMap((child) => (child instanceof Y.XmlElement ? [child, ...this.all(child)] : [child]));
  }
}

function block(words: string): Y.XmlElement {
  const element = new Y.XmlElement("block");
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

/** What each person sees when everybody has read everything, and what a newcomer sees. */
function seenAfter(steps: readonly Step[], isMended: boolean): Set<string> {
  const people = [1, 2, 3].map((id) => new Person(id, isMended)) as [Person, Person, Person];
  people[0].root.insert(0, [block("words")]);
  for (const person of people) person.reads(people[0]);
  for (const [index, deed, where, many] of steps) {
    const person = people[index % 3] as Person;
    if (deed === "undoes") person.takesBack("undo");
    else if (deed === "redoes") person.takesBack("redo");
    else if (deed === "reads") person.reads(people[where % 3] as Person);
    else person.edits(deed, where, many);
  }
  for (const person of [...people, ...people]) for (const other of people) person.reads(other);
  const newcomer = new Person(4, isMended);
  newcomer.reads(people[0]);
  return new Set([...people, newcomer].map(({ root }) => root.toString()));
}

const step: fc.Arbitrary<Step> = fc.tuple(fc.nat(2), fc.constantFrom(...deeds), fc.nat(7), fc.nat(3));

/** The smallest history found in which what is restored comes to stand elsewhere than Yjs says of it. */
const misleading: Step[] = [
  [0, "removes a block", 0, 0],
  [0, "adds a block", 0, 0],
  [1, "reads", 0, 0],
  [1, "erases", 6, 1],
  [1, "undoes", 0, 0],
  [1, "types", 3, 0],
  [1, "removes a block", 0, 0],
  [1, "undoes", 0, 0],
];

test("Yjs alone shows people different words after an undo", () => {
  expect(seenAfter(misleading, false)).toEqual(new Set(["<block>wodra</block>", "<block>worad</block>"]));
});

test("what an undo restores stands at the same place for everybody", () => {
  expect(seenAfter(misleading, true).size).toBe(1);
});

test("after whatever people do, undo and redo, all see the same", { timeout: 600_000 }, () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 40, size: "max" });
  fc.assert(
    fc.property(steps, (all) => seenAfter(all, true).size === 1),
    { numRuns },
  );
});
