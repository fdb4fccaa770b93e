import { expect, test } from "vitest";

import { href, hrefOfPlace, parse } from "./route";

test("an_address_leads_back_to_where_it_came_from", () => {
  expect(parse(href("answering", "a1.reform-coverage"))).toEqual({ screen: "answering", id: "a1.reform-coverage", query: {} });
  expect(parse(href("roster", "企业/1", { column: "dx_done" }))).toEqual({ screen: "roster", id: "企业/1", query: { column: "dx_done" } });
});

test("an_unknown_address_leads_to_the_start", () => {
  expect(parse("#/nowhere/x").screen).toBe("start");
  expect(parse("").screen).toBe("start");
});

test("a_finding_leads_to_its_field", () => {
  expect(hrefOfPlace({ kind: "base_data", key: "revenue", period: "2024" })).toBe("#/base-data/revenue?period=2024");
  expect(hrefOfPlace({ kind: "firm", firm: "f7", column: "uscc" })).toBe("#/roster/f7?column=uscc");
  expect(hrefOfPlace({ kind: "firm", firm: "f7", column: null })).toBe("#/roster/f7");
});
