import { fileURLToPath } from "node:url";

const folder = new URL("../../editor/dist/", import.meta.url);

/** What the editor's build leaves beside the server: the web app, and the module that converts documents. */
export const builtEditor = {
  app: fileURLToPath(new URL("app", folder)),
  formats: fileURLToPath(new URL("formats/formats.js", folder)),
};
