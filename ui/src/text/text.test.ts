import { expect, test } from "vitest";

import { en } from "./en";
import { clock, fileName, fileSize, moment } from "./show";
import { zh } from "./zh";

/** Every sentence with its place: functions are filled with ones. */
function sentences(value: unknown, at = ""): [string, string][] {
  if (typeof value === "string") return [[at, value]];
  if (typeof value === "function") return [[at, String((value as (...blanks: unknown[]) => string)(...Array(value.length).fill(1)))]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${at}.${key}`));
}

test("both_languages_say_the_same_things", () => {
  const places = (language: unknown) => sentences(language).map(([at]) => at).sort();
  expect(places(en)).toEqual(places(zh));
});

test("no_sentence_is_empty", () => {
  for (const language of [zh, en]) {
    expect(sentences(language).filter(([, sentence]) => sentence.trim() === "")).toEqual([]);
  }
});

test("chinese_stands_in_english_only_where_it_is_meant", () => {
  const chinese = sentences(en).filter(([, sentence]) => /[\u4e00-\u9fff]/.test(sentence)).map(([at]) => at).sort();
  const shown = [".answering.figureHelp", ".baseData.say", ".brand.zh", ".evidence.rule.by_indicator", ".evidence.rule.continuous"];
  expect(chinese).toEqual(shown);
});

test("every_chinese_sentence_is_chinese", () => {
  const foreign = sentences(zh).filter(([, sentence]) => /[a-z]{3,}/i.test(sentence.replace(/ParkGauge|Excel|PDF|Tab|Esc|Delete|Ctrl|Shift|xlsx|toml/g, "")));
  expect(foreign).toEqual([]);
});

test("times_and_sizes_are_shown_as_an_office_writes_them", () => {
  const at = new Date(2026, 2, 5, 14, 3, 7).toISOString();
  expect(clock(at)).toBe("14:03:07");
  expect(moment(at)).toBe("2026-03-05 14:03");
  expect(clock("不是时间")).toBe("不是时间");
  expect([0, 999, 1000, 48_200_000, 1_500_000_000].map(fileSize)).toEqual(["0 B", "999 B", "1.0 kB", "48 MB", "1.5 GB"]);
  expect(fileName("C:\\园区\\名单.xlsx")).toBe("名单.xlsx");
  expect(fileName("/home/office/名单.xlsx")).toBe("名单.xlsx");
});
