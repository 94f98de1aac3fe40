import { expect, test } from "../test.ts";

test.use({ keepsApp: true });

test("promise 8: undo takes back my edits and leaves those of others, in the text and in the title", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.text.focus();
  // All at once: letters that come too slowly are taken back one after the other.
  await ann.page.keyboard.insertText("Ann's words. ");
  await bob.sees("Ann's words.");
  await bob.types("Bob's words. ");
  await ann.sees("Bob's words.");

  await ann.text.focus();
  await ann.page.keyboard.press("Control+z");
  await ann.seesNothingOf("Ann's words.");
  await bob.seesNothingOf("Ann's words.");
  await bob.sees("Bob's words.");
  await ann.page.keyboard.press("Control+z");
  await ann.sees("Bob's words.");
  await ann.page.keyboard.press("Control+Shift+z");
  await bob.sees("Ann's words.");
  await bob.sees("Bob's words.");

  await ann.title.pressSequentially("Title by Ann");
  await expect(bob.title).toHaveValue("Title by Ann");
  await bob.title.focus();
  await bob.page.keyboard.press("End");
  await bob.page.keyboard.type(" and Bob");
  await expect(ann.title).toHaveValue("Title by Ann and Bob");
  await ann.title.focus();
  await ann.page.keyboard.press("Control+z");
  await expect(bob.title).toHaveValue(" and Bob");
});

test("promise 8: undo goes on after the network was gone, and puts the caret back", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("Online. ");
  await bob.sees("Online.");
  await ann.page.keyboard.press("Home");
  await ann.caretIsSeen();
  await ann.goesOffline();
  await ann.types("Offline. ");
  await ann.page.keyboard.press("Enter");
  await bob.types("Bob's words. ");
  await ann.comesOnline();
  await ann.sees("Bob's words.");
  await bob.sees("Offline.");

  await ann.presses("Control+z", "Control+z");
  await bob.seesNothingOf("Offline.");
  await ann.page.keyboard.type("Instead. ");
  await bob.sees("Online. Instead. ");
  await ann.page.keyboard.press("Control+z");
  await ann.page.keyboard.press("Control+z");
  await bob.seesNothingOf("Online.");
  await bob.sees("Bob's words.");
  expect(await bob.blocks()).toEqual(await ann.blocks());
});

test("undo takes writing back in pieces: what a rule made, a new line, and a few words at a time", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("One sentence is here, and it is a long one.");
  await ann.presses("Enter");
  await ann.types("# ");
  await expect.poll(() => ann.shape()).toBe("<p>One sentence is here, and it is a long one.</p><h1></h1>");
  await ann.presses("Control+z");
  await expect.poll(() => ann.shape()).toBe("<p>One sentence is here, and it is a long one.</p><p># </p>");
  await ann.presses("Control+z");
  await expect.poll(() => ann.shape()).toBe("<p>One sentence is here, and it is a long one.</p>");
  await ann.presses("Control+z");
  await expect.poll(() => ann.shape()).toBe("<p>One sentence is here, and it is </p>");
  await ann.presses("Control+z");
  await expect.poll(() => ann.shape()).toBe("<p></p>");
  for (let step = 0; step < 5; step++) await ann.presses("Control+Shift+z");
  await expect.poll(() => ann.shape()).toBe("<p>One sentence is here, and it is a long one.</p><h1></h1>");
});
