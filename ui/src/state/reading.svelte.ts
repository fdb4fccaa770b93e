import { fromStore } from "svelte/store";

import type { App } from "./app";
import type { Slice } from "./session";

/** Runs `work` now and again after each stored change, while the component is shown. */
export function afterEachChange({ session, attempt }: App, work: () => Promise<unknown>): void {
  const view = fromStore(session);
  // Through a derived value: the effect must follow the version alone, not every reply.
  const version = $derived(view.current.version);
  $effect(() => {
    void version;
    void attempt(work);
  });
}

/** Keeps views as new as the last stored change. */
export function keepFresh(app: App, ...slices: Slice[]): void {
  afterEachChange(app, () => Promise.all(slices.map((slice) => app.session.reload(slice))));
}

/** Sees to it that views are there; they stay as they are until something replaces them. */
export function needOnce({ session, attempt }: App, ...slices: Slice[]): void {
  $effect(() => {
    const absent = slices.filter((slice) => session.value[slice] === undefined);
    void attempt(() => Promise.all(absent.map((slice) => session.reload(slice))));
  });
}
