// The built program in a real window, with a home of its own.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { Session, until } from "./webdriver.mjs";

const root = path.resolve(fileURLToPath(import.meta.url), "../../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");

/** The repository. */
export const repository = root;

/** Where pictures of the window go. */
export const shots = process.env.PARKGAUGE_E2E_SHOTS ?? path.join(target, "e2e-shots");

/** The program under test: a build with the feature `e2e`. */
const binary = process.env.PARKGAUGE_E2E_BINARY ?? path.join(target, "debug", "parkgauge-desktop");

/** One program on one fresh home. `restart()` kills it hard and starts it on the same home. */
export class App {
  static async start() {
    const app = new App();
    app.home = mkdtempSync(path.join(tmpdir(), "parkgauge-e2e-"));
    app.workspace = path.join(app.home, "workspaces");
    app.dialogs({});
    try {
      await app.#launch();
    } catch (cause) {
      await app.stop();
      throw cause;
    }
    return app;
  }

  async #launch() {
    if (!existsSync(binary)) throw new Error(`there is no ${binary}: run cargo xtask test window`);
    const port = await freePort();
    const env = {
      ...process.env,
      TAURI_WEBVIEW_AUTOMATION: "true",
      XDG_DATA_HOME: path.join(this.home, "data"),
      XDG_CONFIG_HOME: path.join(this.home, "config"),
      XDG_CACHE_HOME: path.join(this.home, "cache"),
      PARKGAUGE_ASSETS: path.join(root, "assets"),
      PARKGAUGE_WORKSPACE: this.workspace,
      PARKGAUGE_E2E_DIALOGS: path.join(this.home, "dialogs.json"),
      // No session bus: two programs at once would find each other on it and one would leave;
      // and none must be started in passing, it would outlive the test.
      DBUS_SESSION_BUS_ADDRESS: "disabled:",
      NO_AT_BRIDGE: "1",
    };
    delete env.WEBKIT_DISABLE_COMPOSITING_MODE;
    delete env.WEBKIT_DISABLE_DMABUF_RENDERER;
    // A group of its own, so that driver, program and web processes end together.
    this.driver = spawn("WebKitWebDriver", ["-p", String(port)], { env, detached: true, stdio: "ignore" });
    const failed = new Promise((_, reject) => this.driver.once("error", reject));
    const base = `http://127.0.0.1:${port}`;
    const up = until("the driver listens", async () => (await fetch(`${base}/status`)).ok);
    await Promise.race([up, failed]);
    this.page = await Session.open(base, binary);
  }

  /** What the next dialogs answer: `{open, save, folder, go_on}`; what is missing counts as cancelled. */
  dialogs(script) {
    writeFileSync(path.join(this.home, "dialogs.json"), JSON.stringify(script));
  }

  /** One command of the product, past the page. */
  call(command, request = {}) {
    return this.invoke("call", { command, request });
  }

  /** One command of the window. */
  invoke(name, values = {}) {
    return this.page.runAsync("return window.__TAURI_INTERNALS__.invoke(args[0], args[1])", name, values);
  }

  /** Saves a picture of the window and gives its path. */
  async picture(name) {
    mkdirSync(shots, { recursive: true });
    const file = path.join(shots, `${name}.png`);
    writeFileSync(file, await this.page.screenshot());
    return file;
  }

  /** Ends the program without a word, as a power cut would, and starts it again. */
  async restart() {
    await this.kill();
    await this.#launch();
  }

  /** Ends the program and everything it started. */
  async kill() {
    const { driver } = this;
    if (!driver?.pid || driver.exitCode !== null || driver.signalCode !== null) return;
    const gone = new Promise((resolve) => driver.once("exit", resolve));
    process.kill(-driver.pid, "SIGKILL");
    await gone;
  }

  /** Ends the program and removes its home. */
  async stop() {
    await this.kill();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 10 });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
