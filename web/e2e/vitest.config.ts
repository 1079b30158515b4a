import { defineConfig } from "vitest/config";

// The whole road in a real browser: slow, and apart from the unit tests. Each browser draws with one core, so two run at once.
export default defineConfig({
  test: { include: ["e2e/**/*.e2e.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 2 },
});
