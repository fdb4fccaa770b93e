import { getContext, setContext } from "svelte";

import { connect, type Client } from "../ipc/client";
import type { PerhapsNewer } from "../ipc/generated/contract";
import type { Host } from "../ipc/host";
import { Adding } from "./adding";
import { keyOf, type Change } from "./change";
import { deliverTo } from "./deliver";
import { LanguageChoice } from "./language";
import { Notices } from "./notices";
import { Observable } from "./observable";
import { Outbox } from "./outbox";
import { Router, href } from "./route";
import { Session } from "./session";
import { texts, type Text } from "../text";

/** Everything a screen may reach. */
export interface App {
  host: Host;
  client: Client;
  session: Session;
  outbox: Outbox<Change>;
  router: Router;
  language: LanguageChoice;
  notices: Notices;
  /** Adds evidence, whichever screen is shown. */
  adding: Adding;
  /** Pieces that may be newer versions of others, until somebody has said what they are. */
  newer: Observable<readonly PerhapsNewer[]>;
  /** The sentences of the window in its language. */
  text: Observable<Text>;
  /** Puts a change into the outbox. `storedRevision` is the one on the screen. */
  type(change: Change, storedRevision: number): void;
  /** The same, sent at once: a click is a finished thought. */
  choose(change: Change, storedRevision: number): void;
  /** What the screen does with files that are dropped on the window; where absent, a set is taken to be verified. */
  dropped: ((paths: string[]) => void) | null;
  /** A set that was dropped on a screen without use for it, until the screen of sets takes it. */
  handedOver: string | null;
  /** Does something and tells of it if it fails; true when it was done. */
  attempt(work: () => Promise<unknown>): Promise<boolean>;
}

export function createApp(host: Host): App {
  const client = connect(host);
  const session = new Session(client);
  const outbox = new Outbox<Change>(deliverTo(client, session));
  const notices = new Notices();
  const language = new LanguageChoice();
  const text = new Observable<Text>(texts[language.value]);
  language.subscribe((chosen) => {
    text.set(texts[chosen]);
    document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
  });
  host.onClose(() => outbox.flush());
  addEventListener("beforeunload", (leaving) => {
    if (outbox.value.entries.size > 0) leaving.preventDefault();
  });
  const app: App = {
    host,
    client,
    session,
    outbox,
    notices,
    adding: new Adding(client, session),
    newer: new Observable<readonly PerhapsNewer[]>([]),
    language,
    text,
    router: new Router(() => void outbox.flush()),
    type: (change, storedRevision) => outbox.put(keyOf(change), change, storedRevision),
    choose(change, storedRevision) {
      outbox.put(keyOf(change), change, storedRevision);
      outbox.send(keyOf(change));
    },
    async attempt(work) {
      try {
        await work();
        return true;
      } catch (thrown) {
        notices.failed(thrown);
        return false;
      }
    },
    dropped: null,
    handedOver: null,
  };
  host.onDrop((paths) => {
    if (app.dropped !== null) return app.dropped(paths);
    const set = paths.find((path) => /\.zip$/i.test(path));
    if (set === undefined) return;
    app.handedOver = set;
    app.router.go(href("dossier"));
  });
  return app;
}

const APP = Symbol("app");

export const provideApp = (app: App): App => setContext(APP, app);
export const useApp = (): App => getContext(APP);
