// A set that somebody handed over is dropped on the window: on the first screen of an official without a park, on any screen of
// an office, and after it was changed.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";

let desk, page, set;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  set = path.join(desk.home, "申报材料.zip");
  await page.getByRole("heading", { name: "核验材料包" }).waitFor();
  await desk.call("open_demo", { folder: path.join(desk.home, "demo") });
  // The page does not know of it: it stood where the program begins before there was a park, and stands there still.
  await desk.call("make_package", { out: set, round: null, at: null, is_final: false });
});
after(() => desk?.stop());

const verdict = () => page.getByTestId("verified");

test("an official without a park drops it on the first screen", async () => {
  await page.getByRole("heading", { name: "核验材料包" }).waitFor();
  await desk.drop(set);
  await verdict().getByText("核验通过").waitFor({ timeout: 30_000 });
  await desk.picture("dropped-on-start");
});

test("a byte that was changed is found and its file named", async () => {
  const changed = path.join(desk.home, "改过的.zip");
  copyFileSync(set, changed);
  const bytes = readFileSync(changed);
  bytes[bytes.indexOf("申报书.pdf") + 5_000] ^= 1;
  writeFileSync(changed, bytes);
  await desk.drop(changed);
  await verdict().getByText("核验未通过").waitFor({ timeout: 30_000 });
  await verdict().getByRole("listitem").filter({ hasText: "申报书.pdf" }).first().waitFor();
  await desk.picture("dropped-changed");
});

test("what is no set is said to be none", async () => {
  const other = path.join(desk.home, "年报.zip");
  writeFileSync(other, "不是压缩文件");
  await desk.drop(other);
  await verdict().getByText("年报.zip").or(page.getByText("年报.zip")).first().waitFor({ timeout: 30_000 });
  await page.getByText("核验通过").waitFor({ state: "detached" });
});

test("on any screen of an office it leads to the screen of sets", async () => {
  await page.reload();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
  await desk.drop(path.join(desk.home, "说明.txt"), set);
  await page.waitForURL((url) => url.hash.startsWith("#/dossier"));
  await verdict().getByText("核验通过").waitFor({ timeout: 30_000 });
  await desk.drop(set);
  await verdict().getByText("核验通过").waitFor({ timeout: 30_000 });
  await desk.picture("dropped-on-dossier");
});

test("nothing was complained of", () => assert.deepEqual(desk.complaints, []));
