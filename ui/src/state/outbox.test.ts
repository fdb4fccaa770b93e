import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Failure } from "../ipc/generated/contract";
import { IDLE, Outbox, type Outcome } from "./outbox";

/** A change of these tests: the text of a field. */
type Text = { text: string };

interface Call {
  text: string;
  base: number;
  answer: (outcome: Outcome<Text>) => Promise<void>;
}

let calls: Call[];
let outbox: Outbox<Text>;

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  outbox = new Outbox<Text>(
    ({ text }, base) =>
      new Promise((resolve) => {
        const answer = async (outcome: Outcome<Text>) => {
          resolve(outcome);
          await vi.advanceTimersByTimeAsync(0);
        };
        calls.push({ text, base, answer });
      }),
  );
});
afterEach(() => vi.useRealTimers());

const type = (key: string, text: string, storedRevision = 0) => outbox.put(key, { text }, storedRevision);
const pause = (ms = IDLE) => vi.advanceTimersByTimeAsync(ms);
const saved = (revision: number): Outcome<Text> => ({ kind: "saved", revision, at: `2026-01-01T00:00:0${revision}Z` });
const full: Failure = {
  code: "full",
  place: null,
  say: { zh: "磁盘空间不足。", en: "The disk is full." },
  next: { zh: "请清理磁盘。", en: "Free some space." },
  detail: "",
};
const failed: Outcome<Text> = { kind: "failed", failure: full };
const stateOf = (key: string) => outbox.value.entries.get(key)?.state;

test("nothing_is_sent_before_typing_pauses", async () => {
  type("a", "测");
  await pause(IDLE - 1);
  type("a", "测试");
  await pause(IDLE - 1);
  expect(calls).toHaveLength(0);
  await pause(1);
  expect(calls.map((call) => call.text)).toEqual(["测试"]);
});

test("leaving_a_field_sends_at_once_and_only_once", async () => {
  type("a", "甲");
  outbox.send("a");
  await pause(IDLE * 3);
  expect(calls).toHaveLength(1);
});

test("an_entry_leaves_only_when_it_is_acknowledged", async () => {
  type("a", "甲");
  await pause();
  expect(stateOf("a")).toBe("sending");
  await calls[0]?.answer(saved(1));
  expect(outbox.value.entries.size).toBe(0);
  expect(outbox.value.savedAt).toBe("2026-01-01T00:00:01Z");
});

test("one_save_is_in_flight_and_the_newest_text_follows_with_the_acknowledged_revision", async () => {
  type("a", "测试单位", 4);
  await pause();
  type("a", "测试单位甲", 4);
  type("a", "测试单位甲乙", 4);
  await pause();
  expect(calls).toHaveLength(1);
  await calls[0]?.answer(saved(5));
  expect(stateOf("a")).toBe("sending");
  expect(calls.map(({ text, base }) => [text, base])).toEqual([
    ["测试单位", 4],
    ["测试单位甲乙", 5],
  ]);
  await calls[1]?.answer(saved(6));
  expect(outbox.value.entries.size).toBe(0);
});

test("text_typed_while_a_save_is_under_way_waits_for_its_own_pause", async () => {
  type("a", "甲");
  await pause();
  type("a", "甲乙");
  await calls[0]?.answer(saved(1));
  expect(stateOf("a")).toBe("waiting");
  expect(calls).toHaveLength(1);
  await pause();
  expect(calls[1]).toMatchObject({ text: "甲乙", base: 1 });
});

test("fields_are_saved_one_after_another_in_the_order_they_were_left", async () => {
  type("a", "甲");
  type("b", "乙");
  outbox.send("b");
  outbox.send("a");
  expect(calls.map((call) => call.text)).toEqual(["乙"]);
  await calls[0]?.answer(saved(1));
  expect(calls.map((call) => call.text)).toEqual(["乙", "甲"]);
});

test("a_failed_save_keeps_the_text_and_its_reason_until_it_is_tried_again", async () => {
  type("a", "甲", 2);
  await pause();
  await calls[0]?.answer(failed);
  expect(outbox.value.entries.get("a")).toMatchObject({ state: "failed", change: { text: "甲" }, failure: full });
  await pause(60_000);
  expect(calls).toHaveLength(1);
  outbox.send("a");
  expect(calls[1]).toMatchObject({ text: "甲", base: 2 });
  await calls[1]?.answer(saved(3));
  expect(outbox.value.entries.size).toBe(0);
});

test("typing_on_after_a_failure_tries_again_by_itself", async () => {
  type("a", "甲");
  await pause();
  await calls[0]?.answer(failed);
  type("a", "甲乙");
  await pause();
  expect(calls[1]?.text).toBe("甲乙");
});

test("a_failure_of_one_field_does_not_hold_up_the_next", async () => {
  type("a", "甲");
  type("b", "乙");
  const done = outbox.flush();
  await calls[0]?.answer(failed);
  await calls[1]?.answer(saved(1));
  expect(await done).toBe(1);
  expect([...outbox.value.entries.keys()]).toEqual(["a"]);
});

test("a_delivery_that_throws_is_a_failure_and_not_the_end_of_saving", async () => {
  const broken = new Outbox<Text>(() => Promise.reject(new Error("gone")));
  broken.put("a", { text: "甲" }, 0);
  expect(await broken.flush()).toBe(1);
  expect(broken.value.entries.get("a")).toMatchObject({ state: "failed", failure: { code: "call", detail: "gone" } });
});

test("closing_waits_until_everything_is_tried_and_counts_what_is_left", async () => {
  type("a", "甲");
  await pause();
  type("a", "甲乙");
  type("b", "丙");
  let left: number | null = null;
  void outbox.flush().then((count) => (left = count));
  await calls[0]?.answer(saved(1));
  expect(left).toBeNull();
  await calls[1]?.answer(saved(2));
  await calls[2]?.answer(saved(1));
  expect(calls.map((call) => call.text)).toEqual(["甲", "甲乙", "丙"]);
  expect(left).toBe(0);
});

test("closing_with_nothing_unsaved_does_not_wait", async () => {
  expect(await outbox.flush()).toBe(0);
});

test("a_conflict_keeps_both_texts_and_sends_nothing_until_somebody_chooses", async () => {
  type("a", "我的", 1);
  await pause();
  await calls[0]?.answer({ kind: "conflict", stored: { revision: 7, change: { text: "别人的" } } });
  type("a", "我的新稿", 1);
  await pause(60_000);
  expect(calls).toHaveLength(1);
  expect(await outbox.flush()).toBe(1);
  expect(outbox.value.entries.get("a")).toMatchObject({
    state: "conflict",
    change: { text: "我的新稿" },
    stored: { change: { text: "别人的" } },
  });
});

test("keeping_ours_writes_over_the_stored_revision", async () => {
  type("a", "我的", 1);
  await pause();
  await calls[0]?.answer({ kind: "conflict", stored: { revision: 7, change: { text: "别人的" } } });
  outbox.resolve("a", "ours");
  expect(calls[1]).toMatchObject({ text: "我的", base: 7 });
});

test("taking_the_stored_text_lets_ours_go", async () => {
  type("a", "我的", 1);
  await pause();
  await calls[0]?.answer({ kind: "conflict", stored: { revision: 7, change: { text: "别人的" } } });
  outbox.resolve("a", "stored");
  expect(outbox.value.entries.size).toBe(0);
  await pause();
  expect(calls).toHaveLength(1);
});
