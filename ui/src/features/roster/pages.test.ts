import { expect, test } from "vitest";

import type { RosterQuery, RosterView } from "../../ipc/generated/contract";
import { firm } from "../../ipc/sample/park";
import { PAGE, RosterPages } from "./pages";

function rosterOf(matching: number) {
  const asked: RosterQuery[] = [];
  const failures: unknown[] = [];
  const read = async (query: RosterQuery): Promise<RosterView> => {
    asked.push(query);
    const count = Math.max(0, Math.min(query.limit, matching - query.offset));
    const found = query.find === null ? -1 : Number(query.find.slice(1));
    const firms = Array.from({ length: count }, (_, i) => firm(query.offset + i));
    return { year: 2025, columns: [], total: matching, above_scale_industrial: 0, matching, firms, found: found >= 0 && found < matching ? found : null, problems: 0, rejects: 0 };
  };
  return { asked, failures, pages: new RosterPages(read, (thrown) => failures.push(thrown)) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("only_the_rows_that_are_looked_at_are_read", async () => {
  const { asked, pages } = rosterOf(50_000);
  pages.ask("", { kind: "all" });
  await settled();
  pages.need(25_000, 25_030);
  pages.need(25_001, 25_031);
  await settled();
  expect(asked.map(({ offset, limit }) => [offset, limit])).toEqual([
    [0, PAGE],
    [25_000, PAGE],
  ]);
  expect(pages.value.matching).toBe(50_000);
  expect(pages.row(25_007)?.id).toBe("f25007");
  expect(pages.row(24_999)).toBeUndefined();
});

test("a_long_scroll_keeps_a_bounded_number_of_pages", async () => {
  const { pages } = rosterOf(50_000);
  pages.ask("", { kind: "all" });
  for (let row = 0; row < 5000; row += PAGE) {
    pages.need(row, row + 1);
    await settled();
  }
  expect(pages.value.pages.size).toBeLessThanOrEqual(12);
  expect(pages.row(4999)?.id).toBe("f4999");
});

test("an_answer_to_an_older_search_is_dropped", async () => {
  const { pages, asked } = rosterOf(500);
  pages.ask("旧", { kind: "all" });
  pages.ask("新", { kind: "all" });
  await settled();
  expect(asked.map((query) => query.search)).toEqual(["旧", "新"]);
  expect(pages.value.pages.size).toBe(1);
});

test("a_saved_row_is_shown_as_it_is_now", async () => {
  const { pages } = rosterOf(500);
  pages.ask("", { kind: "all" });
  await settled();
  pages.replace([{ ...firm(3), cells: { name: "改名有限公司" } }]);
  expect(pages.row(3)?.cells["name"]).toBe("改名有限公司");
});

test("a_firm_is_found_wherever_it_stands", async () => {
  const { asked, pages } = rosterOf(5000);
  expect(await pages.find("f4321")).toBe(4321);
  expect(await pages.find("f5000")).toBeNull();
  expect(asked.map(({ limit }) => limit)).toEqual([0, 0]);
  expect(pages.value.matching).toBe(5000);
});

test("a_page_that_could_not_be_read_is_told_and_may_be_asked_again", async () => {
  const failures: unknown[] = [];
  const pages = new RosterPages(() => Promise.reject("gone"), (thrown) => failures.push(thrown));
  pages.ask("", { kind: "all" });
  await settled();
  pages.need(0, 1);
  await settled();
  expect(failures).toEqual(["gone", "gone"]);
});

test("rows_for_a_block_are_read_even_where_nobody_scrolled_and_in_the_chosen_order", async () => {
  const { asked, pages } = rosterOf(50_000);
  pages.ask("", { kind: "all" }, { column: "revenue", descending: true });
  await settled();
  expect((await pages.rows(10, 13)).map((row) => row.id)).toEqual(["f10", "f11", "f12"]);
  expect(asked).toHaveLength(1);
  expect((await pages.rows(40_000, 40_300)).length).toBe(300);
  expect(asked.map((query) => query.sort?.column)).toEqual(["revenue", "revenue"]);
});
