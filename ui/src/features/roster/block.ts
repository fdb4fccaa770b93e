import type { ColumnView, FirmRow, SaveFirmCell } from "../../ipc/generated/contract";

/** Rows that one step may change. More than an office ever fills by hand, and a bounded reply. */
export const MOST_ROWS = 10_000;

const textOf = (firm: FirmRow, column: ColumnView): string => firm.cells[column.key] ?? "";

/** Only the cells that would read otherwise than before. */
function changes(rows: readonly FirmRow[], columns: readonly ColumnView[], wanted: (row: number, column: number) => string): SaveFirmCell[] {
  return rows.flatMap((firm, r) =>
    columns.flatMap((column, c) => {
      const raw = wanted(r, c);
      return raw === textOf(firm, column) ? [] : [{ firm: firm.id, column: column.key, raw }];
    }),
  );
}

/** The first row of a block into all those below it. */
export function filledDown(rows: readonly FirmRow[], columns: readonly ColumnView[]): SaveFirmCell[] {
  const [first] = rows;
  const top = columns.map((column) => (first ? textOf(first, column) : ""));
  return changes(rows, columns, (_, c) => top[c] ?? "");
}

export const cleared = (rows: readonly FirmRow[], columns: readonly ColumnView[]): SaveFirmCell[] => changes(rows, columns, () => "");

/** What was copied, repeated where the block is a multiple of it: one cell fills any block. */
export function pasted(rows: readonly FirmRow[], columns: readonly ColumnView[], copied: readonly (readonly string[])[]): SaveFirmCell[] {
  const wide = Math.max(...copied.map((row) => row.length), 1);
  return changes(rows, columns, (r, c) => copied[r % copied.length]?.[c % wide] ?? "");
}

/** How far a paste reaches from its corner: the block if it is a multiple of what was copied, else once. */
export function reach(copied: readonly (readonly string[])[], rows: number, columns: number): { rows: number; columns: number } {
  const [tall, wide] = [copied.length, Math.max(...copied.map((row) => row.length), 1)];
  const repeats = rows % tall === 0 && columns % wide === 0;
  return repeats ? { rows, columns } : { rows: tall, columns: wide };
}

/** What a cell says on the screen: the label of a choice, else as typed. */
export function shownText(text: string, { choices }: ColumnView): string {
  return choices.find((choice) => choice.id === text)?.label ?? text;
}
