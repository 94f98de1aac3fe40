import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { TwinList } from "./twin-list.ts";
import { Twin } from "./twins.ts";

const twinOf = (size: number) => new Twin(new Y.XmlElement("paragraph"), size);

test("a list finds its twins by index, by offset and by themselves, whatever was put in and taken out", () => {
  const edits = fc.array(
    fc.record({ at: fc.nat(2_000), size: fc.integer({ min: 1, max: 9 }), isRemoval: fc.boolean() }),
    {
      maxLength: 700,
    },
  );
  fc.assert(
    fc.property(fc.nat(600), edits, (length, changes) => {
      const model = Array.from({ length }, (_, index) => twinOf(1 + (index % 5)));
      const list = new TwinList([...model]);
      for (const { at, size, isRemoval } of changes) {
        if (isRemoval && model.length > 0) {
          const [gone] = model.splice(at % model.length, 1) as [Twin];
          list.remove(gone);
        } else {
          const index = at % (model.length + 1);
          const twin = twinOf(size);
          list.insertAfter(model[index - 1], twin);
          model.splice(index, 0, twin);
        }
      }
      expect([...list]).toEqual(model);
      expect(list.length).toBe(model.length);
      let offset = 0;
      model.forEach((twin, index) => {
        const place = { twin, index, offset };
        expect(list.placeOf(twin)).toEqual(place);
        expect(list.at(index)).toEqual(place);
        expect(list.atOffset(offset)).toEqual(place);
        expect(list.atOffset(offset + twin.size - 1)).toEqual(place);
        offset += twin.size;
      });
      expect(list.atOffset(offset)).toEqual({ twin: undefined, index: model.length, offset });
      expect(list.slice(3, 300)).toEqual(model.slice(3, 300));
    }),
    { numRuns: 30 },
  );
});
