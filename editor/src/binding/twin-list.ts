import type { Twin } from "./twins.ts";

const maxLength = 256;

/** Part of a list: few enough to be looked through, so that a long list is looked through by parts. */
export class Part {
  readonly twins: Twin[];
  size = 0;

  constructor(twins: Twin[]) {
    this.twins = twins;
    for (const twin of twins) {
      twin.part = this;
      this.size += twin.size;
    }
  }
}

export interface Place {
  /** Undefined at the end. */
  twin: Twin | undefined;
  index: number;
  /** Where it begins, from the beginning of the list, in positions of ProseMirror. */
  offset: number;
}

/** Twins in their order, found by index, by offset, or by themselves, in a time that hardly grows with their number. */
export class TwinList {
  readonly #parts: Part[] = [];

  constructor(twins: Twin[]) {
    for (let from = 0; from < twins.length; from += maxLength / 2)
      this.#parts.push(new Part(twins.slice(from, from + maxLength / 2)));
  }

  get length(): number {
    return this.#parts.reduce((sum, { twins }) => sum + twins.length, 0);
  }

  *[Symbol.iterator](): Generator<Twin> {
    for (const { twins } of this.#parts) yield* twins;
  }

  placeOf(twin: Twin): Place {
    let [index, offset] = [0, 0];
    for (const part of this.#parts) {
      if (part === twin.part) {
        for (const other of part.twins) {
          if (other === twin) return { twin, index, offset };
          index += 1;
          offset += other.size;
        }
      }
      index += part.twins.length;
      offset += part.size;
    }
    throw new Error("The twin is not in this list.");
  }

  /** The first that ends after an offset. */
  atOffset(wanted: number): Place {
    let [index, offset] = [0, 0];
    for (const { twins, size } of this.#parts) {
      if (offset + size > wanted) {
        for (const twin of twins) {
          if (offset + twin.size > wanted) return { twin, index, offset };
          index += 1;
          offset += twin.size;
        }
      }
      index += twins.length;
      offset += size;
    }
    return { twin: undefined, index, offset };
  }

  at(wanted: number): Place {
    let [index, offset] = [0, 0];
    for (const { twins, size } of this.#parts) {
      if (index + twins.length > wanted) {
        for (const twin of twins) {
          if (index === wanted) return { twin, index, offset };
          index += 1;
          offset += twin.size;
        }
      }
      index += twins.length;
      offset += size;
    }
    return { twin: undefined, index, offset };
  }

  slice(from: number, to: number): Twin[] {
    const found: Twin[] = [];
    let index = 0;
    for (const { twins } of this.#parts) {
      if (index >= to) break;
      if (index + twins.length > from) found.push(...twins.slice(Math.max(0, from - index), to - index));
      index += twins.length;
    }
    return found;
  }

  /** Puts a twin behind another, or first. */
  insertAfter(before: Twin | undefined, twin: Twin) {
    let part = before?.part ?? this.#parts[0];
    if (!part) this.#parts.push((part = new Part([])));
    part.twins.splice(before ? part.twins.indexOf(before) + 1 : 0, 0, twin);
    part.size += twin.size;
    twin.part = part;
    if (part.twins.length <= maxLength) return;
    const half = new Part(part.twins.splice(maxLength / 2));
    part.size -= half.size;
    this.#parts.splice(this.#parts.indexOf(part) + 1, 0, half);
  }

  remove(twin: Twin) {
    const part = twin.part as Part;
    part.twins.splice(part.twins.indexOf(twin), 1);
    part.size -= twin.size;
    twin.part = undefined;
    if (part.twins.length === 0) this.#parts.splice(this.#parts.indexOf(part), 1);
  }
}
