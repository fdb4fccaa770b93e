import type { Failure } from "../ipc/generated/contract";
import { failureOf } from "../ipc/client";
import { Observable } from "./observable";

/** How long typing may pause before it is sent, in milliseconds. */
export const IDLE = 300;

/** What became of one attempt to save. */
export type Outcome<C> =
  | { kind: "saved"; revision: number; at: string }
  | { kind: "conflict"; stored: Stored<C> }
  | { kind: "failed"; failure: Failure };

/** What is stored now, for a conflict. */
export interface Stored<C> {
  revision: number;
  change: C;
}

/** Something typed and not yet acknowledged. */
export interface Entry<C> {
  readonly key: string;
  /** The newest value typed. */
  readonly change: C;
  /** The revision that the typing started from; follows acknowledgements. */
  readonly baseRevision: number;
  readonly state: "waiting" | "sending" | "failed" | "conflict";
  readonly failure?: Failure;
  readonly stored?: Stored<C>;
}

/** What the window shows of the outbox. */
export interface OutboxView<C> {
  readonly entries: ReadonlyMap<string, Entry<C>>;
  /** When something was last acknowledged. */
  readonly savedAt: string | null;
}

/**
 * Keeps what was typed until it is acknowledged; an entry never leaves for another reason,
 * except when its owner takes the stored text in a conflict.
 *
 * One save is in flight at a time: calls to the shell are not ordered, and
 * every reply carries totals that must not be overtaken by older ones.
 */
export class Outbox<C> extends Observable<OutboxView<C>> {
  readonly #deliver: (change: C, baseRevision: number) => Promise<Outcome<C>>;
  readonly #idle = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #due = new Set<string>();
  #sending: string | null = null;
  #waiters: (() => void)[] = [];

  constructor(deliver: (change: C, baseRevision: number) => Promise<Outcome<C>>) {
    super({ entries: new Map(), savedAt: null });
    this.#deliver = deliver;
  }

  /**
   * Takes what was typed. `storedRevision` is the revision on the screen; it
   * counts only if nothing of this key is under way.
   */
  put(key: string, change: C, storedRevision: number): void {
    const old = this.value.entries.get(key);
    if (old?.state === "conflict") {
      this.#write({ ...old, change });
      return;
    }
    const baseRevision = old?.baseRevision ?? storedRevision;
    const state = old?.state === "sending" ? "sending" : "waiting";
    this.#write({ key, change, baseRevision, state });
    this.#wait(key);
  }

  /** Sends one key now, as when its field is left. */
  send(key: string): void {
    clearTimeout(this.#idle.get(key));
    this.#idle.delete(key);
    const entry = this.value.entries.get(key);
    if (entry === undefined || entry.state === "conflict") return;
    this.#due.add(key);
    void this.#pump();
  }

  /** Sends everything now, what failed before included, and says how much is left once all is tried. */
  async flush(): Promise<number> {
    for (const key of this.value.entries.keys()) this.send(key);
    if (this.#sending !== null || this.#due.size > 0) {
      await new Promise<void>((done) => this.#waiters.push(done));
    }
    return this.value.entries.size;
  }

  /** Ends a conflict: writes our text over the stored one, or lets ours go. */
  resolve(key: string, keep: "ours" | "stored"): void {
    const entry = this.value.entries.get(key);
    if (entry?.state !== "conflict" || entry.stored === undefined) return;
    if (keep === "stored") {
      this.#remove(key);
      return;
    }
    this.#write({ key, change: entry.change, baseRevision: entry.stored.revision, state: "waiting" });
    this.send(key);
  }

  /** True while something is being written. */
  get busy(): boolean {
    return this.#sending !== null;
  }

  #wait(key: string): void {
    clearTimeout(this.#idle.get(key));
    this.#idle.set(key, setTimeout(() => this.send(key), IDLE));
  }

  async #pump(): Promise<void> {
    if (this.#sending !== null) return;
    for (let key = this.#next(); key !== undefined; key = this.#next()) {
      await this.#attempt(key);
    }
    for (const done of this.#waiters.splice(0)) done();
  }

  #next(): string | undefined {
    const [key] = this.#due;
    if (key !== undefined) this.#due.delete(key);
    return key;
  }

  async #attempt(key: string): Promise<void> {
    const entry = this.value.entries.get(key);
    if (entry === undefined || entry.state === "conflict") return;
    this.#sending = key;
    this.#write({ key, change: entry.change, baseRevision: entry.baseRevision, state: "sending" });
    const outcome = await this.#deliver(entry.change, entry.baseRevision).catch(
      (thrown: unknown): Outcome<C> => ({ kind: "failed", failure: failureOf(thrown) }),
    );
    this.#sending = null;
    const now = this.value.entries.get(key);
    if (now !== undefined) this.#settle(now, entry.change, outcome);
  }

  #settle(now: Entry<C>, sent: C, outcome: Outcome<C>): void {
    const { key, change } = now;
    switch (outcome.kind) {
      case "saved":
        if (change === sent) {
          this.#remove(key, outcome.at);
          return;
        }
        // Typed on while the save was under way: the newest value goes next.
        this.#write({ key, change, baseRevision: outcome.revision, state: "waiting" }, outcome.at);
        if (!this.#idle.has(key)) this.#due.add(key);
        return;
      case "conflict":
        this.#write({ key, change, baseRevision: now.baseRevision, state: "conflict", stored: outcome.stored });
        return;
      case "failed":
        this.#write({ key, change, baseRevision: now.baseRevision, state: "failed", failure: outcome.failure });
    }
  }

  #write(entry: Entry<C>, savedAt = this.value.savedAt): void {
    const entries = new Map(this.value.entries);
    entries.set(entry.key, entry);
    this.set({ entries, savedAt });
  }

  #remove(key: string, savedAt = this.value.savedAt): void {
    clearTimeout(this.#idle.get(key));
    this.#idle.delete(key);
    const entries = new Map(this.value.entries);
    entries.delete(key);
    this.set({ entries, savedAt });
  }
}
