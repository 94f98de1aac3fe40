import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import { ReplaceStep } from "@tiptap/pm/transform";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { bindingPlugin } from "./binding-plugin.ts";
import { charactersIn } from "./simulation/characters.ts";
import { Dice } from "./simulation/dice.ts";
import { HeadlessEditor } from "./simulation/headless-editor.ts";
import { histories, runs } from "./simulation/history.ts";
import { Network } from "./simulation/network.ts";
import { randomBlocks } from "./simulation/random-content.ts";
import { randomEdit, editInPlace } from "./simulation/random-edits.ts";
import { randomCaret } from "./simulation/random-place.ts";
import { strangeWrites, validWrites } from "./simulation/random-writes.ts";
import { catchReportedErrors, throwReportedError } from "./simulation/reported-errors.ts";
import { expectShown } from "./simulation/shown.ts";
import { decorationsPlugin, Standing } from "./simulation/standing.ts";
import { createStockEditor } from "./simulation/stock-editor.ts";
import { schema, stockSchema } from "./simulation/test-schema.ts";

catchReportedErrors();

const timeout = 24 * 3_600_000;

describe("while others write elsewhere", () => {
  test(
    "decorations, the selection and anchors stay on their words",
    () => {
      fc.assert(
        fc.property(histories(40), (history) => {
          const { ann, bob, carla, network, standing } = begin(history.length);
          for (const [, what, seed] of history) {
            const dice = new Dice(seed);
            const tr = what < 45 ? editInPlace(bob.state, dice) : undefined;
            if (tr) bob.dispatch(tr);
            else if (what < 55) dice.pick(validWrites)(carla.document.getXmlFragment("content"), dice);
            else network.deliverNext(dice.pick([0, 0, 1, 2]));
            expectStanding(standing, "everything");
            expectShown(ann);
          }
        }),
        runs(120, 100_000),
      );
    },
    timeout,
  );

  // In what comes as one a text may go in two directions at once: a step of ProseMirror cannot always say so.
  test(
    "anchors stay on their words, also when many edits come as one",
    () => {
      fc.assert(
        fc.property(histories(40), (history) => {
          const { bob, carla, network, standing } = begin(history.length);
          for (const [, what, seed] of history) {
            const dice = new Dice(seed);
            const tr = what < 50 ? randomEdit(bob.state, dice) : undefined;
            if (tr) bob.dispatch(tr);
            else if (what < 60) dice.pick(validWrites)(carla.document.getXmlFragment("content"), dice);
            else network.deliver(dice.below(3), dice);
            expectStanding(standing, "anchors");
          }
        }),
        runs(80, 50_000),
      );
    },
    timeout,
  );
});

describe("a position told by what it stands on", () => {
  test(
    "is found again, at every place in a text, whatever the document holds",
    () => {
      fc.assert(
        fc.property(histories(25), fc.boolean(), (history, isStrange) => {
          const editor = new HeadlessEditor({ id: 1, schema });
          fill(editor, history.length);
          for (const [, what, seed] of history) {
            const dice = new Dice(seed);
            const tr = what < 70 ? randomEdit(editor.state, dice) : undefined;
            if (tr) editor.dispatch(tr);
            else dice.pick(isStrange ? strangeWrites : validWrites)(editor.fragment, dice);
          }
          for (const position of placesInTexts(editor).filter((place) => isAsThere(editor, place))) {
            for (const side of [-1, 1] as const) {
              const found = editor.binding.toPosition(editor.binding.toRelativePosition(position, side));
              if (found !== position) throw new Error(`${position} (${side}) became ${found} in ${editor.doc}`);
            }
          }
        }),
        runs(120, 50_000),
      );
    },
    timeout,
  );

  test(
    "is understood by the stock binding, and the other way round",
    () => {
      fc.assert(
        fc.property(histories(10), (history) => {
          const [ours, theirs] = [new HeadlessEditor({ id: 1, schema: stockSchema }), createStockEditor(2)];
          const network = new Network([ours, theirs]);
          fill(ours, history.length);
          for (const [, , seed] of history) {
            const tr = randomEdit(ours.state, new Dice(seed));
            if (tr) ours.dispatch(tr);
          }
          network.settle();
          const { mapping } = ySyncPluginKey.getState(theirs.state).binding;
          for (const position of placesInTexts(ours)) {
            const told = absolutePositionToRelativePosition(position, theirs.fragment, mapping) as Y.RelativePosition;
            expect(ours.binding.toPosition(told)).toBe(position);
            const heard = ours.binding.toRelativePosition(position);
            expect(relativePositionToAbsolutePosition(theirs.document, theirs.fragment, heard, mapping)).toBe(position);
          }
        }),
        runs(60, 20_000),
      );
    },
    timeout,
  );
});

describe("the caret of an editor that has just been opened is at the beginning", () => {
  const write = (fragment: Y.XmlFragment) =>
    fragment.insert(
      0,
      ["One.", "Two."].map((words) => {
        const paragraph = new Y.XmlElement("paragraph");
        paragraph.insert(0, [new Y.XmlText(words)]);
        return paragraph;
      }),
    );

  test("of a document that is there", () => {
    const bind = (fragment: Y.XmlFragment) => {
      write(fragment);
      return bindingPlugin(fragment);
    };
    const { state, words } = new HeadlessEditor({ id: 1, schema, bind });
    expect([words, state.selection.toJSON()]).toEqual(["One.|Two.", { type: "text", anchor: 1, head: 1 }]);
  });

  test("of one that comes", () => {
    const ann = new HeadlessEditor({ id: 1, schema });
    const other = new Y.Doc();
    write(other.getXmlFragment("content"));
    Y.applyUpdate(ann.document, Y.encodeStateAsUpdate(other));
    expect([ann.words, ann.state.selection.toJSON()]).toEqual(["One.|Two.", { type: "text", anchor: 1, head: 1 }]);
  });
});

describe("in a text that is everywhere the same", () => {
  test("what others do is shown in one step, exactly there", () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.boolean(), (from, to, isDeletion) => {
        const [ann, bob] = openBoth("aaaaaa");
        const [start, end] = [Math.min(from, to), Math.max(from, to)];
        const text = bob.get(0) as Y.XmlText;
        if (isDeletion && start === end) return;
        if (isDeletion) text.delete(start, end - start);
        else text.insert(from, "a");
        const steps = ann.lastChange?.steps ?? [];
        expect(steps).toHaveLength(1);
        const step = steps[0] as ReplaceStep;
        expect(step).toBeInstanceOf(ReplaceStep);
        const expected = isDeletion ? [start + 1, end + 1, 0] : [from + 1, from + 1, 1];
        expect([step.from, step.to, step.slice.size]).toEqual(expected);
      }),
    );
  });

  test("what I type or delete is typed or deleted exactly there", () => {
    const edit = fc.tuple(fc.nat(8), fc.nat(8), fc.constantFrom("", "a", "aa"));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const [ann, bob] = openBoth("aaaaaa");
        for (const [one, other, words] of edits) {
          const { size } = ann.doc.child(0).content;
          const [from, to] = [Math.min(one, other, size), Math.min(Math.max(one, other), size)];
          const before = idsIn(bob);
          if (from === to && words === "") continue;
          ann.dispatch(
            words === "" ? ann.state.tr.delete(from + 1, to + 1) : ann.state.tr.insertText(words, from + 1, to + 1),
          );
          const after = idsIn(bob);
          expect(after).toHaveLength(before.length - (to - from) + words.length);
          expect(after.slice(0, from)).toEqual(before.slice(0, from));
          expect(after.slice(from + words.length)).toEqual(before.slice(to));
        }
      }),
    );
  });
});

/** Ann, in whose editor something stands on some words, and Bob and Carla, who write. */
function begin(seed: number) {
  const ann = new HeadlessEditor({ id: 1, schema, plugins: [decorationsPlugin()] });
  const bob = new HeadlessEditor({ id: 2, schema });
  const carla = { document: new Y.Doc() };
  const network = new Network([ann, bob, carla]);
  fill(ann, seed);
  const words = ["«one»", "«two»", "«three»", "«four»"];
  writeApart(ann, words, seed);
  network.settle();
  const standing = words.map((word, index) => new Standing(ann, word, index === 0));
  return { ann, bob, carla, network, standing };
}

function expectStanding(standing: readonly Standing[], what: Parameters<Standing["places"]>[0]) {
  throwReportedError();
  for (const each of standing) {
    const places = each.places(what);
    if (places) expect(places.got).toEqual(places.wanted);
  }
}

function fill(editor: HeadlessEditor, seed: number) {
  const blocks = randomBlocks(editor.state.schema, new Dice(seed));
  editor.dispatch(editor.state.tr.replaceWith(0, editor.doc.content.size, blocks));
}

/** Each word at some place, none within another. */
function writeApart(editor: HeadlessEditor, words: readonly string[], seed: number) {
  const dice = new Dice(seed);
  const places = words.map(() => randomCaret(editor.doc, dice)).toSorted((one, other) => other - one);
  for (const [index, place] of places.entries()) editor.types(words[index] as string, place);
}

/** Whether nothing around a position is mended: what only mends has nothing in Yjs to stand on. */
function isAsThere({ doc, fragment }: HeadlessEditor, position: number): boolean {
  const $position = doc.resolve(position);
  let type: Y.XmlFragment = fragment;
  for (let depth = 0; depth < $position.depth; depth += 1) {
    const children = type.toArray();
    if (children.length !== $position.node(depth).childCount) return false;
    type = children[$position.index(depth)] as Y.XmlElement;
    if (!(type instanceof Y.XmlElement) || type.nodeName !== $position.node(depth + 1).type.name) return false;
  }
  return true;
}

function placesInTexts({ doc }: HeadlessEditor): number[] {
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return;
    for (let offset = 0; offset <= node.content.size; offset += 1) places.push(position + 1 + offset);
  });
  return places;
}

/** Ann's editor and the paragraph that another replica has; both are always up to date. */
function openBoth(words: string): [HeadlessEditor, Y.XmlElement] {
  const ann = new HeadlessEditor({ id: 1, schema });
  const bob = { document: new Y.Doc() };
  const network = new Network([ann, bob]);
  for (const { document } of [ann, bob]) document.on("update", () => network.settle());
  ann.types(words, 1);
  return [ann, bob.document.getXmlFragment("content").get(0) as Y.XmlElement];
}

function idsIn(paragraph: Y.XmlElement): string[] {
  return paragraph
    .toArray()
    .flatMap((text) => charactersIn(text as Y.XmlText))
    .map(({ id }) => `${id.client} ${id.clock}`);
}
