// A picture of the evidence: put into the words of an indicator, saved, and seen in the preview of the book.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { until } from "../webdriver.mjs";
import { Desk } from "./bridge.mjs";

let desk, page;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  await page.getByRole("button", { name: "打开演示园区" }).click();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
});
after(() => desk?.stop());

const words = async (indicator) => {
  const { answers } = await desk.call("assessment");
  return answers.find((one) => one.indicator === indicator && one.slot === "narrative")?.raw.text ?? "";
};

test("a picture is inserted as a line of its own, saved, and numbered in the book", async () => {
  await page.evaluate(() => (location.hash = "#/answering/t11"));
  const button = page.getByRole("button", { name: "插入图片" });
  await button.waitFor();
  const before = await words("t11");
  await button.click();
  const list = page.getByRole("list", { name: "插入图片" });
  await list.waitFor();
  await desk.picture("picture-insert");
  await list.getByRole("button", { name: /园区边缘算力节点机房现场/ }).click();
  const line = "![园区边缘算力节点机房现场](边缘算力节点机房现场.jpg)";
  await until("the line is saved", async () => (await words("t11")) === `${before.trimEnd()}\n${line}`);
  assert.equal(await list.count(), 0, "the list is closed again");
  const { findings } = await desk.call("check");
  assert.deepEqual(findings.filter((one) => one.code.startsWith("picture.")), []);
  await desk.call("look_at_book", { template: null });
  const { hits } = await desk.call("search_book", { text: "园区边缘算力节点机房现场" });
  assert.ok(hits.some((hit) => hit.around.startsWith("图")), JSON.stringify(hits));
});
