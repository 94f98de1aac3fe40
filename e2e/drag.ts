import type { Writer } from "./writer.ts";

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Something that somebody holds with the mouse and has not dropped yet. */
export class Drag {
  readonly #writer: Writer;

  private constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Takes what is selected at these words. */
  static async at(writer: Writer, words: string): Promise<Drag> {
    const { left, top, width, height } = await boxOf(writer, words);
    const [x, y] = [left + width / 2, top + height / 2];
    const { mouse } = writer.page;
    await mouse.move(x, y);
    await mouse.down();
    // A browser takes it for a drag when the mouse has gone some way.
    await mouse.move(x + 8, y + 4, { steps: 4 });
    return new Drag(writer);
  }

  async dropBefore(words: string): Promise<void> {
    const { left, top, height } = await boxOf(this.#writer, words);
    await this.#drop(left, top + height / 2);
  }

  /** Between the block with these words and the next one. */
  async dropBelow(words: string): Promise<void> {
    const { left, top, height } = await boxOf(this.#writer, words);
    await this.#drop(left, top + height + 6);
  }

  async #drop(x: number, y: number): Promise<void> {
    const { mouse } = this.#writer.page;
    await mouse.move(x, y, { steps: 4 });
    await mouse.up();
  }
}

function boxOf({ text }: Writer, words: string): Promise<Box> {
  return text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const start = node.data.indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { left, top, width, height };
    }
    throw new Error(`There is no “${wanted}”.`);
  }, words);
}
