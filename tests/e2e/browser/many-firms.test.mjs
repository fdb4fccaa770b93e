// Fifty thousand firms in the page: only what is on the screen is drawn, and every row is reached.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";

const FIRMS = 50_000;
const ROW = 36;
let desk, page;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  await desk.call("open_workspace", { folder: `${desk.workspace}/五万家` });
  await desk.call("new_assessment", { framework: "hsdp", edition: null, park: "五万家", year: 2026 });
  const lines = ["企业名称,行业代码,是否规上企业,是否已开展数字化改造,从业人数"];
  for (let i = 1; i <= FIRMS; i += 1) lines.push(`第${i}号机械有限公司,${String(6 + (i % 41)).padStart(2, "0")},是,${i % 7 === 0 ? "否" : "是"},${(i * 37) % 1000}`);
  await desk.call("import_roster", { file: "", sheet: null, matches: [], text: lines.join("\n") });
  await page.reload();
  await page.evaluate(() => (location.hash = "#/roster"));
  await page.getByRole("grid").waitFor({ timeout: 120_000 });
});
after(() => desk?.stop());

const drawn = () => page.locator("[role=row]").count();
const cell = (text) => page.getByRole("gridcell", { name: text, exact: true });

test("scrolled anywhere, the table draws a screen of rows and fills them", async () => {
  await page.getByText("50,000 家企业").or(page.getByText("50000 家企业")).first().waitFor();
  const grid = page.getByRole("grid");
  for (const row of [12_345, 49_000, 300, 31_000]) {
    await grid.evaluate((element, top) => (element.scrollTop = top), (row - 1) * ROW);
    await cell(`第${row}号机械有限公司`).waitFor();
    assert.ok((await drawn()) < 60, `${await drawn()} rows are drawn`);
  }
  // As a wheel turns: every frame is a jump of some rows.
  const gaps = await grid.evaluate(
    (element) =>
      new Promise((done) => {
        const gaps = [];
        let last = performance.now();
        const turn = (now) => {
          gaps.push(now - last);
          last = now;
          element.scrollTop += 240;
          if (gaps.length < 120) requestAnimationFrame(turn);
          else done(gaps.sort((a, b) => a - b));
        };
        requestAnimationFrame(turn);
      }),
  );
  console.log(`# frames while scrolling: median ${gaps[60].toFixed(1)} ms, slowest ${gaps.at(-1).toFixed(1)} ms`);
  await desk.picture("many-firms-1280");
});

test("the last row is one key away, and a search finds one of them", async () => {
  await page.getByRole("grid").focus();
  await page.keyboard.press("Control+End");
  await cell(`第${FIRMS}号机械有限公司`).waitFor();
  await page.getByPlaceholder("名称、信用代码或行业").fill("第43210号");
  await cell("第43210号机械有限公司").waitFor();
  await page.getByText("1 家", { exact: true }).waitFor();
  await page.getByPlaceholder("名称、信用代码或行业").fill("");
  await page.getByRole("button", { name: "从业人数（人）", exact: true }).click();
  await page.locator("[role=columnheader][aria-sort=ascending]").waitFor();
  assert.deepEqual(desk.complaints, []);
});
