/** A cell by its row among the matching firms and its column, both from 0. */
export interface CellAt {
  row: number;
  column: number;
}

/** A block of cells: where the choice began and where it stands now. */
export interface Selection {
  anchor: CellAt;
  active: CellAt;
}

/** The corners of a block, both included. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const at = (row: number, column: number): Selection => ({ anchor: { row, column }, active: { row, column } });

export function blockOf({ anchor, active }: Selection): Block {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export const rowsIn = ({ top, bottom }: Block): number => bottom - top + 1;
export const cellsIn = (block: Block): number => rowsIn(block) * (block.right - block.left + 1);
export const contains = ({ top, bottom, left, right }: Block, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** Keeps a cell inside a table. */
export const within = ({ row, column }: CellAt, rows: number, columns: number): CellAt => ({
  row: Math.min(Math.max(row, 0), Math.max(rows - 1, 0)),
  column: Math.min(Math.max(column, 0), Math.max(columns - 1, 0)),
});

/** Where a key leads, as in a spreadsheet; nothing for other keys. */
export function step(key: string, far: boolean, { row, column }: CellAt, rows: number, columns: number, page: number): CellAt | undefined {
  const to = (row: number, column: number) => within({ row, column }, rows, columns);
  switch (key) {
    case "ArrowDown":
      return to(far ? rows - 1 : row + 1, column);
    case "ArrowUp":
      return to(far ? 0 : row - 1, column);
    case "ArrowRight":
      return to(row, far ? columns - 1 : column + 1);
    case "ArrowLeft":
      return to(row, far ? 0 : column - 1);
    case "PageDown":
      return to(row + page, column);
    case "PageUp":
      return to(row - page, column);
    case "Home":
      return to(far ? 0 : row, 0);
    case "End":
      return to(far ? rows - 1 : row, columns - 1);
  }
  return undefined;
}

/** Cells as spreadsheets exchange them: rows by line, cells by tab, what holds either in quotes. */
export function toClipboard(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\r\n");
}

/** What was copied in a spreadsheet, cell by cell. A line at the end is no row. */
export function fromClipboard(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  let begun = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
    begun = false;
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && !begun) {
      quoted = true;
      begun = true;
    } else if (c === "\t") endCell();
    else if (c === "\n" || (c === "\r" && text[i + 1] !== "\n")) {
      endCell();
      rows.push([]);
    } else if (c !== "\r") {
      cell += c;
      begun = true;
    }
  }
  if (cell !== "" || begun || rows.at(-1)?.length) endCell();
  return rows.at(-1)?.length ? rows : rows.slice(0, -1);
}
