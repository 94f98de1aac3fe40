import { expect, test } from "../test.ts";

const host = "--token-issuer host --token-audience weft --token-algorithm HS256";
const secret = "--token-secret 0123456789-0123456789-0123456789";

test.use({ ownsServer: true, flags: `--access token ${host} ${secret}`.split(" ") });

test("where tokens are needed, the page says where documents are opened and offers no new one", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opensHome();
  await expect(ann.page.getByText("are opened from the application that belongs to it")).toBeVisible();
  await expect(ann.page.getByRole("button", { name: "New document" })).toBeHidden();
  await expect(ann.page.getByRole("button", { name: "Try again" })).toBeHidden();
});
