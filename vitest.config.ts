import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "editor", include: ["editor/{src,app}/**/*.test.ts"] } },
      { test: { name: "server", include: ["server/src/**/*.test.ts"] } },
      {
        test: {
          name: "whole server",
          include: ["server/test/**/*.test.ts"],
          globalSetup: "server/test/build.ts",
          testTimeout: 60_000,
        },
      },
    ],
  },
});
