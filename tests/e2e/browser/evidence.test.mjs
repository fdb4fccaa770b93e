// Evidence: a folder in, linked on the board by mouse and by keys, looked at page by page, numbered, removed and brought back.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
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

const view = (name) => page.evaluate((to) => (location.hash = to), `#/evidence${name ? `?view=${name}` : ""}`);
const said = (words) => page.getByText(words).first().waitFor();
const items = async () => (await desk.call("evidence")).items;
const named = async (title) => (await items()).find((item) => item.title === title);
const linksOf = async (title) => (await named(title)).links.map((link) => link.indicator);

test("a folder is added with everything in it, and a second time nothing is stored twice", async () => {
  const folder = path.join(desk.home, "扫描件");
  mkdirSync(path.join(folder, "二"), { recursive: true });
  writeFileSync(path.join(folder, "双千兆网络覆盖证明.txt"), "园区双千兆网络覆盖率证明");
  writeFileSync(path.join(folder, "二", "现场照片说明.txt"), "现场照片");
  await view("");
  await desk.dialogs({ folder });
  await page.getByRole("button", { name: "添加文件夹" }).click();
  await said("已添加 2 份佐证材料");
  await page.getByRole("button", { name: "添加文件夹" }).click();
  await said("2 份文件此前已添加，未重复存放");
  await desk.picture("evidence-list");
});

test("a suggestion is linked only when a person says so", async () => {
  assert.deepEqual(await linksOf("双千兆网络覆盖证明"), []);
  await view("suggestions");
  const card = page.locator("section.card").filter({ hasText: "双千兆网络覆盖证明" });
  await card.waitFor();
  await desk.picture("evidence-suggestions");
  await card.getByRole("button", { name: "确认关联" }).first().click();
  await card.waitFor({ state: "detached" });
  assert.equal((await linksOf("双千兆网络覆盖证明")).length, 1);
});

test("on the board a file is linked by dragging it, and by keys alone", async () => {
  await view("board");
  const from = page.locator(".grip").filter({ hasText: "现场照片说明" });
  const target = page.locator('[data-target="t1"]');
  await target.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await target.boundingBox()];
  await page.mouse.move(start.x + 30, start.y + 8);
  await page.mouse.down();
  await page.mouse.move(end.x + 60, end.y + 12, { steps: 8 });
  await desk.picture("evidence-board");
  await page.mouse.up();
  await said(/1 份材料已关联到/);
  assert.deepEqual(await linksOf("现场照片说明"), ["t1"]);

  await page.getByRole("checkbox", { name: "选择 现场照片说明" }).focus();
  await page.keyboard.press("Space");
  const button = page.locator('[data-target="t2"]').getByRole("button");
  await button.focus();
  await page.keyboard.press("Enter");
  await said(/1 份材料已关联到.*T2/);
  assert.deepEqual((await linksOf("现场照片说明")).sort(), ["t1", "t2"]);
});

test("pages are looked at, turned, enlarged and ticked as proof", async () => {
  const paper = (await items()).find((item) => item.media_type === "application/pdf" && item.pages > 1 && item.links.length > 0);
  await page.evaluate((to) => (location.hash = to), `#/evidence/${paper.id}`);
  await page.getByRole("button", { name: "查看内容" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img").waitFor();
  await desk.picture("evidence-viewer");
  await dialog.getByRole("button", { name: "旋转" }).click();
  await dialog.getByLabel("缩放").selectOption("150");
  await dialog.getByRole("button", { name: "下一页" }).click();
  await dialog.getByRole("img", { name: /第 2 页/ }).waitFor();
  await dialog.getByLabel("页码", { exact: true }).fill("1");
  await dialog.getByLabel("页码", { exact: true }).blur();
  const proves = (pages) => until(`pages ${pages} prove it`, async () => (await dialog.locator("input.range").inputValue()) === pages);
  const second = dialog.getByRole("checkbox").nth(1);
  await until("page 2 is ticked no more", async () => !(await second.isChecked()));
  await second.check();
  await proves("1-2");
  await dialog.getByRole("button", { name: "关闭" }).click();
  assert.equal((await items()).find((item) => item.id === paper.id).links[0].pages, "1-2");
});

test("numbering anew shows every number that will change first", async () => {
  await view("binding");
  await page.getByLabel("连续编号（附件1、附件2……）").check();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("附件1", { exact: true }).waitFor();
  await desk.picture("evidence-renumber");
  assert.ok((await items()).some((item) => item.number?.startsWith("佐证")), "nothing has changed yet");
  await dialog.getByRole("button", { name: "按此重新编号" }).click();
  await said(/已重新编号/);
  assert.ok((await items()).every((item) => item.number === null || item.number.startsWith("附件")));
});

test("lighter scans are seen beside the original before they are chosen", async () => {
  await view("binding");
  await page.getByLabel("扫描图片").selectOption("150");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img").nth(1).waitFor();
  await desk.picture("evidence-scans");
  assert.equal((await desk.call("evidence")).binding.scan_dpi, null, "nothing is chosen yet");
  await dialog.getByRole("button", { name: "采用 150 点/英寸" }).click();
  await until("it is chosen", async () => (await desk.call("evidence")).binding.scan_dpi === 150);
});

test("what is removed comes back with its links", async () => {
  const { id } = await named("现场照片说明");
  await page.evaluate((to) => (location.hash = to), `#/evidence/${id}`);
  await page.getByRole("button", { name: "移除这份材料" }).click();
  await said(/已移除/);
  assert.equal(await named("现场照片说明"), undefined);
  await view("trash");
  await page.getByRole("row", { name: /现场照片说明/ }).getByRole("button", { name: "恢复" }).click();
  await said(/已恢复/);
  assert.deepEqual((await linksOf("现场照片说明")).sort(), ["t1", "t2"]);
});

test("every file and page is looked at on demand", async () => {
  await view("check");
  await page.getByRole("button", { name: "逐份逐页核对（改动、空白、不清）" }).click();
  await page.getByText("全部佐证文件与添加时完全一致。").waitFor({ timeout: 120_000 });
  await desk.picture("evidence-check");
});
