import { Fragment, Schema, Slice } from "@tiptap/pm/model";
import { AddMarkStep, ReplaceStep, Transform } from "@tiptap/pm/transform";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Alignment } from "./alignment.ts";

const schema = new Schema({ nodes: { doc: { content: "text*" }, text: {} }, marks: { bold: {} } });

const step = fc.record({ from: fc.nat(40), length: fc.nat(4), words: fc.constantFrom("", "a", "bb", "ccc") });

test("what is aligned is the same character, and what the steps put in or took out is not aligned", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      // Each character is another one, so that it can be told where it went.
      let next = 0x4e00;
      const fresh = (length: number) => Array.from({ length }, () => String.fromCharCode(next++)).join("");
      const before = schema.node("doc", null, [schema.text(fresh(30))]);
      const transform = new Transform(before);
      for (const { from, length, words } of steps) {
        const start = Math.min(from, transform.doc.content.size);
        const end = Math.min(start + length, transform.doc.content.size);
        const content = words === "" ? Fragment.empty : Fragment.from(schema.text(fresh(words.length)));
        transform.step(new ReplaceStep(start, end, new Slice(content, 0, 0)));
      }
      const after = transform.doc;
      const alignment = new Alignment([transform], before.content.size, after.content.size);
      const [old, current] = [before.textContent, after.textContent];
      for (let position = 0; position < old.length; position += 1) {
        const expected = current.indexOf(old[position] as string);
        expect(alignment.toNew(position)).toBe(expected < 0 ? undefined : expected);
      }
      const kept = [...alignment.kept(5, 25)];
      for (const { oldFrom, newFrom, size } of kept)
        expect(old.slice(oldFrom, oldFrom + size)).toBe(current.slice(newFrom, newFrom + size));
      expect(kept.reduce((sum, { size }) => sum + size, 0)).toBe(
        Array.from(old.slice(5, 25)).filter((character) => current.includes(character)).length,
      );
      const { oldFrom, oldTo, newFrom, newTo } = alignment.window;
      expect(old.slice(0, oldFrom)).toBe(current.slice(0, newFrom));
      expect(old.slice(oldTo)).toBe(current.slice(newTo));
    }),
  );
});

test("steps that move nothing are in the window all the same", () => {
  const before = schema.node("doc", null, [schema.text("0123456789")]);
  const transform = new Transform(before)
    .step(new AddMarkStep(6, 8, schema.mark("bold")))
    .step(new ReplaceStep(0, 2, Slice.empty));
  expect(new Alignment([transform], 10, 8).window).toEqual({ oldFrom: 0, oldTo: 8, newFrom: 0, newTo: 6 });
});
