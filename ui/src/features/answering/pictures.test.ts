import { expect, test } from "vitest";

import type { AreaView, EvidenceItem } from "../../ipc/generated/contract";
import { besides, pictureLine, picturesFor } from "./pictures";

const item = (id: string, media_type: string, ...indicators: string[]) =>
  ({
    id,
    media_type,
    title: `标题${id}`,
    original_name: `${id}.jpg`,
    links: indicators.map((indicator) => ({ indicator, pages: "", reason: "" })),
  }) as unknown as EvidenceItem;

test("pictures of the indicator stand before those of its area, and nothing else is offered", () => {
  const items = [item("a", "image/png", "t2"), item("b", "image/jpeg", "t1"), item("c", "application/pdf", "t1"), item("d", "image/jpeg", "t9")];
  expect(picturesFor("t1", ["t1", "t2"], items).map((one) => one.id)).toEqual(["b", "a"]);
});

test("a line names the picture by its file", () => {
  expect(pictureLine(item("现场 (1)", "image/jpeg"))).toBe("![标题现场 (1)](现场 (1).jpg)");
});

test("an area is found wherever it is nested", () => {
  const area = (indicators: string[], areas: AreaView[] = []) =>
    ({ indicators: indicators.map((id) => ({ id })), areas }) as unknown as AreaView;
  const tree = [area(["a"]), area([], [area(["b", "c"])])];
  expect([besides("c", tree), besides("z", tree)]).toEqual([["b", "c"], []]);
});
