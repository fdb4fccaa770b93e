// The page in an ordinary browser, over the developer bridge.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

import { repository, shots } from "../app.mjs";

const packages = createRequire(path.join(repository, "ui", "package.json"));
const { chromium } = packages("playwright-core");

/** Path of axe-core's script, for checks of accessibility in any page. */
export const axePath = packages.resolve("axe-core/axe.min.js");

/** One bridge on a fresh folder, with one browser. */
export class Desk {
  static async start({ width = 1280, height = 800 } = {}) {
    const desk = new Desk();
    desk.home = mkdtempSync(path.join(tmpdir(), "parkgauge-bridge-"));
    desk.workspace = path.join(desk.home, "workspaces");
    try {
      desk.address = await desk.#serve();
      const executablePath = process.env.PARKGAUGE_BROWSER ?? "/usr/bin/chromium";
      desk.browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
      desk.context = await desk.browser.newContext({ viewport: { width, height }, locale: "zh-CN" });
      desk.page = await desk.context.newPage();
    } catch (cause) {
      await desk.stop();
      throw cause;
    }
    desk.asked = [];
    desk.complaints = [];
    desk.page.on("request", (request) => desk.asked.push(request.url()));
    desk.page.on("console", (line) => line.type() === "error" && desk.complaints.push(line.text()));
    desk.page.on("pageerror", (error) => desk.complaints.push(String(error)));
    await desk.page.goto(desk.address);
    return desk;
  }

  async #serve() {
    const program = process.env.PARKGAUGE_XTASK;
    if (!program) throw new Error("PARKGAUGE_XTASK names no program: run cargo xtask test browser");
    this.bridge = spawn(program, ["bridge", "--workspace", this.workspace], { stdio: ["ignore", "pipe", "inherit"] });
    const failed = new Promise((_, reject) => {
      this.bridge.once("error", reject);
      this.bridge.once("exit", (code) => reject(new Error(`the bridge ended with ${code}`)));
    });
    failed.catch(() => {});
    const lines = createInterface(this.bridge.stdout);
    const first = new Promise((resolve) => lines.once("line", resolve));
    return Promise.race([first, failed]);
  }

  /** What the next dialogs answer: `{open, save, folder}`; what is missing counts as cancelled. */
  async dialogs(script) {
    await this.#send("PUT", "/script", script);
  }

  /** Drops files on the window, as the platform tells the page of it. */
  async drop(...paths) {
    await this.page.evaluate((detail) => dispatchEvent(new CustomEvent("bridge-drop", { detail })), paths);
  }

  /** One command of the product, past the page. */
  async call(command, request = {}) {
    const { ok, failure } = await this.#send("POST", `/call/${command}`, request);
    if (failure) throw Object.assign(new Error(failure.say.en), { failure });
    return ok;
  }

  async #send(method, where, body) {
    const response = await fetch(new URL(where, this.address), { method, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status}`);
    return response.json();
  }

  /** Saves a picture of the page and gives its path. */
  async picture(name) {
    mkdirSync(shots, { recursive: true });
    const file = path.join(shots, `browser-${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  async stop() {
    await this.browser?.close();
    if (this.bridge?.pid && this.bridge.exitCode === null) {
      const gone = new Promise((resolve) => this.bridge.once("exit", resolve));
      this.bridge.kill();
      await gone;
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 10 });
  }
}
