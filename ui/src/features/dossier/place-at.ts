import type { BookPlace, PlaceView } from "../../ipc/generated/contract";

/** What is entered at a point of a page (in thousandths of it): the last place that begins above it, and of fields side by side the one
 *  to its left. Text that runs on from the page before belongs to what began there. */
export function placeAt(places: readonly BookPlace[], page: number, at: { left: number; top: number }): PlaceView | null {
  const above = places.filter((one) => one.page < page || (one.page === page && one.top <= at.top));
  const last = above.at(-1);
  if (last === undefined) return null;
  const row = above.filter((one) => one.page === last.page && one.top === last.top);
  return (row.findLast((one) => one.left <= at.left) ?? row[0])?.place ?? null;
}
