// Questionnaires in the page: made into a folder, read back, looked at.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";
import { fill } from "./workbook.mjs";

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
  await page.getByText("还没有读取问卷。").waitFor();
});

test("what came back is read, named where it is wrong, and looked at together", async () => {
  const files = readdirSync(folder).sort();
  const levels = ["未达最低一级", "一级", "二级", "三级", "四级"];
  const scenarios = ["sc-design", "sc-process", "sc-marketing", "sc-after-sales", "sc-production", "sc-quality", "sc-safety"];
  for (const [at, file] of files.slice(0, 30).entries()) {
    const answers = { "raw-equipment": "200", "raw-equipment-digital": `${(at * 37) % 200}`, "raw-equipment-networked": `${(at * 53) % 200}`, "raw-staff": `${80 + at}` };
    for (const [turn, key] of scenarios.entries()) answers[key] = levels[(at + turn) % levels.length];
    if (at % 3 > 0) answers["network#shop-floor"] = "是";
    fill(path.join(folder, file), answers);
  }
  fill(path.join(folder, files[30]), { "sc-design": "五级", "raw-equipment": "一百多台" });
  await desk.dialogs({ folder });
  await page.getByRole("button", { name: "读取交回的问卷……" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/^共 120 个文件：新增 31 家/).waitFor({ timeout: 60_000 });
  await dialog.getByRole("row").filter({ hasText: "“五级”不是" }).getByText(/^问卷 C\d+$/).waitFor();
  await desk.picture("questionnaires-found-1280");
  await dialog.getByRole("button", { name: "采用 31 份" }).click();
  await page.getByText("已交回 31 份，名册共 186 家企业").waitFor({ timeout: 60_000 });
  for (const [tab, name] of [
    ["企业结果", "firms"],
    ["汇总", "together"],
    ["应用场景", "scenarios"],
    ["未交回", "outstanding"],
  ]) {
    await page.getByRole("tab", { name: new RegExp(tab) }).click();
    await desk.picture(`questionnaires-${name}-1280`);
  }
  const shown = await desk.call("questionnaires", { framework: null });
  assert.deepEqual([shown.returned.length, shown.outstanding_total], [31, 155]);
});

test("figures are taken into the roster as one step that can be undone", async () => {
  const before = await desk.call("roster", { offset: 0, limit: 1000, search: "", only: { kind: "all" }, find: null });
  await page.getByRole("button", { name: "填入名册……" }).click();
  const dialog = page.getByRole("dialog");
  const overwrite = dialog.getByRole("checkbox");
  await overwrite.check();
  await dialog.getByRole("cell", { name: /台$/ }).first().waitFor();
  await desk.picture("questionnaires-take-1280");
  await dialog.getByRole("button", { name: /^填入 \d+ 格/ }).click();
  await page.getByRole("button", { name: /^撤销：企业名单 · 修改 3[01] 家企业的/ }).click();
  await page.getByText(/^已撤销：企业名单/).waitFor();
  const after = await desk.call("roster", { offset: 0, limit: 1000, search: "", only: { kind: "all" }, find: null });
  assert.deepEqual(after.firms, before.firms);
  assert.deepEqual(desk.complaints, []);
});
