import type { Failure } from "./generated/contract";

/** A kind of files that a dialog offers. */
export interface FileKind {
  name: string;
  /** Endings without the dot. */
  endings: string[];
}

/** What a native dialog says; an empty list of kinds means any file. */
export interface Ask {
  title: string;
  kinds: FileKind[];
  /** File name offered, where something is written. */
  name?: string;
}

/**
 * Everything the page may ask of the outside. Nothing else in the page knows
 * whether it runs in the window, on the developer bridge or in a test.
 */
export interface Host {
  /** Does a command of the contract. Rejects with whatever the other side said; `client.ts` folds it. */
  call(command: string, request: unknown): Promise<unknown>;
  /** One file to read, or nothing when cancelled. */
  pickFile(ask: Ask): Promise<string | null>;
  /** Any number of files to read. */
  pickFiles(ask: Ask): Promise<string[]>;
  pickFolder(ask: Ask): Promise<string | null>;
  /** Where a file is to be written, or nothing when cancelled. */
  pickTarget(ask: Ask): Promise<string | null>;
  /** Shows a file in the file manager. */
  reveal(path: string): Promise<void>;
  /** Called before the window closes; answers how many entries could not be written. */
  onClose(flush: () => Promise<number>): void;
  /** Called with the paths of files that were dropped on the window. */
  onDrop(dropped: (paths: string[]) => void): void;
}

/** True for the shape that every command fails with. */
export function isFailure(value: unknown): value is Failure {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Failure).code === "string" &&
    typeof (value as Failure).say?.zh === "string" &&
    typeof (value as Failure).next?.zh === "string"
  );
}
