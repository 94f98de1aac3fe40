import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";

const newer = {
  block: (client: StockClient) => client.append("callout", "Mind the gap."),
  mark: (client: StockClient) => client.append("paragraph", "Mind the gap.", { marks: { comment: { id: "7" } } }),
  attribute: (client: StockClient) => client.append("paragraph", "Mind the gap.", { attributes: { indent: "2" } }),
};

for (const [kind, write] of Object.entries(newer)) {
  test(`promise 9: a document with an unknown ${kind} opens for reading, says why, and loses nothing`, async ({
    server,
    arrives,
  }) => {
    const larger = new StockClient(server, "notes");
    larger.append("paragraph", "Known words.");
    write(larger);
    await expect.poll(() => larger.isSaved).toBe(true);
    const before = larger.content.toString();

    const ann = await arrives("Ann");
    await ann.opens("notes");
    await ann.sees("Known words.");
    await expect(ann.page.getByText("It is open for reading, so that nothing is lost.")).toBeVisible();
    await expect(ann.page.getByText("Mind the gap.")).toBeVisible();
    await ann.text.click();
    await ann.page.keyboard.type("not written");
    larger.append("paragraph", "And on it goes.");
    await ann.sees("And on it goes.");
    await ann.seesNothingOf("not written");
    expect(larger.content.toString().startsWith(before)).toBe(true);
    larger.leave();
  });

  test(`promise 9: an unknown ${kind} that comes while one is writing ends the writing and loses nothing`, async ({
    server,
    arrives,
  }) => {
    const ann = await arrives("Ann");
    await ann.opens("notes");
    await ann.types("Written before. ");
    await ann.saved();
    const larger = new StockClient(server, "notes");
    await expect.poll(() => larger.content.toString()).toContain("Written before.");
    write(larger);
    await expect(ann.page.getByText("It is open for reading, so that nothing is lost.")).toBeVisible();
    await ann.sees("Written before.");
    await ann.text.click();
    await ann.page.keyboard.type("not written");
    await expect.poll(() => larger.isSaved).toBe(true);
    expect(larger.content.toString()).toContain("Mind the gap.");
    expect(larger.content.toString()).not.toContain("not written");

    // Once the newer program has taken it away, there is no reason left not to write.
    larger.content.delete(larger.content.length - 1, 1);
    await expect(ann.page.getByText("It is open for reading")).toBeHidden();
    await ann.types("Written after.");
    await expect.poll(() => larger.content.toString()).toContain("Written after.");
    larger.leave();
  });
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
  larger.leave();
});
