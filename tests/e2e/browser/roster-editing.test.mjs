// The list of firms edited like a spreadsheet, and what stands around it: pasting, mending, duplicates, own columns.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";

let desk, page;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  await page.getByRole("button", { name: "打开演示园区" }).click();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
  await page.evaluate(() => (location.hash = "#/roster"));
  await page.getByRole("grid").waitFor();
});
after(() => desk?.stop());

const roster = (more = {}) => desk.call("roster", { offset: 0, limit: 1000, search: "", only: { kind: "all" }, find: null, ...more });
const cell = (row, header) => page.locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell][aria-colindex="${header + 2}"]`);
const said = (words) => page.getByText(words).first().waitFor();

async function columnAt(key) {
  const { columns } = await roster({ limit: 0 });
  return columns.findIndex((column) => column.key === key);
}

test("several cells are chosen, filled down as one step, and undone as one", async () => {
  const at = await columnAt("industry");
  const before = (await roster()).firms.slice(0, 4).map((firm) => firm.cells.industry);
  await cell(1, at).click();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Shift+ArrowDown");
  await said("已选 4 行，4 格");
  await desk.picture("roster-block-1280");
  await page.keyboard.press("Control+d");
  await said(/已修改 \d 家企业的 \d 格/);
  const filled = (await roster()).firms.slice(0, 4).map((firm) => firm.cells.industry);
  assert.deepEqual(filled, Array(4).fill(before[0]));
  await page.getByRole("button", { name: /^撤销：企业名单 · 修改/ }).click();
  await said(/已撤销：企业名单 · 修改/);
  assert.deepEqual((await roster()).firms.slice(0, 4).map((firm) => firm.cells.industry), before);
});

test("a block that was copied is pasted into its place, and what an open cell says is kept by choosing another", async () => {
  const at = await columnAt("revenue_wan");
  await cell(1, at).click();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "2001\r\n2002\r\n");
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await said(/已修改 2 家企业的 2 格/);
  assert.deepEqual((await roster()).firms.slice(0, 2).map((firm) => firm.cells.revenue_wan), ["2001", "2002"]);
  await cell(3, at).click();
  await page.keyboard.type("2003");
  await cell(5, at).click();
  await cell(3, at).getByText("2003").waitFor();
  await page.getByText(/已保存/).first().waitFor();
  const { firms } = await roster();
  assert.equal(firms[2].cells.revenue_wan, "2003");
  assert.notEqual(firms[4].cells.revenue_wan, "2003", "the cell that was chosen next is not written");
});

test("rows are ordered by a header and narrowed to those like a cell", async () => {
  await page.getByRole("button", { name: "营业收入（万元）", exact: true }).click();
  await page.locator("[role=columnheader][aria-sort=ascending]").waitFor();
  const sorted = await roster({ sort: { column: "revenue_wan", descending: false } });
  await page.locator(`[role=row][aria-rowindex="2"]`).getByText(sorted.firms[0].cells.name).waitFor();
  await page.getByRole("button", { name: "营业收入（万元）", exact: true }).click();
  await page.locator("[role=columnheader][aria-sort=descending]").waitFor();
  await page.getByRole("button", { name: "营业收入（万元）", exact: true }).click();
  const at = await columnAt("above_scale");
  await cell(1, at).click();
  await page.getByRole("button", { name: "只看与此格相同" }).click();
  const chip = page.getByRole("button", { name: /^只看：.*为“/ });
  await chip.waitFor();
  await desk.picture("roster-like-1280");
  await chip.click();
  await page.getByRole("button", { name: "只看与此格相同" }).waitFor();
});

test("pasted rows are shown first; a row without a firm waits to be mended", async () => {
  const { total } = await roster();
  await page.getByRole("button", { name: "粘贴导入" }).click();
  await page.getByRole("textbox").last().fill("企业名称\t规上\t营业收入（亿元）\n新立测试有限公司\t是\t1.2\n\t是\t3\n");
  await page.getByRole("button", { name: "核对……" }).click();
  await page.getByRole("dialog").getByText("新增 1 家").waitFor();
  await page.getByRole("dialog").getByText("按 亿元 读取并换算").waitFor();
  await desk.picture("roster-paste-1280");
  await page.getByRole("button", { name: "确认导入 1 家" }).click();
  await page.getByRole("button", { name: "待改 1 行……" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("剪贴板").waitFor();
  await dialog.getByRole("textbox", { name: /企业名称/ }).fill("补名测试有限公司");
  await desk.picture("roster-mend-1280");
  await dialog.getByRole("button", { name: "收入名册（1 行）" }).click();
  await said(/新增 1 家/);
  await dialog.getByText("没有待改的行。").waitFor();
  await dialog.getByRole("button", { name: "关闭" }).first().click();
  assert.equal((await roster()).total, total + 2);
});

test("a firm that stands twice becomes one, and the value is chosen where they differ", async () => {
  await desk.call("add_firm", { cells: { name: "新立测试公司", revenue_wan: "9", employees: "40" } });
  await page.reload();
  await page.getByRole("button", { name: "查重……" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("listitem").filter({ hasText: "新立测试公司" }).getByRole("button", { name: "比较" }).click();
  await dialog.getByText(/有 \d 栏填写不一致/).waitFor();
  await dialog.getByRole("radio", { name: "第 2 家：9" }).check();
  await desk.picture("roster-merge-1280");
  await dialog.getByRole("button", { name: "合并为一家（共 2 家）" }).click();
  await said("已把 2 家合并为一家（可以撤销）");
  await dialog.getByRole("button", { name: "关闭" }).first().click();
  const { firms } = await roster({ search: "新立测试" });
  assert.deepEqual(firms.map((firm) => [firm.cells.revenue_wan, firm.cells.employees]), [["9", "40"]]);
});

test("the office adds a column, puts it away, and keeps what stands in it", async () => {
  await page.getByRole("button", { name: "自有栏目" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("form", { name: "添加栏目" }).getByRole("textbox").first().fill("走访情况");
  await dialog.getByRole("combobox").selectOption({ label: "选项" });
  await dialog.getByPlaceholder("用顿号分隔").fill("已走访、未走访");
  await dialog.getByRole("button", { name: "添加栏目" }).click();
  await dialog.getByRole("textbox", { name: "栏目“走访情况”的名称" }).waitFor();
  await desk.picture("roster-columns-1280");
  await dialog.getByRole("button", { name: "关闭" }).first().click();
  await page.getByRole("columnheader", { name: "走访情况" }).waitFor({ state: "attached" });
  assert.equal((await roster({ limit: 0 })).columns.at(-1).is_own, true);
});

test("a count is seen by industry, and what it would be is said before anybody does it", async () => {
  await page.getByRole("button", { name: "统计与测算" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").first().selectOption({ index: 0 });
  await dialog.getByRole("row").nth(1).getByText("未覆盖", { exact: true }).waitFor();
  await desk.picture("roster-coverage-industries-1280");
  await dialog.getByRole("combobox").first().selectOption({ index: 1 });
  await dialog.getByText("测算：假设下列企业已完成").waitFor();
  for (const box of await dialog.getByRole("checkbox").all()) await box.check();
  await dialog.getByText(/^假设 \d+ 家已完成：/).waitFor();
  await desk.picture("roster-coverage-1280");
});

test("each way of grouping holds the whole count, and another rule changes it at once", async () => {
  const dialog = page.getByRole("dialog");
  const counted = () => dialog.locator("tbody tr").evaluateAll((rows) => rows.reduce((sum, row) => sum + Number(row.cells[1].textContent), 0));
  for (const by of ["主导产业", "新产业领域", "企业规模", "行业大类"]) {
    await dialog.getByRole("combobox").last().selectOption({ label: by });
    await dialog.getByRole("columnheader", { name: by }).waitFor();
    await dialog.locator("tbody tr").first().waitFor();
    assert.equal(await counted(), 112, by);
    await desk.picture(`roster-coverage-by-${by}-1280`);
  }
  const before = await dialog.getByText(/^\d+ \/ \d+ 家/).first().textContent();
  await dialog.getByText(/^口径/).click();
  await dialog.getByRole("radio", { name: /L2及以上/ }).first().check();
  const first = dialog.getByText(/^\d+ \/ \d+ 家/).first();
  await first.filter({ hasNotText: before }).waitFor();
  await desk.picture("roster-coverage-rule-1280");
  await desk.picture("roster-coverage-rule-1280");
  const { score } = await desk.call("assessment");
  assert.equal(await first.textContent(), score.indicators.find((one) => one.id === "h1-2").value);
  assert.deepEqual(desk.complaints, []);
});
