import type { EvidenceLink, FindingView, FoundFile, PerhapsNewer } from "../ipc/generated/contract";
import type { Client } from "../ipc/client";
import { Observable } from "./observable";
import type { Session } from "./session";

/** Files and bytes that are added by one call: in between there is progress, and other calls get through. */
const FILES = 16;
const BYTES = 48_000_000;
/** Where the paths are kept until all are added, so that a crash does not forget them. */
const KEY = "parkgauge.adding";

/** How far adding is. */
export interface Progress {
  done: number;
  files: number;
  bytes: number;
  totalBytes: number;
  isEnding: boolean;
}

/** What became of the files. */
export interface Outcome {
  added: string[];
  fresh: number;
  known: string[];
  refused: FindingView[];
  perhapsNewer: PerhapsNewer[];
  /** Files that were not looked at because somebody ended it. */
  left: number;
}

interface Unfinished {
  folder: string;
  paths: string[];
  link: EvidenceLink | null;
}

/** Adds files some at a time. What was added stays, whatever happens afterwards; a second try recognises it and goes on. */
export class Adding extends Observable<Progress | null> {
  #stop = false;

  constructor(
    private readonly client: Client,
    private readonly session: Session,
    private readonly memory: Pick<Storage, "getItem" | "setItem" | "removeItem"> = localStorage,
  ) {
    super(null);
  }

  /** Ends after the files that are under way. */
  stop(): void {
    this.#stop = true;
    if (this.value) this.set({ ...this.value, isEnding: true });
  }

  /** The paths that were being added to the open folder when the program ended, if any. */
  unfinished(): Unfinished | null {
    try {
      const kept = JSON.parse(this.memory.getItem(KEY) ?? "null") as Unfinished | null;
      return kept !== null && kept.folder === this.#folder() ? kept : null;
    } catch {
      return null;
    }
  }

  forget(): void {
    this.memory.removeItem(KEY);
  }

  async add(paths: string[], link: EvidenceLink | null): Promise<Outcome> {
    this.#stop = false;
    this.memory.setItem(KEY, JSON.stringify({ folder: this.#folder(), paths, link } satisfies Unfinished));
    const outcome: Outcome = { added: [], fresh: 0, known: [], refused: [], perhapsNewer: [], left: 0 };
    try {
      const { files, total_size: totalBytes } = await this.client.call("find_evidence", { paths });
      let [at, bytes] = [0, 0];
      while (at < files.length && !this.#stop) {
        this.set({ done: at, files: files.length, bytes, totalBytes, isEnding: false });
        const part = portion(files, at);
        const reply = await this.client.call("add_evidence", { files: part.map((file) => file.path), link });
        this.session.evidenceChanged(reply.board);
        // What came in a moment ago from another folder is no older version.
        outcome.perhapsNewer.push(...reply.perhaps_newer.filter((pair) => !outcome.added.includes(pair.of)));
        outcome.added.push(...reply.added);
        outcome.fresh += reply.added.length - reply.known.length;
        outcome.known.push(...reply.known);
        outcome.refused.push(...reply.refused);
        at += part.length;
        bytes += part.reduce((sum, file) => sum + file.size, 0);
      }
      outcome.left = files.length - at;
      this.forget();
      return outcome;
    } finally {
      this.set(null);
    }
  }

  #folder(): string {
    return this.session.value.workspace_state?.workspace?.folder ?? "";
  }
}

function portion(files: readonly FoundFile[], from: number): FoundFile[] {
  let [end, bytes] = [from, 0];
  while (end < files.length && end - from < FILES && (end === from || bytes < BYTES)) bytes += files[end++]?.size ?? 0;
  return files.slice(from, end);
}
