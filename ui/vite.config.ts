import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// Where `cargo xtask bridge` answers while the page is served by Vite.
const bridge = process.env["PARKGAUGE_BRIDGE"] ?? "http://127.0.0.1:4180";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // Relative, so that the same build opens from the window's own scheme and from the bridge.
  base: "./",
  // Vitest would otherwise take Svelte's server half, in which nothing mounts.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  // The bridge answers only pages of its own address, so Vite speaks for it.
  server: { proxy: { "^/(call|host)/": { target: bridge, changeOrigin: true, headers: { origin: bridge } } } },
  build: {
    target: "es2022",
    // Every engine that Tauri supports knows modulepreload.
    modulePreload: { polyfill: false },
    // No data: addresses in the bundle, whatever the policy of the host allows.
    assetsInlineLimit: 0,
  },
  test: { include: ["src/**/*.test.ts"], environment: "node", testTimeout: 30_000 },
}));
