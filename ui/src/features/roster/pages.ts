import type { FirmRow, RosterFilter, RosterQuery, RosterSort, RosterView } from "../../ipc/generated/contract";
import { Observable } from "../../state/observable";

/** Rows read at once: two or three screens of them. */
export const PAGE = 100;

/** Pages kept; the farthest from the last one asked for are forgotten. */
const KEPT = 12;

/** The rows read so far of the firms that match. */
export interface PagesView {
  matching: number;
  pages: ReadonlyMap<number, readonly FirmRow[]>;
}

/** Reads a long roster page by page, as it is looked at. */
export class RosterPages extends Observable<PagesView> {
  #search = "";
  #only: RosterFilter = { kind: "all" };
  #sort: RosterSort | undefined;
  /** Grows with each question: an answer to an older one is dropped. */
  #question = 0;
  readonly #asked = new Set<number>();

  constructor(
    private readonly read: (query: RosterQuery) => Promise<RosterView>,
    private readonly failed: (thrown: unknown) => void,
  ) {
    super({ matching: 0, pages: new Map() });
  }

  /** Begins anew with other firms, or in another order. */
  ask(search: string, only: RosterFilter, sort?: RosterSort): void {
    this.#search = search;
    this.#only = only;
    this.#sort = sort;
    this.#question += 1;
    this.#asked.clear();
    this.set({ matching: this.value.matching, pages: new Map() });
    this.need(0, 1);
  }

  /** Sees to it that the rows from `first` up to `end` are read. */
  need(first: number, end: number): void {
    const last = Math.max(first, end - 1);
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (!this.#asked.has(page)) void this.#fetch(page);
    }
  }

  row(index: number): FirmRow | undefined {
    return this.value.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Where a firm stands among those that match, or nothing if it is not one of them. */
  async find(id: string): Promise<number | null> {
    const question = this.#question;
    const { found, matching } = await this.read(this.#query(0, 0, id));
    if (question !== this.#question) return this.find(id);
    this.set({ ...this.value, matching });
    return found;
  }

  /** The rows from `first` up to `end`, also those that were never looked at. */
  async rows(first: number, end: number): Promise<readonly FirmRow[]> {
    const read = this.readRows(first, end);
    return read ?? (await this.read(this.#query(first, end - first))).firms;
  }

  /** The same if all of them are read already. */
  readRows(first: number, end: number): readonly FirmRow[] | undefined {
    const rows = Array.from({ length: end - first }, (_, i) => this.row(first + i));
    return rows.every((row) => row !== undefined) ? rows : undefined;
  }

  /** Shows rows as they are now, where they are shown at all. Their order stays. */
  replace(firms: readonly FirmRow[]): void {
    const now = new Map(firms.map((firm) => [firm.id, firm]));
    let touched = false;
    const pages = new Map(this.value.pages);
    for (const [page, rows] of pages) {
      if (!rows.some((row) => now.has(row.id) && now.get(row.id) !== row)) continue;
      pages.set(page, rows.map((row) => now.get(row.id) ?? row));
      touched = true;
    }
    if (touched) this.set({ ...this.value, pages });
  }

  #query(offset: number, limit: number, find: string | null = null): RosterQuery {
    return { offset, limit, search: this.#search, only: this.#only, find, ...(this.#sort && { sort: this.#sort }) };
  }

  async #fetch(page: number): Promise<void> {
    this.#asked.add(page);
    const question = this.#question;
    try {
      const view = await this.read(this.#query(page * PAGE, PAGE));
      if (question !== this.#question) return;
      const pages = new Map(this.value.pages).set(page, view.firms);
      for (const old of [...pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page))) {
        if (pages.size <= KEPT) break;
        pages.delete(old);
        this.#asked.delete(old);
      }
      this.set({ matching: view.matching, pages });
    } catch (thrown) {
      this.#asked.delete(page);
      if (question === this.#question) this.failed(thrown);
    }
  }
}
