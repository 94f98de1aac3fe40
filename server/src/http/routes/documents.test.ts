import { expect, test } from "vitest";
import type { DocumentList } from "../../api.ts";
import { parseDocumentId } from "../../documents/document-id.ts";
import type { CatalogueEntry } from "../../storage/catalogue.ts";
import { documentRoutes, type DocumentsDependencies } from "./documents.ts";

function routesWith(titles: readonly string[]) {
  const entries = titles.map((title, index): CatalogueEntry => ({
    documentId: parseDocumentId(`d${index}`),
    title,
    createdAt: 0,
    updatedAt: 0,
  }));
  const catalogue: DocumentsDependencies["catalogue"] = {
    recent: async (limit, isWanted) => entries.filter(isWanted).slice(0, limit),
  };
  const access = { lists: async () => () => true };
  return documentRoutes({ access, catalogue } as unknown as DocumentsDependencies);
}

test.each([
  [200, "", 200, false],
  [201, "", 200, true],
  [300, "note 29", 13, false],
])("of %i documents “%s” lists %i; are there more: %s", async (count, title, listed, hasMore) => {
  const routes = routesWith(Array.from({ length: count }, (_, index) => `Note ${index}`));
  const list = (await (await routes.request(`/?title=${encodeURIComponent(title)}`)).json()) as DocumentList;
  expect({ listed: list.documents.length, hasMore: list.hasMore }).toEqual({ listed, hasMore });
});

test("a list is as long as it is asked to be", async () => {
  const routes = routesWith(Array.from({ length: 500 }, (_, index) => `Note ${index}`));
  const ask = async (limit: string) => (await (await routes.request(`/?limit=${limit}`)).json()) as DocumentList;
  expect(await ask("400")).toMatchObject({ documents: { length: 400 }, hasMore: true });
  expect(await ask("500")).toMatchObject({ documents: { length: 500 }, hasMore: false });
});

test.each(["0", "-1", "1.5", "10001", "many"])("no list has %s documents", async (limit) => {
  expect((await routesWith(["Note"]).request(`/?limit=${limit}`)).ok).toBe(false);
});
