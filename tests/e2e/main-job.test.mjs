// The main job in the real window, from an empty folder to a verified set, with a power cut in between.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { App, repository } from "./app.mjs";
import { until } from "./webdriver.mjs";

const demo = (...parts) => path.join(repository, "assets", "demo", ...parts);
const PARK = "测试经济技术开发区";
const WORDS = "已培育标杆企业 12 家，其中省级以上智能工厂 4 家。";
const SIZES = [
  [1280, 800],
  [1920, 1080],
];

let app;
before(async () => {
  app = await App.start();
  await app.page.resize(1280, 800);
});
after(() => app?.stop());

const go = (hash) => app.page.run("location.hash = arguments[0]", hash);
const press = async (name) => app.page.click(await app.page.findText(name, "button"));
const says = (text, where) => app.page.findText(text, where);
const saved = () =>
  until("the badge says saved", () =>
    app.page.run(`return /已保存 \\d\\d:\\d\\d:\\d\\d/.test(document.querySelector('[data-testid="saved"]')?.textContent ?? "")`),
  );
/** The control that a label names. */
const labelled = (text) =>
  until(`${text} can be filled`, () =>
    app.page.run(
      `const label = [...document.querySelectorAll("label")].find((l) => l.textContent.includes(arguments[0]));
       return label && (label.control ?? document.getElementById(label.htmlFor))`,
      text,
    ),
  );
/** Types into a field as a person does and leaves it. */
async function fill(field, text) {
  await app.page.clear(field);
  await app.page.type(field, text);
  await app.page.run("arguments[0].blur()", field);
}
/** Whatever of the page is cut off or laid over something else. */
const clipped = () =>
  app.page.run(`
    const wide = document.documentElement.scrollWidth > innerWidth + 1 ? ["the page is wider than the window"] : [];
    const controls = [...document.querySelectorAll("button, a, h1, h2, label, [role=tab]")].filter((e) => e.checkVisibility());
    const cut = controls.filter((e) => e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).overflow !== "visible"
      && getComputedStyle(e).textOverflow !== "ellipsis" && e.clientWidth > 0);
    return [...wide, ...cut.map((e) => "cut: " + e.textContent.trim().slice(0, 40))]`);

test("an empty folder becomes an assessment", async () => {
  await press("使用默认文件夹");
  await fill(await labelled("园区名称"), PARK);
  await fill(await labelled("评估年度"), "2026");
  await press("开始自评估");
  await says("总览", "h1, h2");
});

test("the demo roster is imported and counted", async () => {
  await go("#/roster");
  app.dialogs({ open: [demo("roster.xlsx")] });
  await press("导入名册");
  await says("新增 186 家", "[role=dialog] *, dialog *");
  await press("确认导入");
  await says("186 家企业");
  await go("#/answering/h1-2");
  await says("112 / 120", '[data-testid="result"] *');
});

test("what was shown as saved is there after a power cut", async () => {
  await go("#/profile/area_planned_ha");
  await fill(await labelled("规划面积"), "３，８６０");
  await saved();
  await go("#/answering/t1");
  await says("打造企业数字化转型标杆", "h1, h2, h3");
  await fill(await app.page.find("textarea"), WORDS);
  await saved();
  await app.restart();
  await app.page.resize(1280, 800);
  // The window opens where it was left, without a word.
  await says("总览", "h1, h2");
  const summary = (await app.call("workspace_state")).workspace;
  assert.equal(summary.park_name, PARK);
  const view = await app.call("assessment");
  const words = view.answers.find((answer) => answer.indicator === "t1" && answer.slot === "narrative");
  assert.equal(words.raw.text, WORDS);
  const profile = await app.call("profile");
  assert.equal(profile.values.find((value) => value.key === "area_planned_ha").raw, "３，８６０");
  assert.equal((await app.call("roster", { offset: 0, limit: 1, search: "", only: { kind: "all" } })).total, 186);
});

test("the set is made in the window and proves whole", async () => {
  await says("总览", "h1, h2");
  await go("#/dossier");
  const out = path.join(app.home, "申报材料.zip");
  app.dialogs({ save: out, open: [out] });
  await press("生成……");
  await until("the set is made", () => existsSync(out), 60_000);
  await says("草稿已生成", '[data-testid="made"], [data-testid="made"] *');
  await press("选择材料包……");
  await says("核验通过", '[data-testid="verified"], [data-testid="verified"] *');
});

test("every screen of the demo park fits the window at both sizes", async () => {
  await app.call("open_demo", { folder: path.join(app.home, "demo") });
  for (const [width, height] of SIZES) {
    await app.page.resize(width, height);
    for (const screen of ["overview", "profile", "roster", "base-data", "answering/h1-2", "answering/t1", "evidence", "result", "check", "dossier"]) {
      await app.page.run("location.hash = '#/' + arguments[0]; location.reload()", screen);
      await until(`${screen} is shown`, () => app.page.run(`return document.querySelector("main h1, main h2") !== null`));
      await app.picture(`${width}-${screen.replace("/", "-")}`);
      assert.deepEqual(await clipped(), [], `${screen} at ${width} × ${height}`);
    }
  }
});
