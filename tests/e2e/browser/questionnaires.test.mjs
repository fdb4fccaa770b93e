// Questionnaires in the page: made into a folder, read back, looked at.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";

let desk, page, folder;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  folder = path.join(desk.home, "问卷");
  await page.getByRole("button", { name: "打开演示园区" }).click();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
  await page.evaluate(() => (location.hash = "#/questionnaires"));
  await page.getByRole("heading", { level: 1, name: "企业问卷" }).waitFor();
});
after(() => desk?.stop());

test("a workbook is made for each firm that is asked", async () => {
  await page.getByRole("checkbox", { name: "只发规上工业企业" }).check();
  await desk.dialogs({ folder });
  await page.getByRole("button", { name: "生成问卷……" }).click();
  await page.getByText(/^已生成 120 份问卷/).waitFor({ timeout: 60_000 });
  assert.equal(readdirSync(folder).length, 120);
  await desk.picture("questionnaires-made-1280");
});

test("files that nobody filled in are named before anything is taken", async () => {
  await desk.dialogs({ folder });
  await page.getByRole("button", { name: "读取交回的问卷……" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/^共 120 个文件：新增 0 家/).waitFor({ timeout: 60_000 });
  await dialog.getByText("这份问卷没有填写任何内容。").first().waitFor();
  await desk.picture("questionnaires-preview-1280");
  assert.equal(await dialog.getByRole("button", { name: "采用 0 份" }).isDisabled(), true);
  await dialog.getByRole("button", { name: "取消" }).click();
  await page.getByRole("tab", { name: /汇总/ }).click();
  await page.getByText("分领域平均").waitFor();
  await desk.picture("questionnaires-together-1280");
  assert.deepEqual(desk.complaints, []);
});
