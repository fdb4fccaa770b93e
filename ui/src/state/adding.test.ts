import { describe, expect, it } from "vitest";

import type { Client } from "../ipc/client";
import { Adding } from "./adding";
import type { Session } from "./session";

function desk(count: number) {
  const kept = new Map<string, string>();
  const asked: number[] = [];
  const client = {
    call: async (command: string, request: { files?: string[] }) => {
      if (command === "find_evidence") {
        const files = Array.from({ length: count }, (_, index) => ({ path: `/夹/${index}.pdf`, size: 1_000_000 }));
        return { files, total_size: count * 1_000_000 };
      }
      const files = request.files ?? [];
      asked.push(files.length);
      return { added: files, known: files.slice(0, 1), refused: [], perhaps_newer: [], board: {} };
    },
  } as unknown as Client;
  const session = { value: { workspace_state: { workspace: { folder: "/园" } } }, evidenceChanged: () => undefined } as unknown as Session;
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { adding: new Adding(client, session, memory), asked, client, session, memory };
}

describe("adding files", () => {
  it("goes on some at a time and tells how far it is", async () => {
    const { adding, asked } = desk(40);
    const seen: number[] = [];
    adding.subscribe((progress) => progress && seen.push(progress.done));
    const { fresh, known, left } = await adding.add(["/夹"], null);
    expect(asked).toEqual([16, 16, 8]);
    expect(seen).toEqual([0, 16, 32]);
    expect([fresh, known.length, left]).toEqual([37, 3, 0]);
    expect(adding.value).toBeNull();
  });

  it("ends after the files that are under way and says how many are left", async () => {
    const { adding } = desk(40);
    adding.subscribe((progress) => progress?.done === 16 && !progress.isEnding && adding.stop());
    expect((await adding.add(["/夹"], null)).left).toBe(8);
    expect(adding.unfinished()).toBeNull();
  });

  it("remembers after a crash what was being added, for this folder alone", async () => {
    const { adding, session, memory } = desk(3);
    const crashed = new Adding({ call: () => Promise.reject(new Error("gone")) } as unknown as Client, session, memory);
    await expect(crashed.add(["/夹"], null)).rejects.toThrow();
    expect(adding.unfinished()?.paths).toEqual(["/夹"]);
    const elsewhere = { ...session, value: { workspace_state: { workspace: { folder: "/别处" } } } } as unknown as Session;
    expect(new Adding({} as Client, elsewhere, memory).unfinished()).toBeNull();
    await adding.add(["/夹"], null);
    expect(adding.unfinished()).toBeNull();
  });
});
