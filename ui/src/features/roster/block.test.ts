import { expect, test } from "vitest";

import type { ColumnView } from "../../ipc/generated/contract";
import { columns as all, firm } from "../../ipc/sample/park";
import { cleared, filledDown, pasted, reach } from "./block";

const columns = all.filter((column) => ["name", "revenue"].includes(column.key)) as ColumnView[];
const rows = [0, 1, 2].map((i) => ({ ...firm(i), id: `f${i}`, cells: { name: `企业${i}`, ...(i === 1 ? { revenue: "2000" } : {}) } as Record<string, string> }));
const short = (cells: { firm: string; column: string; raw: string }[]) => cells.map(({ firm, column, raw }) => `${firm} ${column} ${raw}`);

test("filling_down_writes_only_what_changes", () => {
  expect(columns.map((column) => column.key)).toEqual(["name", "revenue"]);
  expect(short(filledDown(rows, [columns[0]!]))).toEqual(["f1 name 企业0", "f2 name 企业0"]);
  expect(short(filledDown(rows, [columns[1]!]))).toEqual(["f1 revenue "]);
  expect(short(cleared(rows, columns))).toEqual(["f0 name ", "f1 name ", "f1 revenue ", "f2 name "]);
});

test("one_copied_cell_fills_a_block_and_a_smaller_block_takes_all_that_was_copied", () => {
  expect(reach([["是"]], 3, 2)).toEqual({ rows: 3, columns: 2 });
  expect(reach([["1", "2"], ["3", "4"]], 1, 1)).toEqual({ rows: 2, columns: 2 });
  expect(reach([["1", "2"]], 3, 2)).toEqual({ rows: 3, columns: 2 });
  expect(short(pasted(rows, [columns[1]!], [["2000"]]))).toEqual(["f0 revenue 2000", "f2 revenue 2000"]);
  expect(short(pasted(rows.slice(0, 2), columns, [["甲"], ["企业1", "3"]]))).toEqual(["f0 name 甲", "f1 revenue 3"]);
});
