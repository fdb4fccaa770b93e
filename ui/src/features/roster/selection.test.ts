import { expect, test } from "vitest";

import { blockOf, cellsIn, contains, fromClipboard, step, toClipboard } from "./selection";

test("keys_move_as_in_a_spreadsheet_and_never_leave_the_table", () => {
  const from = { row: 5, column: 2 };
  const go = (key: string, far = false) => step(key, far, from, 50_000, 20, 18);
  expect(go("ArrowDown")).toEqual({ row: 6, column: 2 });
  expect(go("ArrowDown", true)).toEqual({ row: 49_999, column: 2 });
  expect(go("End", true)).toEqual({ row: 49_999, column: 19 });
  expect(go("PageUp")).toEqual({ row: 0, column: 2 });
  expect(go("Home")).toEqual({ row: 5, column: 0 });
  expect(go("x")).toBeUndefined();
  expect(step("ArrowUp", false, { row: 0, column: 0 }, 0, 20, 18)).toEqual({ row: 0, column: 0 });
});

test("a_block_is_the_same_whichever_corner_it_began_from", () => {
  const block = blockOf({ anchor: { row: 7, column: 4 }, active: { row: 3, column: 6 } });
  expect(block).toEqual({ top: 3, bottom: 7, left: 4, right: 6 });
  expect(cellsIn(block)).toBe(15);
  expect([contains(block, 3, 4), contains(block, 7, 6), contains(block, 8, 5), contains(block, 5, 3)]).toEqual([true, true, false, false]);
});

test("what_was_copied_comes_back_cell_by_cell", () => {
  const rows = [
    ["甲公司", "东路\n\"一\"号", ""],
    ["乙\t公司", "", "12"],
  ];
  expect(fromClipboard(toClipboard(rows))).toEqual(rows);
});

test("a_spreadsheet_ends_its_last_line_and_an_inch_mark_is_no_quote", () => {
  expect(fromClipboard("是\r\n否\r\n")).toEqual([["是"], ["否"]]);
  expect(fromClipboard('3" 管\t2')).toEqual([['3" 管', "2"]]);
  expect(fromClipboard("")).toEqual([]);
  expect(fromClipboard("甲\n\n丙")).toEqual([["甲"], [""], ["丙"]]);
  expect(fromClipboard('""')).toEqual([[""]]);
});
