import { devices } from "@playwright/test";
import { writeLines } from "../lines.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";
import { wordsOf } from "../yjs-blocks.ts";

/** For each block how far it is from the one before, and how much higher than its words. Nothing may overlap. */
function shapes(writer: Writer): Promise<{ gap: number; spare: number }[]> {
  return writer.text.evaluate((text) => {
    const blocks = [...text.querySelectorAll("p, h1, h2")];
    return blocks.map((block, index) => {
      const box = block.getBoundingClientRect();
      const before = index > 0 ? (blocks[index - 1] as Element).getBoundingClientRect().bottom : box.top;
      const words = document.createRange();
      words.selectNodeContents(block);
      return {
        gap: Math.round(box.top - before),
        spare: Math.round(box.bottom - words.getBoundingClientRect().bottom),
      };
    });
  });
}

const islands = (writer: Writer) => writer.text.locator(".weft-island");

async function isInShape(writer: Writer) {
  await expect
    .poll(async () => {
      const all = await shapes(writer);
      const isEven = all.slice(1).every(({ gap }) => gap === all[1]?.gap);
      return isEven && all.every(({ spare }) => spare >= 0 && spare < 8) ? "even" : JSON.stringify(all);
    })
    .toBe("even");
}

test("blocks that are written in are as high as their words, whatever happens to them", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const id = "long-lines";
  await ann.opens(id);
  await bob.opens(id);
  await ann.types("one\ntwo\nthree\nfour");
  await expect(bob.text).toContainText("four");
  await bob.types(" and on");
  await expect(islands(ann)).not.toHaveCount(0);
  await expect(islands(bob)).not.toHaveCount(0);

  await ann.text.getByText("two").click();
  await ann.presses("End");
  await ann.page.keyboard.type(" goes on and on".repeat(9));
  await isInShape(ann);
  await isInShape(bob);

  await ann.presses("Shift+Home");
  await ann.presses("Control+b");
  await isInShape(ann);
  await isInShape(bob);

  await ann.presses("Backspace");
  await isInShape(ann);
  await isInShape(bob);

  await bob.page.keyboard.type(" words that break elsewhere in a narrow window".repeat(3));
  await bob.page.setViewportSize({ width: 480, height: 800 });
  await isInShape(bob);
  await expect(islands(bob)).toHaveCount(0);

  await bob.page.keyboard.type("x");
  await expect(islands(bob)).toHaveCount(1);
  // A page is as wide on paper as it likes: what was held is given up.
  await bob.page.emulateMedia({ media: "print" });
  await expect(islands(bob)).toHaveCount(0);
  await bob.page.keyboard.type("y");
  await expect(islands(bob)).toHaveCount(1);
  await expect(islands(bob)).toHaveCSS("contain", "none");
});

test("what others write is never painted over what stands below it", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server);
  await ann.opens("notes");
  await ann.page.evaluate(() => {
    const look = () => {
      const { port1, port2 } = new MessageChannel();
      // After the frame was laid out, for what was painted.
      port1.addEventListener("message", () => {
        for (const block of document.querySelectorAll(".ProseMirror > p"))
          if (block.scrollHeight > block.clientHeight + 1)
            document.documentElement.dataset["overlaps"] = block.textContent;
        requestAnimationFrame(look);
      });
      port1.start();
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });
  for (let edit = 0; edit < 20; edit += 1) {
    const words = wordsOf(other.content.get(edit % 10));
    words.insert(words.length, ` And as much again as takes several lines, ${edit} times.`.repeat(4));
    await ann.sees(`lines, ${edit} times.`);
  }
  await expect(islands(ann)).not.toHaveCount(0);
  expect(await ann.page.locator("html").getAttribute("data-overlaps")).toBeNull();
  other.leave();
});

test("what others write in a line that is folded away takes its room when it is shown again", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.types("# Title");
  await ann.presses("Enter");
  await ann.page.keyboard.type("Folded");
  await ann.presses("Enter");
  await ann.page.keyboard.type("# Next");
  await bob.opens("notes");
  const folded = ann.text.locator("> p");
  await ann.goesBehind("Title");
  await ann.presses("Control+Shift+Enter");
  await expect(folded).toBeHidden();
  await bob.goesBehind("Folded");
  await bob.page.keyboard.insertText(" words".repeat(60));
  await expect(folded).toHaveText(/words$/);
  await ann.presses("Control+Shift+Enter");
  await expect(folded).toBeVisible();
  const room = () =>
    folded.evaluate((line) => {
      const words = document.createRange();
      words.selectNodeContents(line);
      return line.getBoundingClientRect().bottom - words.getBoundingClientRect().bottom;
    });
  await expect.poll(room).toBeGreaterThan(-1);
});

test("what a phone deletes is measured when it is read, which is later", async ({ arrives }) => {
  const ann = await arrives("Ann", { userAgent: devices["Pixel 7"].userAgent });
  await ann.opens("notes");
  await ann.types("One");
  await expect(islands(ann)).toHaveText(["One"]);
  await ann.presses("Enter");
  await ann.page.keyboard.type("two");
  await expect(islands(ann)).toHaveText(["two"]);
  const errors: string[] = [];
  ann.page.on("pageerror", ({ message }) => errors.push(message));
  for (let count = 0; count < "two".length; count += 1) await ann.page.keyboard.press("Backspace");
  await expect(ann.text.locator("p").last()).toHaveText("");
  await expect(islands(ann)).toHaveText([""]);
  expect(errors).toEqual([]);
});
