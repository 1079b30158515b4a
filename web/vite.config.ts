import { defineConfig } from "vitest/config";

// The page is served under strict headers: scripts, styles and MapLibre's worker are files of
// their own (no inline code, no data: scripts), and MapLibre, which changes seldom and weighs
// most, is a chunk that browsers keep when only the page changes.
export default defineConfig({
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // Rooms share nearly all with the page, which has it by then: their lists of files would be code of their own.
    modulePreload: { polyfill: false, resolveDependencies: (_, files, { hostType }) => (hostType === "html" ? files : files.filter((file) => file.endsWith(".css"))) },
    chunkSizeWarningLimit: 1300,
    // public/.keep puts back the one committed file of the emptied folder, which go:embed needs.
    emptyOutDir: true,
    rollupOptions: {
      output: {
        // .js, because not every server knows that .mjs is JavaScript.
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith(".mjs"))
            ? "assets/[name]-[hash].js"
            : "assets/[name]-[hash][extname]",
        manualChunks: (id) =>
          id.includes("/node_modules/maplibre-gl/") ? "maplibre" : undefined,
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/tiles"].map((path) => [
        path,
        process.env["TAWTHIQ_URL"] ?? "http://127.0.0.1:8080",
      ]),
    ),
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
