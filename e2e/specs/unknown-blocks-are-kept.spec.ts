import * as Y from "yjs";
import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

/** What a newer or another program may have in a document: put into it, and how the document then holds it. */
const unknown: Record<string, { write: (client: StockClient) => void; stored: RegExp }> = {
  block: {
    write: (client) => client.append("gadget", "Mind the gap.", { attributes: { tone: "calm" } }),
    stored: /<gadget tone="calm">Mind the gap\.<\/gadget>/,
  },
  "piece of text": {
    write: (client) => {
      client.append("paragraph", "Mind ");
      const stamp = new Y.XmlElement("stamp");
      stamp.setAttribute("id", "7");
      stamp.insert(0, [new Y.XmlText("the gap.")]);
      (client.content.get(client.content.length - 1) as Y.XmlElement).insert(1, [stamp]);
    },
    stored: /<paragraph>Mind <stamp id="7">the gap\.<\/stamp>[^<]*<\/paragraph>/,
  },
  mark: {
    write: (client) => client.append("paragraph", "Mind the gap.", { marks: { comment: { id: "7" } } }),
    stored: /<comment id="7">Mind the gap\.<\/comment>/,
  },
  attribute: {
    write: (client) => client.append("paragraph", "Mind the gap.", { attributes: { indent: "2" } }),
    stored: /<paragraph indent="2">[^<]*Mind the gap\.[^<]*<\/paragraph>/,
  },
};

for (const [kind, { write, stored }] of Object.entries(unknown)) {
  test(`promise 9: one can write around an unknown ${kind}, which stays as it is`, async ({ server, arrives }) => {
    const other = new StockClient(server, "notes");
    other.append("paragraph", "Known words.");
    write(other);
    other.append("paragraph", "The end.");
    await expect.poll(() => other.isSaved).toBe(true);
    const own = other.content.get(1);

    const ann = await arrives("Ann");
    await ann.opens("notes");
    await expect(ann.text).toContainText(/Mind\s.*the gap\./);
    await ann.types(" And on.");
    await ann.text.getByText("Known words.").click();
    await ann.page.keyboard.press("End");
    await ann.caretIsSeen();
    await ann.page.keyboard.press("Enter");
    await ann.page.keyboard.type("Between.");
    await expect.poll(() => other.content.toString()).toContain("Between.");
    other.append("paragraph", "Theirs.");
    await ann.sees("Theirs.");
    await ann.page.keyboard.press("Control+z");
    await expect.poll(() => other.content.toString()).not.toContain("Between.");
    expect(other.content.toString()).toContain("The end. And on.");
    expect(other.content.toString()).toMatch(stored);
    expect(other.content.toArray()).toContain(own);
    other.leave();
  });

  test(`promise 9: writing goes on when an unknown ${kind} comes, and loses nothing`, async ({ server, arrives }) => {
    const ann = await arrives("Ann");
    await ann.opens("notes");
    await ann.types("Written before.");
    await ann.saved();
    const other = new StockClient(server, "notes");
    await expect.poll(() => other.content.toString()).toContain("Written before.");
    write(other);
    await expect(ann.text).toContainText(/Mind\s.*the gap\./);
    await ann.page.keyboard.type(" Written after.");
    await expect.poll(() => other.content.toString()).toContain("Written before. Written after.");
    expect(other.content.toString()).toMatch(stored);
    other.leave();
  });
}

test("promise 9: an unknown block is shown in one piece, and only who means it deletes it", async ({
  server,
  arrives,
}) => {
  const { ann, other } = await withGadget(server, await arrives("Ann"));
  const placeholder = ann.text.getByRole("group", { name: "Needs a newer version of Weft: gadget" });
  await expect(placeholder).toContainText("Mind the gap.");
  const { keyboard } = ann.page;

  await ann.text.getByText("After.").click();
  await keyboard.press("Home");
  await ann.caretIsSeen();
  await keyboard.press("Backspace");
  await expect(placeholder).toHaveClass(/selectednode/);
  await keyboard.type("Typed.");
  await expect.poll(() => other.content.toString()).toContain("<paragraph>Typed.</paragraph>");
  expect(other.content.toString()).toContain("<gadget>Mind the gap.</gadget>");

  await ann.text.getByText("Before.").click();
  await keyboard.press("End");
  await ann.caretIsSeen();
  await keyboard.press("ArrowDown");
  await expect(placeholder).toHaveClass(/selectednode/);
  await keyboard.press("Delete");
  await expect.poll(() => other.content.toString()).not.toContain("gadget");
  await keyboard.press("Control+z");
  await expect.poll(() => other.content.toString()).toContain("<gadget>Mind the gap.</gadget>");
  await expect(placeholder).toContainText("Mind the gap.");
  other.leave();
});

test("promise 9: what is unknown survives that a paragraph is split, turned into code and moved", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const other = new StockClient(server, "notes");
  other.append("paragraph", "First. ", { attributes: { indent: "2" } });
  const paragraph = other.content.get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).insert(7, "Noted words.", { comment: { id: "7" } });
  paragraph.insert(1, [new Y.XmlElement("stamp")]);
  other.append("paragraph", "Last.");
  await expect.poll(() => other.isSaved).toBe(true);
  await ann.opens("notes");
  const { keyboard } = ann.page;
  await ann.text.getByText("First.").click();
  await keyboard.press("Home");
  for (const _ of "First. Noted ") await keyboard.press("ArrowRight");
  await ann.caretIsSeen();
  await keyboard.press("Enter");
  const [before, after] = [
    'First. <comment id="7">Noted </comment>',
    '<comment id="7">words.</comment><stamp></stamp>',
  ];
  await expect
    .poll(() => other.content.toString())
    .toContain(`<paragraph indent="2">${before}</paragraph><paragraph indent="2">${after}</paragraph>`);

  await ann.page.getByRole("combobox", { name: "Text style" }).selectOption("Code block");
  await expect.poll(() => other.content.toString()).toContain(`<codeblock indent="2" wrap="true">${after}</codeblock>`);
  await ann.page.getByRole("combobox", { name: "Text style" }).selectOption("Text");

  await keyboard.press("Control+a");
  await keyboard.press("Control+x");
  await expect.poll(() => other.content.toString()).not.toContain("words.");
  await keyboard.press("Control+v");
  await expect.poll(() => other.content.toString()).toContain("Last.");
  expect(other.content.toString()).toContain(
    `<paragraph indent="2">${before}</paragraph><paragraph indent="2">${after}</paragraph>`,
  );
  other.leave();
});

test("promise 9: a web page cannot forge what nobody here understands", async ({ server, arrives }) => {
  const { ann, other } = await withGadget(server, await arrives("Ann"));
  const attributes = { name: "script", words: "forged", tree: { name: "script", attributes: {}, children: [] } };
  const around = (...surroundings: unknown[]) => `data-pm-slice='0 0 ${JSON.stringify(surroundings)}'`;
  await ann.text.getByText("After.").click();
  for (const html of [
    `<div data-weft-unknown="1-2-3-4">forged one</div>`,
    `<p unknownattributes='{"onload":"1"}'>forged two</p>`,
    `<p ${around("blockquote", { unknownAttributes: { onload: "1" } })}>forged three</p>`,
    `<p ${around("unknownBlock", attributes)}>forged four</p>`,
  ]) {
    await ann.page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData("text/html", pasted);
      document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    }, html);
  }
  for (const words of ["forged one", "forged two", "forged three"]) await ann.sees(words);
  await ann.types(" Typed.");
  await expect.poll(() => other.content.toString()).toContain("Typed.");
  expect(other.content.toString()).not.toMatch(/script|onload/);
  expect(other.content.toString()).toContain("<gadget>Mind the gap.</gadget>");
  other.leave();
});

async function withGadget(server: { url: string }, ann: Writer) {
  const other = new StockClient(server, "notes");
  other.append("paragraph", "Before.");
  other.append("gadget", "Mind the gap.");
  other.append("paragraph", "After.");
  await expect.poll(() => other.isSaved).toBe(true);
  await ann.opens("notes");
  return { ann, other };
}

test("promise 9: a document that needs a newer schema opens for reading, and the server takes no edit of it", async ({
  server,
  arrives,
}) => {
  const larger = new StockClient(server, "notes");
  larger.append("paragraph", "From the future.");
  larger.document.getMap("meta").set("schema", 2);
  await expect.poll(() => larger.isSaved).toBe(true);
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await expect(ann.page.getByText("written with a newer version of Weft")).toBeVisible();
  await ann.sees("From the future.");
  await expect(ann.title).not.toBeEditable();
  await expect(ann.text).not.toBeEditable();
  await ann.text.click();
  await ann.page.keyboard.type("not written");
  await ann.seesNothingOf("not written");
  larger.leave();
});
