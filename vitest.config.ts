import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Most of the time they wait for other processes: one worker less than cores leaves half of two cores idle.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: "editor",
          include: ["editor/{src,app}/**/*.test.ts"],
          testTimeout: 60_000,
          pool: "threads",
          // Styles that go into a file as they are; those of components are left out.
          css: { include: /\?raw$/ },
        },
      },
      { test: { name: "server", include: ["server/src/**/*.test.ts"], testTimeout: 20_000, pool: "threads" } },
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
