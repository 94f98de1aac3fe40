import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";
import { yBlock } from "../yjs-blocks.ts";

interface Deed {
  /** Where Ann's caret is before, or what she has selected. */
  behind?: string;
  selected?: string;
  does: (ann: Writer) => Promise<unknown>;
  /** What the document is then, as bare HTML. */
  makes: string;
  /** Somewhere in it, words behind which Bob writes. */
  within: string;
}

const row = (cell: string) => `<tr>${`<${cell}><p></p></${cell}>`.repeat(3)}</tr>`;
const table = `<table><colgroup><col><col><col></colgroup><tbody>${row("th")}${row("td")}${row("td")}</tbody></table>`;
const deeds: Record<string, Deed> = {
  typing: {
    behind: "Two",
    // Each key is pressed before the page is done with the one before: what it takes for them is no pause.
    does: (ann) => Promise.all([..."(more)"].map((letter) => ann.page.keyboard.type(letter))),
    makes: "<p>Zero.</p><p>One apple.</p><p>Two(more) pears.</p><p>Three plums.</p>",
    within: "Two(mo",
  },
  deleting: {
    selected: "apple.Two",
    does: (ann) => ann.presses("Delete"),
    makes: "<p>Zero.</p><p>One  pears.</p><p>Three plums.</p>",
    within: "pea",
  },
  pasting: {
    selected: "pears",
    does: (ann) => ann.pastes("<p>figs</p><ul><li><p>limes</p></li></ul><p>dates</p>", "text/html"),
    makes: "<p>Zero.</p><p>One apple.</p><p>Two figs</p><ul><li><p>limes</p></li></ul><p>dates.</p><p>Three plums.</p>",
    within: "lim",
  },
  splitting: {
    behind: "Two pea",
    does: (ann) => ann.presses("Enter"),
    makes: "<p>Zero.</p><p>One apple.</p><p>Two pea</p><p>rs.</p><p>Three plums.</p>",
    within: "Two p",
  },
  joining: {
    behind: "apple.",
    does: (ann) => ann.presses("Delete"),
    makes: "<p>Zero.</p><p>One apple.Two pears.</p><p>Three plums.</p>",
    within: "Two p",
  },
  "making a list": {
    behind: "Two",
    does: (ann) => ann.presses("Control+Shift+8"),
    makes: "<p>Zero.</p><p>One apple.</p><ul><li><p>Two pears.</p></li></ul><p>Three plums.</p>",
    within: "Two p",
  },
  "making a heading": {
    behind: "Two",
    does: (ann) => ann.presses("Control+Alt+2"),
    makes: "<p>Zero.</p><p>One apple.</p><h2>Two pears.</h2><p>Three plums.</p>",
    within: "Two p",
  },
  "inserting a table": {
    behind: "pears.",
    does: async (ann) => {
      await ann.page.getByRole("button", { name: "Table" }).click();
      await ann.page.getByRole("gridcell", { name: "3 rows, 3 columns" }).click();
    },
    makes: `<p>Zero.</p><p>One apple.</p><p>Two pears.</p>${table}<p>Three plums.</p>`,
    within: "Two p",
  },
  "making bold": {
    selected: "pears",
    does: (ann) => ann.presses("Control+b"),
    makes: "<p>Zero.</p><p>One apple.</p><p>Two <strong>pears</strong>.</p><p>Three plums.</p>",
    within: "pea",
  },
};

test("undo after each kind of edit brings back what was there and what was selected, and leaves what others wrote", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const begin = await meet(server, ann, bob);
  for (const [what, deed] of Object.entries(deeds)) {
    const before = await begin(what);
    const selectedBefore = await selectBefore(ann, deed);
    await deed.does(ann);
    await expect.poll(() => bob.shape(), what).toBe(deed.makes);
    const selectedAfter = await ann.selection();

    await bob.goesBehind("Zero");
    await bob.page.keyboard.type("(ripe)");
    await bob.goesBehind("plums.");
    await bob.page.keyboard.type("(Bob)");
    await ann.sees("plums.(Bob)");
    const withBob = (text: string) => text.replace("Zero", "Zero(ripe)").replace("plums.", "plums.(Bob)");
    await ann.presses("Control+z");
    await expect.poll(() => ann.shape(), what).toBe(withBob(before));
    expect(await ann.selection(), what).toBe(withBob(selectedBefore));
    await expect.poll(() => bob.shape(), what).toBe(withBob(before));
    await ann.presses("Control+Shift+z");
    await expect.poll(() => ann.shape(), what).toBe(withBob(deed.makes));
    expect(await ann.selection(), what).toBe(withBob(selectedAfter));
    await expect.poll(() => bob.shape(), what).toBe(withBob(deed.makes));
  }
});

test("undo after each kind of edit leaves what others wrote into it, and brings back nothing twice", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const begin = await meet(server, ann, bob);
  for (const [what, deed] of Object.entries(deeds)) {
    const before = await begin(what);
    await selectBefore(ann, deed);
    await deed.does(ann);
    await expect.poll(() => bob.shape(), what).toBe(deed.makes);
    await bob.goesBehind(deed.within);
    await bob.page.keyboard.type("(Bob)");
    await ann.sees(`${deed.within}(Bob)`);
    await ann.presses("Control+z");
    await expect.poll(async () => (await ann.blocks()).join("").replace("(Bob)", ""), what).toBe(textIn(before));
    await ann.sees("(Bob)");
    await expect.poll(() => bob.shape(), what).toBe(await ann.shape());
    await ann.presses("Control+Shift+z");
    await expect.poll(() => ann.shape(), what).toBe(deed.makes.replace(deed.within, `${deed.within}(Bob)`));
    await expect.poll(() => bob.shape(), what).toBe(await ann.shape());
  }
});

test("undo with the focus on a control of a block, or in a field beside the text, takes no words away", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  const task = '<ul data-type="taskList"><li data-type="taskItem" data-checked="false"><p>Task</p></li></ul>';
  await ann.pastes(`${task}<p></p>`, "text/html");
  await ann.types("Words below");
  const box = ann.text.getByRole("checkbox");
  await box.press("Space");
  await expect(box).toBeChecked();
  await ann.presses("Control+z");
  await expect(box).not.toBeChecked();
  await ann.presses("Control+y");
  await expect(box).toBeChecked();
  await ann.sees("Words below");

  await ann.goesBehind("Words below");
  await ann.presses("Control+k");
  await expect(ann.page.getByLabel("Address")).toBeFocused();
  await ann.presses("Control+z", "Control+z");
  await ann.sees("Words below");
});

test("undo of what made a block gives the focus of its control back to the text", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes("<details open><summary>More</summary><p>Hidden</p></details>", "text/html");
  await ann.text.locator(".weft-details button").first().focus();
  await ann.presses("Control+z");
  await expect(ann.text.locator(".weft-details")).toBeHidden();
  await expect(ann.text).toBeFocused();
});

/** The result makes the document anew, of paragraphs that neither of the two has written, and tells their HTML. */
async function meet(server: { url: string }, ...people: Writer[]): Promise<(what: string) => Promise<string>> {
  const other = new StockClient(server, "notes");
  for (const person of people) await person.opens("notes");
  const blocks = ["Zero.", "One apple.", "Two pears.", "Three plums."];
  const html = blocks.map((words) => `<p>${words}</p>`).join("");
  return async (what) => {
    other.content.delete(0, other.content.length);
    // What is made of a text while somebody writes in it goes on with the words of theirs.
    for (const person of people) await expect.poll(() => person.shape(), what).toBe("<p></p>");
    other.content.insert(
      0,
      blocks.map((words) => yBlock("paragraph", words)),
    );
    for (const person of people) await expect.poll(() => person.shape(), what).toBe(html);
    return html;
  };
}

async function selectBefore(ann: Writer, { behind, selected }: Deed): Promise<string> {
  if (behind) await ann.goesBehind(behind);
  if (selected) await ann.selects(selected);
  return ann.selection();
}

function textIn(html: string): string {
  return html.replaceAll(/<[^>]*>/g, "");
}
