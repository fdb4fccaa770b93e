import type { Failure } from "../ipc/generated/contract";
import { failureOf } from "../ipc/client";
import { Observable } from "./observable";

/** Something to tell once: what went wrong, or what was done. */
export type Notice = { id: number } & ({ kind: "failure"; failure: Failure } | { kind: "done"; say: string });

/** How long a notice of success stays, in milliseconds. Failures stay until they are closed. */
const SHOWN = 6000;

export class Notices extends Observable<readonly Notice[]> {
  #next = 1;

  constructor() {
    super([]);
  }

  /** Tells of a failure; the same failure twice is told once. */
  failed(thrown: unknown): void {
    const failure = failureOf(thrown);
    const others = this.value.filter((n) => n.kind !== "failure" || n.failure.say.zh !== failure.say.zh);
    this.set([...others, { id: this.#next++, kind: "failure", failure }]);
  }

  done(say: string): void {
    const id = this.#next++;
    this.set([...this.value, { id, kind: "done", say }]);
    setTimeout(() => this.close(id), SHOWN);
  }

  close(id: number): void {
    this.set(this.value.filter((n) => n.id !== id));
  }
}
