// The main job of a clerk, from an empty folder to a verified submission set, through the page.

import assert from "node:assert/strict";
import { appendFileSync, existsSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { repository } from "../app.mjs";
import { Desk } from "./bridge.mjs";

const demo = (...parts) => path.join(repository, "assets", "demo", ...parts);
const PARK = "测试经济技术开发区";

let desk, page;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
});
after(() => desk?.stop());

/** Goes to a screen as the navigation does. */
const go = (hash) => page.evaluate((to) => (location.hash = to), hash);
/** Waits until the badge says that everything is written. */
const saved = () => page.getByTestId("saved").filter({ hasText: /已保存 \d\d:\d\d:\d\d/ }).waitFor();
const button = (name) => page.getByRole("button", { name, exact: true });

test("an empty folder becomes an assessment", async () => {
  await button("使用默认文件夹").click();
  await page.getByLabel("园区名称").fill(PARK);
  await page.getByLabel("评估年度").fill("2026");
  await button("开始自评估").click();
  await page.getByRole("heading", { name: "总览" }).waitFor();
  await page.getByText("官方尚未公布的内容").waitFor();
});

test("what the profile is told is saved, understood and judged", async () => {
  await go("#/profile/area_planned_ha");
  const area = page.getByLabel("规划面积");
  await area.fill("０．３８６万");
  await area.blur();
  await saved();
  await page.getByText(/3,?860/).first().waitFor();
  await page.getByLabel("批准机关").selectOption({ label: "省级（自治区、直辖市）人民政府" });
  const approved = page.getByRole("complementary").getByRole("listitem").filter({ hasText: "批准设立" });
  await approved.getByText("符合", { exact: true }).waitFor();
});

test("the firm list is previewed, imported and counted", async () => {
  await go("#/roster");
  await desk.dialogs({ open: [demo("roster.xlsx")] });
  await button("导入名册").first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("新增 186 家").waitFor();
  await desk.picture("import");
  await dialog.getByRole("button", { name: /确认导入/ }).click();
  await page.getByText("186 家企业").waitFor();
  await go("#/answering/h1-2");
  const result = page.getByTestId("result");
  await result.getByText("112 / 120").first().waitFor();
  await result.getByText("未达标", { exact: true }).waitFor();
});

test("the firms still missing are one click away", async () => {
  await page.getByRole("link", { name: /查看名单/ }).click();
  await page.getByText("明确未覆盖 6 家，待补数据 2 家，不能确定是否在统计范围内 1 家。").waitFor();
  await page.getByText("9 家", { exact: true }).waitFor();
});

test("a cell of the roster is edited with the keys alone and taken back by undo", async () => {
  const grid = page.getByRole("grid");
  const cell = grid.getByRole("gridcell").first();
  const before = await cell.textContent();
  await grid.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.type("（改）");
  await page.keyboard.press("Enter");
  await grid.getByText(`${before}（改）`).waitFor();
  await saved();
  await page.keyboard.press("Control+z");
  await page.getByText("已撤销").waitFor();
  await go("#/roster");
  await page.getByRole("grid").getByText(before, { exact: true }).waitFor();
});

test("answers of every kind are kept through a reload", async () => {
  await go("#/answering/h3-1");
  await page.getByRole("checkbox").first().check();
  await saved();
  await go("#/answering/t1");
  await page.getByRole("radio").nth(1).check();
  const words = page.getByRole("textbox").first();
  await words.fill("已培育标杆企业 12 家，其中省级以上智能工厂 4 家。");
  await words.blur();
  await saved();
  await page.reload();
  await page.getByRole("heading", { name: /打造企业数字化转型标杆/ }).waitFor();
  assert.equal(await page.getByRole("textbox").first().inputValue(), "已培育标杆企业 12 家，其中省级以上智能工厂 4 家。");
  assert.equal(await page.getByRole("radio").nth(1).isChecked(), true);
  await go("#/answering/h3-1");
  await page.getByRole("heading", { name: /覆盖主要环节/ }).waitFor();
  assert.equal(await page.getByRole("checkbox").first().isChecked(), true);
});

test("odd figures are kept and explained", async () => {
  await go("#/base-data");
  const cell = page.getByRole("textbox", { name: /年末从业人数.*2025/ });
  await cell.fill("约四万");
  await cell.blur();
  await saved();
  assert.equal(await cell.inputValue(), "约四万");
  await page.getByRole("complementary").getByText(/“约四万”/).waitFor();
});

test("a field that was changed elsewhere shows both texts and lets the clerk choose", async () => {
  await go("#/answering/t2");
  const note = page.getByLabel("备注");
  await note.fill("第一稿");
  await note.blur();
  await saved();
  const { revision } = (await desk.call("assessment")).answers.find((answer) => answer.indicator === "t2" && answer.slot === "note");
  const raw = { kind: "text", text: "别处改的" };
  await desk.call("save_answer", { indicator: "t2", slot: "note", base_revision: revision, raw });
  await note.fill("第二稿");
  await note.blur();
  const conflict = page.getByRole("alert");
  await conflict.getByText("别处改的").waitFor();
  await conflict.getByText("第二稿").waitFor();
  await desk.picture("conflict");
  await conflict.getByRole("button", { name: "保留我的" }).click();
  await saved();
  const kept = (await desk.call("assessment")).answers.find((answer) => answer.indicator === "t2" && answer.slot === "note");
  assert.deepEqual(kept.raw, { kind: "text", text: "第二稿" });
});

test("a file becomes numbered evidence of the indicator it is added to", async () => {
  await go("#/answering/h1-2");
  await desk.dialogs({ open: [demo("evidence", "规上工业企业数字化改造台账.xlsx")] });
  await page.getByRole("tab", { name: /佐证/ }).click();
  await button("添加文件").click();
  await page.getByRole("link", { name: /台账/ }).click();
  await page.getByRole("heading", { name: /佐证1\.2/ }).waitFor();
  await page.getByRole("link", { name: "待核对", exact: true }).click();
  await button("逐份逐页核对（改动、空白、不清）").click();
  await page.getByText("全部佐证文件与添加时完全一致。").waitFor();
});

test("the gap board puts hard thresholds first and the check list leads to the field", async () => {
  await go("#/result");
  const rows = page.getByRole("table").last().getByRole("row");
  await rows.nth(1).getByText("刚性").waitFor();
  await go("#/check");
  await page.getByRole("link", { name: "去处理" }).first().click();
  await page.waitForURL((url) => !url.hash.startsWith("#/check"));
});

test("a draft is made, verified, and a changed byte is noticed", async () => {
  const out = path.join(desk.home, "申报材料.zip");
  await go("#/dossier");
  await desk.dialogs({ save: out, open: [out] });
  await button("生成……").click();
  await page.getByTestId("made").getByText("草稿已生成").waitFor({ timeout: 60_000 });
  assert.ok(existsSync(out));
  await button("选择材料包……").click();
  await page.getByTestId("verified").getByText("核验通过").waitFor();
  await desk.picture("dossier");
  appendFileSync(out, "x");
  await button("选择材料包……").click();
  await page.getByTestId("verified").getByText("核验未通过").waitFor();
});

test("nothing was complained of and nothing was asked outside", () => {
  assert.deepEqual(desk.complaints, []);
  assert.deepEqual(desk.asked.filter((url) => !url.startsWith(desk.address) && !/^(data|blob):/.test(url)), []);
});
