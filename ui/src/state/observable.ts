/**
 * A value that tells its readers when it is replaced.
 *
 * Follows Svelte's store contract, so a component reads it as `$name`, and
 * knows nothing of Svelte, so a test reads it as `.value`.
 */
export class Observable<T> {
  #value: T;
  readonly #readers = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  /** Replaces the value and tells every reader. */
  set(value: T): void {
    this.#value = value;
    for (const reader of [...this.#readers]) reader(value);
  }

  /** Calls `reader` now and with each new value, until the returned function is called. */
  subscribe(reader: (value: T) => void): () => void {
    this.#readers.add(reader);
    reader(this.#value);
    return () => this.#readers.delete(reader);
  }
}

/** What a component needs of an observable. */
export type Readable<T> = Pick<Observable<T>, "subscribe">;
