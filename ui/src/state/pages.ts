/** Page ranges as people write them: "3-5,8". */

/** The pages of a list, or nothing when it cannot be read. Empty means every page. */
export function pagesOf(text: string): ReadonlySet<number> | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[、;；]/g, ",")
    .replace(/\s/g, "");
  const pages = new Set<number>();
  if (plain === "") return pages;
  for (const part of plain.split(",")) {
    const found = /^第?(\d{1,5})(?:[-~—–至](\d{1,5}))?页?$/.exec(part);
    if (!found) return null;
    const first = Number(found[1]);
    const last = Number(found[2] ?? found[1]);
    if (first < 1 || last < first) return null;
    for (let page = first; page <= last; page += 1) pages.add(page);
  }
  return pages;
}

/** Pages as a list of ranges. */
export function rangesOf(pages: Iterable<number>): string {
  const ranges: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] + 1 === page) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
