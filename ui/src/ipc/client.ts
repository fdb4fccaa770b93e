import type { Commands, Failure } from "./generated/contract";
import { isFailure, type Host } from "./host";

/** Name of a command of the contract. */
export type Command = keyof Commands;
export type Request<C extends Command> = Commands[C]["request"];
export type Reply<C extends Command> = Commands[C]["reply"];

/** A command that could not be done; carries what to say. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail || failure.say.en);
    this.name = "CallFailed";
  }
}

/** Calls commands with their types and fails in one way only. */
export interface Client {
  call<C extends Command>(command: C, request: Request<C>): Promise<Reply<C>>;
}

export function connect(host: Host): Client {
  return {
    async call(command, request) {
      try {
        return (await host.call(command, request)) as Reply<typeof command>;
      } catch (thrown) {
        throw new CallFailed(fold(command, thrown));
      }
    },
  };
}

/** What went wrong, whatever was thrown. */
export function failureOf(thrown: unknown, what = "page"): Failure {
  return thrown instanceof CallFailed ? thrown.failure : fold(what, thrown);
}

// Tauri answers a refused argument with a plain string and a broken use case
// with our own shape; a bridge that is gone throws an Error. The page must not care.
function fold(what: string, thrown: unknown): Failure {
  if (isFailure(thrown)) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: "call",
    place: what,
    say: {
      zh: `窗口与程序内核之间的一次调用没有成功（${what}）。`,
      en: `A call from the window to the program did not succeed (${what}).`,
    },
    next: {
      zh: "您输入的内容仍保留在窗口中，请重试；如反复出现，请重新启动程序。",
      en: "What you typed is still in this window: try again; if it happens again, restart the program.",
    },
    detail,
  };
}
