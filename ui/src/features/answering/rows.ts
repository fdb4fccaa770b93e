/** Rows of a table answer as they are edited. */
export type Rows = readonly (readonly string[])[];

/** The rows that are shown: those typed, and empty ones up to the fewest asked, one at least. */
export function shownRows(typed: Rows, columns: number, fewest: number): string[][] {
  const padded = typed.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? ""));
  const missing = Math.max(fewest, 1) - padded.length;
  return [...padded, ...Array.from({ length: Math.max(missing, 0) }, () => blank(columns))];
}

/** A row in which nothing stands. */
export const blank = (columns: number): string[] => Array.from({ length: columns }, () => "");

/** The rows with one cell changed. */
export function withCell(rows: Rows, row: number, column: number, text: string): string[][] {
  return rows.map((cells, at) => cells.map((cell, index) => (at === row && index === column ? text : cell)));
}

/** The rows without one. */
export const withoutRow = (rows: Rows, row: number): string[][] => rows.filter((_, at) => at !== row).map((cells) => [...cells]);

/** Whether nothing stands in any cell. */
export const isBlank = (rows: Rows): boolean => rows.every((row) => row.every((cell) => cell.trim() === ""));
