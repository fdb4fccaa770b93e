// A new edition in the middle of the work, and answers from another assessment: looked at first, accepted, taken back.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { repository } from "../app.mjs";
import { Desk } from "./bridge.mjs";

let desk, page;
before(async () => {
  desk = await Desk.start({ height: 900 });
  page = desk.page;
  await page.getByRole("button", { name: "打开演示园区" }).click();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
});
after(() => desk?.stop());

const button = (name) => page.getByRole("button", { name, exact: true });
const table = async () => {
  await page.evaluate(() => (location.hash = "#/answering"));
  await page.getByRole("heading", { level: 1, name: "指标总表" }).waitFor();
};
/** What is answered, without the count of its saves. */
const answered = async () => {
  const { answers } = await desk.call("assessment");
  return answers.map(({ indicator, slot, raw }) => ({ indicator, slot, raw }));
};

/** The shipped edition as the one of 2027: one indicator has another id, one asks another question, one is new. */
function next() {
  const shipped = path.join(repository, "assets/frameworks/hsdp/2025/framework.toml");
  const put = (text, before, now) => {
    assert.ok(text.includes(before), before);
    return text.replace(before, now);
  };
  let text = put(readFileSync(shipped, "utf8"), 'edition = "2025"', 'edition = "2027"');
  text = put(text, 'id         = "t1"', 'id         = "t1-model"\nprevious   = ["t1"]');
  return put(text, 'id         = "t2"', 'id         = "t2-other"');
}

test("the preview says what becomes of every indicator, and nothing has happened", async () => {
  const file = path.join(desk.home, "hsdp-2027.toml");
  writeFileSync(file, next());
  const before = await answered();
  await table();
  await button("更新指标体系……").click();
  await desk.dialogs({ open: [file] });
  await button("从指标体系文件……").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("从 2025 版更新到 2027 版。").waitFor();
  await dialog.getByText("停用 1").click();
  await desk.picture("update-preview");
  assert.deepEqual(await answered(), before);
});

test("what was foreseen is what comes, and what is asked no more can be read", async () => {
  const { answers } = await desk.call("assessment");
  const was = answers.find((one) => one.indicator === "t1" && one.slot === "value");
  await button("更新到 2027 版").click();
  await page.getByText("已更新到 2027 版（可以撤销）").waitFor();
  const now = await answered();
  assert.deepEqual(now.find((one) => one.indicator === "t1-model" && one.slot === "value").raw, was.raw);
  await page.getByText("停用指标的填报（1 项）").click();
  await page.getByText("停用指标的填报（1 项）").scrollIntoViewIfNeeded();
  await desk.picture("update-retired");
});

test("the update is taken back, and everything is as it was", async () => {
  await page.getByRole("button", { name: /^撤销：更新指标体系/ }).click();
  await page.getByText("停用指标的填报（1 项）").waitFor({ state: "detached" });
  const { framework } = await desk.call("assessment");
  assert.equal(framework.summary.edition, "2025");
  assert.ok((await answered()).some((one) => one.indicator === "t2"));
});

test("an answer of another framework is offered, taken over, marked and confirmed", async () => {
  const { summary } = await desk.call("assessment");
  await desk.call("new_assessment", { framework: "park-operation", edition: null, park: summary.park, year: summary.year });
  const put = (indicator, option) =>
    desk.call("save_answer", { indicator, slot: "value", base_revision: 0, raw: { kind: "chosen", options: [option] } });
  await put("network-security", "l2");
  await desk.call("new_assessment", { framework: "cluster-dx", edition: null, park: summary.park, year: summary.year });
  await page.reload();
  await table();
  await button("从其他自评估带入……").click();
  await page.getByRole("dialog").getByText("工业园区数字化运营能力评估").first().waitFor();
  await desk.picture("prefill");
  await page.getByRole("dialog").getByRole("button", { name: /^带入所选 \d+ 项$/ }).click();
  await page.getByText(/已带入 \d+ 项，请逐项确认/).waitFor();
  await page.evaluate(() => (location.hash = "#/answering/security"));
  await page.getByText("待确认：").waitFor();
  await desk.picture("prefill-to-confirm");
  await button("核对无误，确认").click();
  await page.getByText("待确认：").waitFor({ state: "detached" });
  assert.deepEqual((await desk.call("assessment")).to_confirm.filter((one) => one.indicator === "security"), []);
  assert.deepEqual(desk.complaints, []);
});
