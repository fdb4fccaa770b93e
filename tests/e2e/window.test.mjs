// What the window itself promises, whatever the page shows.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { after, before, test } from "node:test";

import { App } from "./app.mjs";

let app;
before(async () => {
  app = await App.start();
});
after(() => app?.stop());

test("the window opens on its page and says where workspaces go", async () => {
  const state = await app.call("workspace_state");
  assert.equal(state.default_folder, app.workspace);
  assert.ok(statSync(await app.picture("window")).size > 1000);
});

test("a file dialog answers with the path, and with nothing when cancelled", async () => {
  app.dialogs({ open: ["/srv/企业名单.xlsx"] });
  const ask = { title: "选择企业名单", kinds: [{ name: "Excel", endings: ["xlsx"] }] };
  assert.equal(await app.invoke("pick_file", { ask }), "/srv/企业名单.xlsx");
  app.dialogs({});
  assert.equal(await app.invoke("pick_file", { ask }), null);
});

test("the page reaches neither files nor the network", async () => {
  await assert.rejects(app.invoke("plugin:dialog|open", { options: {} }), /not allowed/);
  await assert.rejects(app.invoke("plugin:opener|open_url", { url: "https://example.org" }), /not allowed/);
  // The policy refuses before anything leaves; a mere failed connection would not be told as a violation.
  const refused = await app.page.runAsync(`
    const violation = new Promise((resolve) => addEventListener("securitypolicyviolation", resolve, { once: true }));
    await fetch("http://127.0.0.1:9/").then(() => { throw new Error("it went out"); }, () => {});
    const { effectiveDirective, blockedURI } = await violation;
    return [effectiveDirective, blockedURI]`);
  assert.deepEqual(refused, ["connect-src", "http://127.0.0.1:9/"]);
});

test("no text becomes a program", async () => {
  await assert.rejects(app.page.runAsync("return new Function('return 1')()"), /unsafe-eval|Content Security Policy|EvalError/i);
  assert.equal(await app.page.run("return Object.isFrozen(Object.prototype)"), true);
});

test("the window starts again on the same home after a hard end", async () => {
  await app.restart();
  assert.equal((await app.call("workspace_state")).default_folder, app.workspace);
});
