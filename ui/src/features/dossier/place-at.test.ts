import { expect, test } from "vitest";

import type { BookPlace } from "../../ipc/generated/contract";
import { placeAt } from "./place-at";

const profile = (key: string) => ({ kind: "profile", key }) as const;
const places: BookPlace[] = [
  { page: 2, top: 100, left: 0, place: null },
  { page: 2, top: 200, left: 0, place: profile("name") },
  { page: 2, top: 200, left: 500, place: profile("level") },
  { page: 4, top: 300, left: 0, place: { kind: "indicator", indicator: "t1" } },
];

test("a_click_leads_to_the_field_of_the_row_and_the_side", () => {
  expect(placeAt(places, 2, { left: 700, top: 210 })).toEqual(profile("level"));
  expect(placeAt(places, 2, { left: 300, top: 900 })).toEqual(profile("name"));
});

test("a_heading_without_a_field_and_what_stands_before_all_fields_lead_nowhere", () => {
  expect(placeAt(places, 2, { left: 10, top: 150 })).toBeNull();
  expect(placeAt(places, 1, { left: 10, top: 900 })).toBeNull();
});

test("text_that_runs_on_belongs_to_what_began_before_it", () => {
  expect(placeAt(places, 5, { left: 10, top: 50 })).toEqual({ kind: "indicator", indicator: "t1" });
});
