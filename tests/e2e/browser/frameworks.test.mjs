// Frameworks in the page: the template is filled, taken in, what is wrong is led to its cell, published, given out.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";

let desk, page;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  await page.getByRole("button", { name: "打开演示园区" }).click();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
  await page.evaluate(() => (location.hash = "#/frameworks"));
  await page.getByRole("heading", { level: 1, name: "指标体系" }).waitFor();
});
after(() => desk?.stop());

const beside = (name) => path.join(desk.home, name);
const take = async (file) => {
  await desk.dialogs({ open: [file] });
  await page.getByRole("button", { name: "导入指标体系……" }).click();
};

test("the template is given out, taken in and stands in the list as a draft", async () => {
  const file = beside("template.xlsx");
  await desk.call("framework_template", { out: file });
  assert.ok(existsSync(file));
  await take(file);
  await page.getByText("已导入：template.xlsx").waitFor();
  const mine = page.getByRole("listitem").filter({ hasText: "my-framework" });
  await mine.getByText("草稿").waitFor();
  await desk.picture("frameworks-draft");
});

test("a file with faults is not taken in, and each fault says its place and value", async () => {
  const text = beside("bad.toml");
  await desk.call("framework_template", { out: text });
  writeFileSync(text, readFileSync(text, "utf8").replace('over = "20"', 'over = "30"').replace('"my-framework"', '"other"'));
  await take(text);
  await page.getByText("没有导入：bad.toml").waitFor();
  await page.getByTestId("framework-import").getByText(/第 \d+ 行第 \d+ 列/).first().waitFor();
  await page.getByText("之间有空档").waitFor();
  await desk.picture("frameworks-problems");
});

test("publishing asks first, freezes the edition, and its workbook says the same", async () => {
  const mine = page.getByRole("listitem").filter({ hasText: "my-framework" });
  await mine.getByRole("button", { name: "发布" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await mine.getByText("已发布").waitFor();
  const out = beside("published.xlsx");
  await desk.call("export_framework", { id: "my-framework", edition: null, out });
  await take(out);
  await page.getByText("与已有的内容相同").waitFor();
  await desk.picture("frameworks-published");
});

test("the guide is one step away", async () => {
  await page.getByRole("link", { name: "怎样编写" }).click();
  await page.getByRole("heading", { name: "怎样编写指标体系" }).waitFor();
  await desk.picture("frameworks-guide");
  assert.deepEqual(desk.complaints, []);
});
