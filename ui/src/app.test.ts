// @vitest-environment happy-dom
import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, test, vi } from "vitest";

import App from "./App.svelte";
import type { Failure } from "./ipc/generated/contract";
import type { Host } from "./ipc/host";
import { sampleHost } from "./ipc/sample/host";
import { createApp } from "./state/app";

const full: Failure = {
  code: "full",
  place: null,
  say: { zh: "磁盘空间不足，刚才的修改尚未写入。", en: "The disk is full." },
  next: { zh: "请清理磁盘后点“重试保存”。", en: "Free some space." },
  detail: "",
};

/** Generous, because a busy machine is no failure of the page. */
const until = (fact: () => void) => vi.waitFor(fact, 15_000);

let shown: ReturnType<typeof mount> | undefined;
afterEach(async () => {
  if (shown) await unmount(shown);
  document.body.replaceChildren();
  location.hash = "";
  localStorage.clear();
});

/** The page at an address, with what was asked of the host. */
async function page(hash: string, host: Host = sampleHost()) {
  const calls: [string, unknown][] = [];
  let close: () => Promise<number> = async () => -1;
  location.hash = hash;
  const app = createApp({
    ...host,
    call: (command, request) => (calls.push([command, request]), host.call(command, request)),
    onClose: (flush) => (close = flush),
  });
  shown = mount(App, { target: document.body, props: { app } });
  await until(() => expect(document.querySelector("h1")).not.toBeNull());
  return { app, calls, close: () => close(), saves: () => calls.filter(([command]) => command.startsWith("save_")) };
}

function labelled<E extends HTMLElement>(label: string): E {
  const found = [...document.querySelectorAll("label")].find((one) => one.textContent?.trim() === label);
  const field = found && (document.getElementById(found.htmlFor) ?? found.querySelector("input, textarea, select"));
  if (!field) throw new Error(`no field is labelled ${label}`);
  return field as E;
}

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  flushSync();
}

const badge = () => document.querySelector("[data-testid=saved]")?.textContent?.trim() ?? "";
const words = () => document.body.textContent ?? "";

test("typing_is_unsaved_at_once_and_saved_when_the_field_is_left", async () => {
  const { saves } = await page("#/answering/computing");
  const field = labelled<HTMLInputElement>("数值");
  type(field, "１２．５");
  expect(badge()).toBe("未保存 1 项");
  field.dispatchEvent(new FocusEvent("blur"));
  await until(() => expect(badge()).toMatch(/^已保存 \d\d:\d\d:\d\d$/));
  expect(saves()).toEqual([
    ["save_answer", { indicator: "computing", slot: "value", base_revision: 0, raw: { kind: "text", text: "１２．５" } }],
  ]);
  expect(words()).toContain("理解为 １２．５");
});

test("a_half_composed_word_is_not_put_down_but_its_end_is", async () => {
  const { app } = await page("#/answering/computing");
  const field = labelled<HTMLTextAreaElement>("备注");
  field.value = "yuan";
  field.dispatchEvent(Object.assign(new InputEvent("input", { bubbles: true }), { isComposing: true }));
  expect(app.outbox.value.entries.size).toBe(0);
  field.value = "园";
  field.dispatchEvent(new Event("compositionend", { bubbles: true }));
  expect([...app.outbox.value.entries.values()][0]?.change).toMatchObject({ slot: "note", raw: { kind: "text", text: "园" } });
});

test("a_save_that_fails_keeps_the_text_says_what_to_do_and_can_be_tried_again", async () => {
  let failure: Failure | null = full;
  const { app } = await page("#/answering/computing", sampleHost({ failing: () => failure }));
  const field = labelled<HTMLInputElement>("数值");
  type(field, "3亿");
  field.dispatchEvent(new FocusEvent("blur"));
  await until(() => expect(words()).toContain(full.say.zh));
  expect(words()).toContain(full.next.zh);
  expect(field.value).toBe("3亿");
  expect(badge()).toBe("未保存 1 项");
  failure = null;
  const retry = [...document.querySelectorAll("button")].find((button) => button.textContent === "重试保存");
  retry?.click();
  await until(() => expect(app.outbox.value.entries.size).toBe(0));
  expect(words()).not.toContain(full.say.zh);
});

test("a_choice_is_sent_without_waiting", async () => {
  const { saves } = await page("#/answering/t1");
  document.querySelector<HTMLInputElement>("input[value=partly]")?.click();
  await until(() => expect(saves()).toHaveLength(1));
  expect(saves()[0]?.[1]).toMatchObject({ slot: "value", raw: { kind: "chosen", options: ["partly"] } });
});

test("leaving_for_another_screen_saves_what_was_typed", async () => {
  const { saves } = await page("#/answering/computing");
  type(labelled<HTMLTextAreaElement>("备注"), "口径同年报");
  location.hash = "#/answering/t1";
  window.dispatchEvent(new Event("hashchange"));
  await until(() => expect(saves()).toHaveLength(1));
});

test("closing_the_window_writes_first_and_says_how_much_is_left", async () => {
  let failure: Failure | null = null;
  const { close, saves } = await page("#/answering/computing", sampleHost({ failing: () => failure }));
  type(labelled<HTMLTextAreaElement>("备注"), "最后一句");
  expect(await close()).toBe(0);
  expect(saves()).toHaveLength(1);
  failure = full;
  type(labelled<HTMLTextAreaElement>("备注"), "再加一句");
  expect(await close()).toBe(1);
});

test("the_standing_is_a_word_beside_the_wording_and_the_result", async () => {
  await page("#/answering/reform");
  const result = document.querySelector("[data-testid=result]");
  expect(result?.textContent).toContain("解读");
  expect(result?.textContent).toContain("差 8 家");
  expect(document.querySelector("figcaption")?.textContent).toContain("官方");
});

test("without_an_assessment_every_address_shows_the_start", async () => {
  await page("#/dossier", sampleHost({ open: false }));
  expect(words()).toContain("打开演示园区");
});

test("the_language_can_be_changed_and_is_remembered", async () => {
  await page("#/overview");
  const english = [...document.querySelectorAll("button")].find((button) => button.textContent?.trim() === "English");
  english?.click();
  flushSync();
  expect(words()).toContain("Steps of the work");
  expect(document.documentElement.lang).toBe("en");
  expect(localStorage.getItem("parkgauge.language")).toBe("en");
});
