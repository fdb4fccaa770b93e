// The book before it is made: its real pages, a search, a click that leads to the field.

import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { Desk } from "./bridge.mjs";

let desk, page;
before(async () => {
  desk = await Desk.start();
  page = desk.page;
  await page.getByRole("button", { name: "打开演示园区" }).click();
  await page.getByRole("heading", { name: "总览" }).waitFor({ timeout: 60_000 });
  await page.evaluate(() => (location.hash = "#/dossier"));
});
after(() => desk?.stop());

const dialog = () => page.getByRole("dialog", { name: "预览申报书" });
const sheet = () => dialog().locator(".sheet img");

test("the preview shows the pages that the set will have", async () => {
  await page.getByRole("button", { name: "预览……" }).click();
  await dialog().waitFor();
  await sheet().waitFor({ timeout: 60_000 });
  await desk.picture("preview-first-page");
  const { pages } = await desk.call("look_at_book", {});
  assert.ok(pages.length > 30, `${pages.length} pages`);
});

test("what is searched for is found on its pages", async () => {
  await dialog().getByRole("searchbox").fill("双千兆网络");
  await dialog().getByRole("status").filter({ hasText: "处" }).waitFor();
  await dialog().locator(".hits button").nth(1).click();
  await dialog().locator(".mark").first().waitFor();
  await desk.picture("preview-search");
  await dialog().getByRole("searchbox").fill("");
  await dialog().locator(".hits").waitFor({ state: "detached" });
});

test("a click on a value leads to its field", async () => {
  const { places } = await desk.call("look_at_book", {});
  const row = places.find((one) => one.place?.kind === "indicator");
  await dialog().getByRole("textbox").first().fill(String(row.page));
  await dialog().getByRole("textbox").first().press("Enter");
  await page.getByRole("region", { name: `第 ${row.page} 页` }).locator(".sheet img").waitFor({ timeout: 30_000 });
  const box = await sheet().boundingBox();
  await sheet().click({ position: { x: box.width * 0.3, y: (box.height * (row.top + 6)) / 1000 } });
  const link = dialog().getByRole("link", { name: /^转到：/ });
  await link.waitFor();
  await desk.picture("preview-click");
  await link.click();
  await page.waitForURL((url) => decodeURIComponent(url.hash).startsWith(`#/answering/${row.place.indicator}`));
});
