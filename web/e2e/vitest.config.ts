import { defineConfig } from "vitest/config";

// The whole road in a real browser. Slow, one after another, and apart from the unit tests.
export default defineConfig({
  test: { include: ["e2e/**/*.e2e.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false },
});
