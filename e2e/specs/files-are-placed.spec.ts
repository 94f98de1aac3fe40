import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { problemsOf } from "../axe.ts";
import { Proxy } from "../proxy.ts";
import { film, picture, type SampleFile, sound, textFile } from "../sample-files.ts";
import type { Server } from "../server.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

test.use({ ownsServer: true, keepsApp: true });

function pictureOf(writer: Writer): Locator {
  return writer.text.locator("figure img.weft-media");
}

/** It is shown, and not only its room. */
async function seesPicture(writer: Writer, width = 320) {
  await expect(pictureOf(writer)).toHaveJSProperty("naturalWidth", width);
}

async function picks(writer: Writer, ...files: SampleFile[]) {
  const chooser = writer.page.waitForEvent("filechooser");
  await writer.page.getByRole("button", { name: "Picture…" }).click();
  await (await chooser).setFiles(files);
}

/** As a browser hands over what was copied elsewhere, or is dropped at a place. */
async function brings(writer: Writer, file: SampleFile, how: "paste" | "drop", on: Locator = writer.text) {
  const { name, mimeType, buffer } = file;
  await on.evaluate(
    (element, { content, ...about }) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], about.name, { type: about.mimeType }));
      const { left, bottom } = element.getBoundingClientRect();
      const place = { clientX: left + 5, clientY: bottom - 2, bubbles: true, cancelable: true };
      element.dispatchEvent(
        about.how === "paste"
          ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent("drop", { dataTransfer: data, ...place }),
      );
    },
    { name, mimeType, how, content: buffer.toString("base64") },
  );
}

test("a picture is picked, pasted and dropped, and others see it", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("Above.");
  await ann.presses("Enter");
  await picks(ann, picture());
  await seesPicture(ann);
  await ann.page.keyboard.type("Below.");
  await ann.saved();
  await seesPicture(bob);
  await expect(bob.text.locator("figure + p")).toHaveText("Below.");

  await ann.goesBehind("Above.");
  await brings(ann, picture("pasted.png", 40, 30), "paste");
  await expect(pictureOf(bob)).toHaveCount(2);
  await brings(ann, picture("dropped.png", 50, 30), "drop", ann.text.locator("figure").last());
  await expect(pictureOf(bob)).toHaveCount(3);
  await ann.saved();
  await expect(pictureOf(bob).last()).toHaveJSProperty("naturalWidth", 50);
  expect(await ann.shape()).toBe(await bob.shape());
});

test("its room is there before it is, and is what keys and pointers make it", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await picks(ann, picture());
  await ann.saved();
  await ann.text.locator("figcaption").click();
  await pictureOf(ann).click();
  const slider = ann.text.getByRole("slider", { name: "Width" }).last();
  await ann.presses("Shift+Tab");
  await expect(slider).toBeFocused();
  await ann.presses("ArrowLeft", "ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuenow", "288");
  await ann.presses("Control+z");
  await expect(slider).toHaveAttribute("aria-valuenow", "304");
  await ann.presses("Control+z");
  await expect(slider).toHaveAttribute("aria-valuenow", "320");
  await ann.presses("Control+Shift+z", "Control+Shift+z");
  await expect(slider).toHaveAttribute("aria-valuenow", "288");

  await bob.context.route("**/files/*", (route) => route.abort());
  await bob.opens("notes");
  await expect.poll(async () => (await pictureOf(bob).boundingBox())?.width).toBe(288);
  expect((await pictureOf(bob).boundingBox())?.height).toBe(180);

  const box = await slider.boundingBox();
  if (!box) throw new Error("There is no handle.");
  const { mouse } = ann.page;
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await mouse.down();
  await mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 3 });
  await mouse.up();
  await expect.poll(async () => (await pictureOf(bob).boundingBox())?.width).toBe(348);
});

test("a caption and an alternative text are written by keys alone, by two at once", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await picks(ann, picture());
  await seesPicture(bob);
  await ann.presses("ArrowUp", "Tab", "Tab", "Tab", "Tab");
  await expect(ann.page.getByRole("button", { name: "Add alternative text" })).toBeFocused();
  await ann.presses("Enter");
  expect(await problemsOf(ann.page)).toEqual([]);
  await ann.page.keyboard.type("A blue lake");
  await bob.text.locator("figcaption").click();
  await bob.page.keyboard.type("Our lake");
  await ann.presses("Enter", "Escape");
  await expect(ann.text).toBeFocused();
  await expect(pictureOf(bob)).toHaveAttribute("alt", "A blue lake");
  await expect(ann.text.locator("figcaption")).toHaveText("Our lake");
  await bob.presses("Enter");
  await bob.page.keyboard.type("Below.");
  await expect(ann.text.locator("figure + p")).toHaveText("Below.");
});

test("what is copied into another document brings its files along", async ({ arrives, server }) => {
  const [ann, bob] = [
    await arrives("Ann", { permissions: ["clipboard-read", "clipboard-write"] }),
    await arrives("Bob"),
  ];
  await ann.opens("notes");
  await picks(ann, picture());
  await ann.saved();
  await ann.presses("Control+a", "Control+c");
  const copied = await ann.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType("text/html"))?.text();
  });
  expect(copied).toContain(`src="${server.url}/api/documents/notes/files/`);
  await ann.opens("others");
  await ann.text.click();
  await ann.presses("Control+v");
  await seesPicture(ann);
  await ann.saved();
  await bob.opens("others");
  await seesPicture(bob);
  await fetch(`${server.url}/api/documents/notes`, { method: "DELETE" });
  await bob.page.reload();
  await seesPicture(bob);
});

test("promise 16: a picture placed without a network is sent when there is one, also after a reload", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.types("Together.");
  await ann.saved();
  await ann.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await ann.goesOffline();
  await ann.seesStatus("Offline, kept on this device");
  await ann.presses("Enter");
  await picks(ann, picture());
  await seesPicture(ann);
  await expect(ann.text.getByText("Kept on this device")).toBeVisible();
  await ann.seesStatus("Offline, kept on this device");
  await ann.page.reload();
  await seesPicture(ann);
  await expect(ann.text.getByText("Kept on this device")).toBeVisible();

  await bob.opens("notes");
  await bob.sees("Together.");
  // The words arrive before the picture does.
  await ann.context.route("**/files/*", (route) => route.abort());
  await ann.comesOnline();
  await expect(bob.text.getByText("Waiting for Ann’s upload")).toBeVisible();
  await ann.seesStatus("Saving…");
  await ann.context.unroute("**/files/*");
  await ann.saved();
  await seesPicture(bob);
  await expect(ann.text.getByText("Kept on this device")).toBeHidden();
});

interface Way {
  ann: Writer;
  server: Server;
  proxy: Proxy;
  opens: () => Promise<void>;
  hurry: () => Promise<void>;
}

const breaks: Record<string, (way: Way) => Promise<void>> = {
  "the connection is lost": async ({ ann, proxy, hurry }) => {
    proxy.stop();
    await expect(ann.text.getByText("Kept on this device")).toBeVisible();
    await ann.seesStatus("Offline, kept on this device");
    await hurry();
    await proxy.start();
  },
  "the tab is closed and opened again": async ({ ann, opens }) => {
    await ann.page.close();
    ann.page = await ann.context.newPage();
    await opens();
  },
  "the tab is killed and opened again": async ({ ann, opens }) => {
    await ann.tabDies();
    await opens();
  },
  "the server is killed and started again": async ({ ann, server, hurry }) => {
    await server.crash();
    await expect(ann.text.getByText("Kept on this device")).toBeVisible();
    await hurry();
    await server.start();
  },
};

for (const [what, happens] of Object.entries(breaks)) {
  test(`promise 16: an upload in whose middle ${what} is done, and shows how far it is`, async ({
    arrives,
    server,
  }) => {
    const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
    const proxy = new Proxy(server);
    await proxy.start();
    const opens = async () => {
      await ann.page.goto(`${proxy.url}/d/notes`);
      await expect(ann.text).toBeVisible();
    };
    await opens();
    await ann.types("Together.");
    await ann.saved();
    const hurry = await ann.hasSlowUploads();
    const content = randomBytes(4_000_000).toString("base64");
    await picks(ann, textFile("large.txt", "text/plain", content));
    const bar = () => ann.text.getByRole("progressbar", { name: "Uploading" });
    await expect.poll(async () => Number(await bar().getAttribute("value"))).toBeGreaterThan(5);
    await ann.seesStatus("Saving…");
    await happens({ ann, server, proxy, opens, hurry });
    await expect(ann.text.getByRole("group", { name: "File: large.txt" })).toBeVisible();
    await ann.saved();
    await expect(bar()).toBeHidden();
    await bob.opens("notes");
    const download = bob.page.waitForEvent("download");
    await bob.page.getByRole("button", { name: "Download large.txt" }).click();
    expect(await readFile(await (await download).path(), "utf8")).toBe(content);
    proxy.stop();
  });
}

test.describe("a server that takes little", () => {
  test.use({ flags: ["--file-megabytes", "1"] });

  test("says why a file is not taken, and lets it be removed", async ({ arrives }) => {
    const ann = await arrives("Ann");
    await ann.opens("notes");
    await picks(ann, textFile("large.bin", "application/octet-stream", "x".repeat(1_200_000)));
    await expect(ann.text.getByText("larger than this server takes")).toBeVisible();
    await ann.saved();
    await ann.text.getByRole("button", { name: "Cancel" }).click();
    await expect(ann.text.getByRole("group", { name: "File: large.bin" })).toBeHidden();
  });
});

test("a file is downloaded as it was, a sound is played, and neither runs anything", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const page = textFile("page.html", "text/html", "<script>document.title = 'run'</script>");
  await picks(ann, page, sound());
  await ann.saved();
  await expect(ann.text.locator("audio")).toBeVisible();
  await expect(ann.text.locator("audio")).toHaveJSProperty("duration", 1);
  const download = ann.page.waitForEvent("download");
  await ann.page.getByRole("button", { name: "Download page.html" }).click();
  expect((await download).suggestedFilename()).toBe("page.html");
});

test("promise 14: a drawing that is a program is shown, and runs neither there nor opened by itself", async ({
  arrives,
  server,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const script = '<script>fetch("/ran", { method: "POST" })</script>';
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" onload="fetch('/ran')">${script}</svg>`;
  const asked: string[] = [];
  ann.context.on("request", (request) => asked.push(request.url()));
  await picks(ann, textFile("drawing.svg", "image/svg+xml", drawing));
  await seesPicture(ann, 20);
  await ann.saved();
  await ann.page.reload();
  await seesPicture(ann, 20);
  const address = await pictureOf(ann).getAttribute("src");
  const other = await ann.context.newPage();
  await other.setContent(`<iframe src="${address}"></iframe>`);
  const download = other.waitForEvent("download");
  await other.goto(`${server.url}${new URL(address ?? "", server.url).pathname}`).catch(() => {});
  await download;
  expect(asked.filter((url) => url.endsWith("/ran"))).toEqual([]);
});

test("promise 14: a picture of another site is fetched when the reader says so, and asked for again when it fails", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const asked: (string | undefined)[] = [];
  let isThere = false;
  await ann.context.route("https://pictures.example/**", (route) => {
    asked.push(route.request().headers()["referer"]);
    return isThere ? route.fulfill({ contentType: "image/png", body: picture().buffer }) : route.abort();
  });
  await ann.text.click();
  await ann.pastes('<p>Look:</p><img src="https://pictures.example/lake.png" alt="A lake">', "text/html");
  const show = ann.text.getByRole("button", { name: "Show picture from pictures.example" });
  await expect(show).toBeVisible();
  expect(await problemsOf(ann.page)).toEqual([]);
  expect(asked).toEqual([]);
  await show.click();
  const again = ann.text.getByRole("button", { name: "The picture from pictures.example did not load. Try again" });
  await expect(again).toBeVisible();
  isThere = true;
  await again.focus();
  await ann.page.keyboard.press("Enter");
  await seesPicture(ann);
  await expect(pictureOf(ann)).toHaveAttribute("alt", "A lake");
  expect(asked).toEqual([undefined, undefined]);
});

test("a film is sent, played where it stands, and leaves room for its words", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await picks(ann, await film(ann.page));
  await ann.saved();
  const played = bob.text.getByLabel("walk.webm");
  await expect(played).toHaveJSProperty("videoWidth", 64);
  await played.evaluate((video: HTMLVideoElement) => video.play());
  await expect.poll(() => played.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0);
  await bob.text.locator("figcaption").click();
  await bob.page.keyboard.type("A walk");
  await expect(ann.text.locator("figcaption")).toHaveText("A walk");
});
