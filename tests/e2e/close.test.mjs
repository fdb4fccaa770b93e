// Closing the window as a person does: nothing typed is lost in silence.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { after, before, beforeEach, afterEach, test } from "node:test";

import { App } from "./app.mjs";
import { until } from "./webdriver.mjs";

let manager, app;
before(async () => {
  // Alt+F4 needs a window manager. Xvfb has none of its own.
  manager = spawn("openbox", { stdio: "ignore" });
  await new Promise((resolve, reject) => manager.once("spawn", resolve).once("error", reject));
});
after(() => manager?.kill());
beforeEach(async () => {
  app = await App.start();
  // These tests answer for the page: they leave it for a file of the program that runs nothing.
  const sheet = await app.page.run("return document.querySelector('link[rel=stylesheet]').href");
  await app.page.run("location.href = arguments[0]", sheet);
  await until("the page is left", () => app.page.run("return location.href === arguments[0] && document.readyState === 'complete'", sheet));
});
afterEach(() => app?.stop());

function closeByKeys() {
  const [window] = execFileSync("xdotool", ["search", "--onlyvisible", "--name", "园衡 ParkGauge"], { encoding: "utf8" }).split("\n");
  execFileSync("xdotool", ["windowfocus", "--sync", window, "key", "alt+F4"]);
}

async function isGone() {
  try {
    await app.page.run("return 1");
    return false;
  } catch {
    return true;
  }
}

/** Puts `answer` (a function body of `round`) in place of the page's own answer to closing. */
function pageAnswers(answer) {
  return app.page.run(`
    const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
    invoke("plugin:event|listen", { event: "close-asked", target: { kind: "Any" }, handler: transformCallback(({ payload: { round } }) => { ${answer} }) });`);
}

test("a page that has written everything lets the window close", async () => {
  await pageAnswers(`invoke("flushed", { round, unsaved: 0 })`);
  closeByKeys();
  await until("the window is gone", isGone);
});

test("an entry that cannot be written keeps the window, and the user may go back", async () => {
  app.dialogs({ go_on: false });
  await pageAnswers(`window.asked = round; invoke("flushed", { round, unsaved: 1 })`);
  closeByKeys();
  await until("the page was asked", () => app.page.run("return window.asked === 1"));
  closeByKeys();
  await until("the page was asked again", () => app.page.run("return window.asked === 2"));
});

test("an entry that cannot be written is given up only when the user says so", async () => {
  app.dialogs({ go_on: true });
  await pageAnswers(`invoke("flushed", { round, unsaved: 1 })`);
  closeByKeys();
  await until("the window is gone", isGone);
});

test("a page that says nothing cannot hold the window for ever", async () => {
  app.dialogs({ go_on: true });
  closeByKeys();
  await until("the window is gone", isGone, 15_000);
});
