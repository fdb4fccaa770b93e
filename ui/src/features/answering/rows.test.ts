import { expect, test } from "vitest";
import { isBlank, shownRows, withCell, withoutRow } from "./rows";

test("a table that nobody filled shows as many rows as it needs, and one at least", () => {
  expect(shownRows([], 2, 3)).toEqual([["", ""], ["", ""], ["", ""]]);
  expect(shownRows([], 2, 0)).toEqual([["", ""]]);
});

test("a row from before a column was added has room for it", () => {
  expect(shownRows([["a"]], 3, 0)).toEqual([["a", "", ""]]);
});

test("changing a cell leaves the others and the rows before as they are", () => {
  const rows = [["a", "b"], ["c", "d"]];
  expect(withCell(rows, 1, 0, "x")).toEqual([["a", "b"], ["x", "d"]]);
  expect(rows[1]).toEqual(["c", "d"]);
});

test("a row taken out takes nothing else with it", () => {
  expect(withoutRow([["a"], ["b"], ["c"]], 1)).toEqual([["a"], ["c"]]);
});

test("blanks of any width are nothing", () => {
  expect(isBlank([["", "　"]])).toBe(true);
  expect(isBlank([["", "0"]])).toBe(false);
});
