// A framework of one's own, from the file with faults to the answered assessment: every kind of question has its input.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { repository } from "../app.mjs";
import { Desk } from "./bridge.mjs";

let desk, page;
before(async () => {
  desk = await Desk.start({ height: 1000 });
  page = desk.page;
  await page.getByRole("button", { name: "使用默认文件夹" }).click();
  await page.getByRole("heading", { name: "新建自评估" }).waitFor();
});
after(() => desk?.stop());

/** The first framework of the guide with every question it shows: what the guide teaches is what works here. */
function guided() {
  const guide = readFileSync(path.join(repository, "assets", "help", "frameworks.zh.md"), "utf8");
  const blocks = [...guide.split("## 计分的体系")[0].matchAll(/```toml\n([\s\S]*?)```/g)];
  return blocks.map(([, text]) => text).join("\n");
}
const show = async (id, name) => {
  await page.evaluate((to) => (location.hash = to), `#/answering/${id}`);
  await page.getByRole("heading", { level: 1, name }).waitFor();
};
const saved = () => page.getByTestId("saved").filter({ hasText: /已保存 \d\d:\d\d:\d\d/ }).waitFor();
const button = (name) => page.getByRole("button", { name, exact: true });
const type = async (label, text) => {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.blur();
};
/** Chooses the card on which these words stand. */
const choose = (words) => page.locator("fieldset label", { hasText: words }).click();
const stateOf = async (id) => {
  await saved();
  const { score } = await desk.call("assessment");
  return score.indicators.find((one) => one.id === id);
};

test("a file with a fault is sent back, mended, published and begun with, without leaving the first screen", async () => {
  const file = path.join(desk.home, "own.toml");
  writeFileSync(file, guided().replace('options = ["part", "full"]', 'options = ["part", "whole"]'));
  await desk.dialogs({ open: [file] });
  await button("导入指标体系……").click();
  await page.getByText("没有导入：own.toml").waitFor();
  const findings = page.getByTestId("framework-import");
  await findings.getByText("whole").first().waitFor();
  await desk.picture("own-framework-fault");

  writeFileSync(file, guided());
  await button("导入指标体系……").click();
  await page.getByText("已导入：own.toml").waitFor();
  const { frameworks } = await desk.call("frameworks");
  const own = frameworks.find((one) => one.status === "draft");
  await desk.call("publish_framework", { id: own.id, edition: own.edition });
  await page.getByRole("radio", { name: new RegExp(own.title) }).check();
  await page.getByLabel("园区名称").fill("测试经济技术开发区");
  await page.getByLabel("评估年度").fill("2026");
  await button("开始自评估").click();
  await page.getByRole("heading", { level: 1, name: "总览" }).waitFor();
  await desk.picture("own-framework-begun");
});

test("a number is judged in the unit of its target, a percent beyond its bound, a date when it is there", async () => {
  await show("area-developed", "已开发面积");
  await type("数值", "199");
  assert.equal((await stateOf("area-developed")).state, "short");
  await type("数值", "200");
  assert.equal((await stateOf("area-developed")).state, "met");
  await show("cloud", "上云比例");
  await type("数值", "60%");
  assert.equal((await stateOf("cloud")).state, "short", "over is not from");
  await type("数值", "60.1");
  assert.equal((await stateOf("cloud")).state, "met");
  await show("approved-on", "规划批准日期");
  await type("日期", "2025年3月1日");
  assert.equal((await stateOf("approved-on")).state, "met");
  await desk.picture("kind-date");
});

test("money is asked for three years, and text up to its limit", async () => {
  await show("investment", "数字化投入");
  await type("2025 年（据此判定）", "1.2亿");
  await type("2024 年", "9800");
  await type("2023 年", "7600");
  await saved();
  await desk.picture("kind-three-years");
  const { answers } = await desk.call("assessment");
  assert.deepEqual(answers.find((one) => one.indicator === "investment").raw, {
    kind: "years",
    years: ["1.2亿", "9800", "7600"],
  });
  await show("plan", "规划要点");
  await page.getByRole("textbox").first().fill("一年打基础，两年见成效。");
  await page.getByText("12 / 300 字").waitFor();
  await saved();
});

test("what is chosen is judged: one, several, a list, yes or no, a level", async () => {
  await show("network", "网络水平");
  await choose("部分覆盖");
  assert.equal((await stateOf("network")).state, "met");
  await show("services", "公共服务");
  await choose("人才培训");
  await choose("以上都没有");
  await saved();
  const { answers } = await desk.call("assessment");
  assert.deepEqual(answers.find((one) => one.indicator === "services").raw.options, ["nothing"]);
  await show("rules", "管理制度");
  await choose("数据管理制度");
  assert.equal((await stateOf("rules")).state, "short");
  await choose("网络安全制度");
  assert.equal((await stateOf("rules")).state, "met");
  await show("office", "专门机构");
  await choose("否");
  assert.equal((await stateOf("office")).state, "short");
  await show("operation", "运营管理");
  await choose("未达最低一级");
  assert.equal((await stateOf("operation")).state, "short");
  await choose("主要流程在系统中运行。");
  assert.equal((await stateOf("operation")).state, "met");
  await desk.picture("kind-level");
});

test("a table takes rows of typed cells, and counts the complete ones", async () => {
  await show("projects", "重点项目");
  await type("项目名称，第 1 行", "园区一张网");
  await type("投资额，第 1 行", "1200");
  await page.getByLabel("进展，第 1 行").selectOption("done");
  await button("添加一行").click();
  await type("项目名称，第 2 行", "能碳平台");
  await type("投资额，第 2 行", "八百");
  await page.getByLabel("进展，第 2 行").selectOption("begun");
  assert.notEqual((await stateOf("projects")).state, "met", "what is no figure does not count");
  await desk.picture("kind-table-fault");
  await type("投资额，第 2 行", "800");
  assert.equal((await stateOf("projects")).state, "met");
  await desk.picture("kind-table");
});

test("what is computed, ranked or does not apply says so and asks for nothing", async () => {
  await show("productivity", "人均产值");
  await page.getByText("数据未齐，暂不能计算").waitFor();
  await desk.picture("kind-computed");
  await show("rank", "全省排名");
  await type("数值", "3");
  assert.equal((await stateOf("rank")).state, "not_judged");
  await show("leading", "主导产业占比");
  await page.getByText("已填写主导产业时适用").first().waitFor();
  await desk.picture("kind-conditional");
});

test("the result tells the whole in words, and nothing complained", async () => {
  await page.evaluate(() => (location.hash = "#/result"));
  await page.getByRole("heading", { level: 1, name: "结果与差距" }).waitFor();
  await page.waitForTimeout(300);
  await desk.picture("own-framework-result");
  await page.evaluate(() => (location.hash = "#/answering"));
  await page.getByRole("heading", { level: 1, name: "指标总表" }).waitFor();
  await desk.picture("own-framework-table");
  assert.deepEqual(desk.complaints, []);
});
