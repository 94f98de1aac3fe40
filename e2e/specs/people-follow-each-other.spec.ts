import { problemsOf } from "../axe.ts";
import { writeLines } from "../lines.ts";
import { expect, test } from "../test.ts";

test.use({ keepsApp: true });

test("a face leads to somebody's caret, and one can stay with them until one goes one's own way", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const other = await writeLines(server);
  other.leave();
  await ann.opens("notes");
  await bob.opens("notes");
  await bob.goesBehind("Line 60:");
  await expect(ann.text.getByText("Line 60:").locator(".weft-caret")).toBeAttached();
  await expect(ann.text.getByText("Line 60:")).not.toBeInViewport();
  await ann.page.getByRole("button", { name: "Bob, is here" }).click();
  await expect(ann.text.getByText("Line 60:")).toBeInViewport();

  expect(await problemsOf(ann.page)).toEqual([]);
  await ann.page.getByRole("button", { name: "Follow", exact: true }).click();
  const banner = ann.page.getByText("You are following Bob");
  await expect(banner).toBeVisible();
  expect(await problemsOf(ann.page)).toEqual([]);
  await bob.goesBehind("Line 110:");
  await bob.page.keyboard.type(" Here.");
  await expect(ann.text.getByText("Line 110:")).toBeInViewport();
  await bob.page.mouse.move(500, 500);
  await bob.page.mouse.wheel(0, -100_000);
  await expect(ann.text.getByText("Line 0:")).toBeInViewport();

  await ann.page.mouse.move(500, 500);
  await ann.page.mouse.wheel(0, 200);
  await expect(banner).toBeHidden();
  await bob.goesBehind("Line 90:");
  await bob.page.keyboard.type(" Alone.");
  await ann.sees("Alone.");
  await expect(ann.text.getByText("Line 90:")).not.toBeInViewport();
});

test("a name fades when its caret rests, and comes back when it moves", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await bob.types("One two three.");
  const caret = ann.page.locator(".weft-caret");
  await expect(caret).toHaveClass(/is-resting/);
  await bob.presses("Home");
  await expect(caret).not.toHaveClass(/is-resting/);
  await expect(caret).toHaveClass(/is-resting/);
  const box = await caret.boundingBox();
  await ann.page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 8);
  await expect(caret).toHaveClass(/is-pointed-at/);
});

test("who hears the page is told of people, of edits nearby and of trouble with saving, unless they do not want it", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.types("A paragraph.");
  await ann.saved();
  const told = ann.page.locator("[data-announcements]");
  await bob.opens("notes");
  await expect(told).toHaveText(/^(Joined|Also here): Bob\.$/);
  await bob.types(" More.");
  await ann.sees("More.");
  await expect(told).toHaveText("Also editing this paragraph: Bob.");
  await ann.goesOffline();
  await expect(told).toContainText("Offline, kept on this device.", { timeout: 20_000 });
  await ann.comesOnline();
  await ann.page.getByRole("button", { name: "View" }).click();
  await ann.page.getByLabel("Tell screen readers").uncheck();
  await expect(told).toHaveText("");
});

test("who scrolls by the scrollbar or clicks into the text goes their own way, and who is moved by others does not", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const other = await writeLines(server);
  other.leave();
  await ann.opens("notes");
  await bob.opens("notes");
  const banner = ann.page.getByText("You are following Bob");
  const follow = async (line: string) => {
    await bob.goesBehind(line);
    await ann.page.getByRole("button", { name: /^Bob/ }).click();
    await ann.page.getByRole("button", { name: "Follow", exact: true }).click();
    await expect(banner).toBeVisible();
  };
  const scrolls = (pixels: number) =>
    ann.page.evaluate(async (top) => {
      document.scrollingElement?.scrollBy({ top, behavior: "instant" });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, pixels);

  await follow("Line 60:");
  await bob.goesBehind("Line 2:");
  await bob.page.keyboard.type(" Words.");
  await expect(ann.text.getByText("Line 2:")).toBeInViewport();
  await bob.goesBehind("Line 80:");
  await bob.page.keyboard.type(" More.");
  await expect(ann.text.getByText("Line 80:")).toBeInViewport();
  await bob.pastes("<p>above</p>".repeat(5), "text/html");
  await ann.sees("above");
  await expect(banner).toBeVisible();
  await scrolls(-300);
  await expect(banner).toBeHidden();

  await follow("Line 100:");
  await ann.text.getByText("Line 100:").click();
  await expect(banner).toBeHidden();
});
