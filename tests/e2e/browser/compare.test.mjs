// What was handed in: a set is compared with the data as they are now, the comparison is saved as a PDF, and the set is made
// again as it was.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";

let desk, page;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  await page.getByRole("button", { name: "打开演示园区" }).click();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
});
after(() => desk?.stop());

const dialog = () => page.getByRole("dialog", { name: /^与第 1 轮/ });

test("a set that was just made differs in nothing", async () => {
  await desk.call("make_package", { out: path.join(desk.home, "一.zip"), round: null, at: null, is_final: false });
  await page.evaluate(() => (location.hash = "#/dossier"));
  await page.getByRole("button", { name: "比较……" }).click();
  await dialog().getByText("内容完全一致。").waitFor();
  await dialog().getByRole("button", { name: "关闭" }).click();
});

test("what was changed since is listed with both texts, and saved as a PDF", async () => {
  const { values } = await desk.call("profile", {});
  const stored = values.find((one) => one.key === "postcode");
  await desk.call("save_profile_field", { key: "postcode", base_revision: stored?.revision ?? 0, raw: "310099" });
  await page.getByRole("button", { name: "比较……" }).click();
  const row = dialog().getByRole("row").filter({ hasText: "310099" });
  await row.waitFor();
  await desk.picture("compare");
  const out = path.join(desk.home, "对照表.pdf");
  await desk.dialogs({ save: out });
  const printed = page.waitForResponse((response) => response.url().includes("print_comparison"));
  await dialog().getByRole("button", { name: "另存对照表……" }).click();
  await printed;
  assert.equal(readFileSync(out).subarray(0, 5).toString(), "%PDF-");
});

test("the set is made again as it was, and the window says that it is the same", async () => {
  await dialog().getByRole("button", { name: "关闭" }).click();
  const out = path.join(desk.home, "一（重新生成）.zip");
  await desk.dialogs({ save: out });
  await page.getByRole("button", { name: "重新生成……" }).click();
  const told = page.getByTestId("rebuilt");
  await told.getByText("逐字节相同").waitFor({ timeout: 60_000 });
  await told.scrollIntoViewIfNeeded();
  await desk.picture("rebuilt");
  assert.ok(readFileSync(out).equals(readFileSync(path.join(desk.home, "一.zip"))));
});

test("what is there already is not replaced by it", async () => {
  await page.getByRole("button", { name: "重新生成……" }).click();
  await page.getByText("重新生成不覆盖任何文件").first().waitFor();
});
