import { describe, expect, it } from "vitest";

import { pagesOf, rangesOf } from "./pages";

describe("page ranges", () => {
  it("are read as typed and written short", () => {
    expect([...(pagesOf("3-5，8") ?? [])]).toEqual([3, 4, 5, 8]);
    expect([...(pagesOf("第１页") ?? [])]).toEqual([1]);
    expect(rangesOf([8, 3, 4, 5])).toBe("3-5,8");
    expect(pagesOf("")?.size).toBe(0);
  });
  it("that say nothing are told apart from all pages", () => {
    for (const odd of ["5-3", "0", "a", "1-", "1,,2"]) expect(pagesOf(odd)).toBeNull();
  });
});
