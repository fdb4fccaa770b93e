// Pictures that the words of an indicator can show, and how a line names one.

import type { AreaView, EvidenceItem } from "../../ipc/generated/contract";

/** JPEG and PNG files that are linked to the indicator or to another one of its area; its own stand first. */
export function picturesFor(indicator: string, area: readonly string[], items: readonly EvidenceItem[]): EvidenceItem[] {
  const shows = (item: EvidenceItem) => item.media_type === "image/jpeg" || item.media_type === "image/png";
  const proves = (item: EvidenceItem, ids: readonly string[]) => item.links.some((link) => ids.includes(link.indicator));
  const own = items.filter((item) => shows(item) && proves(item, [indicator]));
  return [...own, ...items.filter((item) => shows(item) && !own.includes(item) && proves(item, area))];
}

/** The line that shows a picture: `![说明](文件名)`. The caption can be changed in the words. */
export function pictureLine(item: EvidenceItem): string {
  return `![${item.title.replaceAll(/[\]\n]/g, " ")}](${item.original_name})`;
}

/** The indicators that stand directly in the same area. */
export function besides(indicator: string, areas: readonly AreaView[]): string[] {
  for (const area of areas) {
    const own = area.indicators.map((one) => one.id);
    const found = own.includes(indicator) ? own : besides(indicator, area.areas);
    if (found.length > 0) return found;
  }
  return [];
}
