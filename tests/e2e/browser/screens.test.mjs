// Every screen with the demo park: readable at each size, nothing cut off, nothing that axe objects to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { axePath, Desk } from "./bridge.mjs";

const axe = readFileSync(axePath, "utf8");
const SIZES = [
  [1024, 700],
  [1280, 800],
  [1920, 1080],
];
/** Address and heading. */
const SCREENS = {
  overview: ["#/overview", "总览"],
  profile: ["#/profile", "园区概况"],
  roster: ["#/roster", "企业名册"],
  "missing-firms": ["#/roster?missing=h1-2", "企业名册"],
  questionnaires: ["#/questionnaires", "企业问卷"],
  "base-data": ["#/base-data", "基础数据"],
  indicators: ["#/answering", "指标总表"],
  counted: ["#/answering/h1-2", "规上工业企业数字化改造覆盖率"],
  checklist: ["#/answering/h3-1", "数字化运营管理覆盖主要环节"],
  task: ["#/answering/t5", "升级数字化生活性服务"],
  evidence: ["#/evidence", "佐证材料"],
  result: ["#/result", "结果与差距"],
  check: ["#/check", "体检"],
  dossier: ["#/dossier", "申报材料"],
  frameworks: ["#/frameworks", "指标体系"],
  help: ["#/help", "帮助"],
  "help-frameworks": ["#/help/frameworks", "帮助"],
  start: ["#/start", "云澜经济技术开发区"],
};

let desk, page;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  await page.getByRole("heading").first().waitFor();
  await desk.picture("first");
  await page.getByRole("button", { name: "打开演示园区" }).click();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
});
after(() => desk?.stop());

/** What reaches beyond the window or its own box, by name; what scrolls by design is left out. */
function cutOff() {
  const found = document.documentElement.scrollWidth > innerWidth ? ["the page is wider than the window"] : [];
  for (const element of document.querySelectorAll("main *, header *, .start *")) {
    if (element.closest(".grid, .scroll, .holder, .sr-only, svg, select")) continue;
    const { width, right } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (width === 0 || style.display === "inline") continue;
    const name = `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 20)}`;
    if (right > innerWidth + 1) found.push(`beyond the window: ${name}`);
    if (style.overflowX === "visible" && element.scrollWidth > element.clientWidth + 2) found.push(`beyond its box: ${name}`);
  }
  return found;
}

for (const [name, [hash, heading]] of Object.entries(SCREENS)) {
  test(`${name} is whole and accessible at every size`, async () => {
    await page.evaluate((to) => (location.hash = to), hash);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.waitForLoadState("networkidle");
      await desk.picture(`${name}-${width}`);
      assert.deepEqual(await page.evaluate(cutOff), [], `${name} at ${width} × ${height}`);
    }
    // Evaluated rather than added as a script: the page's own policy lets no foreign script in.
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    const said = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
    assert.deepEqual(said, []);
  });
}

test("no screen complained", () => {
  assert.deepEqual(desk.complaints, []);
});
