// The list of firms in the page: a finding leads to its cell, a firm is removed and brought back; the help is one key away.

import assert from "node:assert/strict";
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

const everyFirm = () => desk.call("roster", { offset: 0, limit: 1000, search: "", only: { kind: "all" }, find: null });
const chosen = () => page.locator("[role=gridcell][aria-selected=true]");
const grid = () => page.getByRole("grid");

/** Whether the chosen cell is wholly inside what the grid shows, beside what stays in place. */
async function isInSight() {
  const cell = await chosen().boundingBox();
  const box = await grid().boundingBox();
  const covered = 56 + 220;
  return cell.x >= box.x + covered && cell.x + cell.width <= box.x + box.width + 1 && cell.y >= box.y + 36 && cell.y + cell.height <= box.y + box.height + 1;
}

test("a finding leads to the row and the column of its cell, however far they are", async () => {
  const { firms } = await everyFirm();
  const last = firms.at(-1);
  await desk.call("save_firm_cell", { firm: last.id, column: "equip_networked", raw: "-3" });
  await page.reload();
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ]) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => (location.hash = "#/check"));
    await page.locator(`a[href="#/roster/${last.id}?column=equip_networked"]`).first().click();
    await chosen().filter({ hasText: "-3" }).waitFor();
    assert.ok(await isInSight(), `at ${width} × ${height}`);
    assert.equal(await grid().evaluate((element) => element === document.activeElement), true, "the keys act on the cell at once");
    assert.equal(await grid().getAttribute("aria-activedescendant"), await chosen().getAttribute("id"));
    await desk.picture(`finding-to-cell-${width}`);
  }
});

test("a firm is removed only after its name was read, and comes back", async () => {
  const { firms, total } = await everyFirm();
  const [first] = firms;
  await page.evaluate(() => (location.hash = "#/roster"));
  await page.reload();
  await chosen().waitFor();
  await page.getByRole("button", { name: "移除所选企业" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(`把“${first.cells.name}”从企业名册中移除`).waitFor();
  await desk.picture("remove-firm-1280");
  await dialog.getByRole("button", { name: "取消" }).click();
  assert.equal((await everyFirm()).total, total, "nothing happens before it is confirmed");
  await page.getByRole("button", { name: "移除所选企业" }).click();
  await dialog.getByRole("button", { name: "移除", exact: true }).click();
  await page.getByText(`已移除：${first.cells.name}`).waitFor();
  assert.equal((await everyFirm()).total, total - 1);
  await page.getByRole("button", { name: `撤销：企业名单 · 删除 ${first.cells.name}` }).click();
  await page.getByText(`已撤销：企业名单 · 删除 ${first.cells.name}`).waitFor();
  assert.equal((await everyFirm()).firms[0].id, first.id, "it stands where it stood");
});

test("an undone link of evidence names the indicator as people know it", async () => {
  const { items } = await desk.call("evidence");
  await desk.call("unlink_evidence", { evidence: items.find((item) => item.links.some((link) => link.indicator === "h1-1")).id, indicator: "h1-1" });
  await page.reload();
  await page.getByRole("button", { name: /^撤销/ }).click();
  await page.getByText("已撤销：取消佐证材料与 1.1 工业互联网应用覆盖园区行业 的对应").waitFor();
});

test("a long name of evidence leaves room for the other columns", async () => {
  const { items } = await desk.call("evidence");
  const { id: evidence, kind, issuer, document_number, document_date, note } = items[3];
  const title = "关于印发《云澜经济技术开发区企业数字化改造认定办法（试行）》及其配套实施细则、评价标准和验收规程的通知".repeat(2);
  await desk.call("describe_evidence", { evidence, title, kind, issuer, document_number, document_date, note });
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ]) {
    await page.setViewportSize({ width, height });
    for (const address of ["#/evidence", `#/evidence/${evidence}`]) {
      await page.evaluate((to) => (location.hash = to), address);
      await page.reload();
      const link = page.locator(`td a[title="${title}"]`);
      await link.waitFor();
      const { height: tall } = await link.boundingBox();
      assert.ok(tall < 60, `two lines at most, not ${tall} px, ${address} at ${width}`);
      await desk.picture(`long-name-${address.length > 10 ? "chosen" : "list"}-${width}`);
    }
  }
});

test("the help is one key away, from any screen", async () => {
  await page.evaluate(() => (location.hash = "#/result"));
  await page.getByRole("heading", { level: 1, name: "结果与差距" }).waitFor();
  await page.keyboard.press("F1");
  await page.getByRole("heading", { level: 2, name: "快速上手" }).waitFor();
  await page.getByRole("cell", { name: "磁盘空间不足" }).waitFor();
  assert.deepEqual(desk.complaints, []);
});
