import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

interface Case {
  /** What both have before them. */
  html: string;
  ann: (ann: Writer) => Promise<unknown>;
  bob: (bob: Writer) => Promise<unknown>;
  /** The blocks of text that both have then, in their order. */
  result: string[];
}

const blocks: Record<string, Case> = {
  list: {
    html: "<ul><li><p>one</p></li><li><p>two</p></li></ul>",
    ann: async (ann) => {
      await writesBehind(ann, "one", " from Ann");
      await ann.presses("Enter");
      await ann.page.keyboard.type("half");
    },
    bob: async (bob) => {
      await writesBehind(bob, "two", " from Bob");
      await bob.presses("Enter");
      await bob.page.keyboard.type("three");
    },
    result: ["one from Ann", "half", "two from Bob", "three"],
  },
  "code block": {
    html: "<pre><code>const a = 1;\nconst b = 2;</code></pre>",
    ann: async (ann) => {
      await writesBehind(ann, "a = 1;", " // Ann");
      await ann.presses("Enter");
      await ann.page.keyboard.type("const c = 3;");
    },
    bob: (bob) => writesBehind(bob, "b = 2;", " // Bob and more of Bob"),
    result: ["const a = 1; // Ann\nconst c = 3;\nconst b = 2; // Bob and more of Bob"],
  },
  quote: {
    html: "<blockquote><p>first words</p><p>second words</p></blockquote>",
    ann: async (ann) => {
      await writesBehind(ann, "first", " Ann's");
      await ann.presses("End", "Enter");
      await ann.page.keyboard.type("between");
    },
    bob: async (bob) => {
      await writesBehind(bob, "second", " Bob's");
      await bob.presses("Control+b");
      await bob.page.keyboard.type(" bold");
    },
    result: ["first Ann's words", "between", "second Bob's bold words"],
  },
  table: {
    html: "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
    ann: async (ann) => {
      await writesBehind(ann, "c", " of Ann");
      await ann.page.getByRole("button", { name: "Insert row below" }).click();
      await ann.presses("Tab", "Tab");
      await ann.page.keyboard.type("Ann's row");
    },
    bob: async (bob) => {
      await writesBehind(bob, "b", " of Bob");
      await bob.presses("Home");
      await bob.page.keyboard.type("Bob's ");
    },
    result: ["a", "Bob's b of Bob", "c of Ann", "d", "Ann's row", ""],
  },
};

for (const [what, { html, ann: annWrites, bob: bobWrites, result }] of Object.entries(blocks)) {
  test(`two people who write in one ${what} at once both keep what they wrote`, async ({ arrives }) => {
    const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
    await ann.opens("notes");
    await bob.opens("notes");
    await ann.text.focus();
    await ann.pastes(`<p>Before</p>${html}<p>After</p>`, "text/html");
    await bob.sees("After");
    await Promise.all([annWrites(ann), bobWrites(bob)]);
    const all = ["Before", ...result, "After"];
    for (const person of [ann, bob]) await expect.poll(() => textsOf(person), what).toEqual(all);
    expect(await bob.shape()).toBe(await ann.shape());
  });
}

async function writesBehind(person: Writer, words: string, more: string): Promise<void> {
  await person.goesBehind(words);
  await person.page.keyboard.type(more, { delay: 15 });
}

function textsOf({ text }: Writer): Promise<string[]> {
  return text.evaluate((element) =>
    [...element.querySelectorAll("p, pre code")].map(({ textContent }) => textContent ?? ""),
  );
}
