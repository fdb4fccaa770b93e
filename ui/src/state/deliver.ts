import { failureOf, type Client } from "../ipc/client";
import { type Change } from "./change";
import type { Outcome, Stored } from "./outbox";
import type { Session } from "./session";

/** Sends one change, tells the session what became of it, and never rejects. */
export function deliverTo(client: Client, session: Session) {
  return async (change: Change, baseRevision: number): Promise<Outcome<Change>> => {
    try {
      return await save(client, session, change, baseRevision);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code !== "conflict") return { kind: "failed", failure };
      const stored = await storedNow(session, change).catch(() => undefined);
      return stored === undefined ? { kind: "failed", failure } : { kind: "conflict", stored };
    }
  };
}

async function save(client: Client, session: Session, change: Change, base_revision: number): Promise<Outcome<Change>> {
  switch (change.kind) {
    case "answer": {
      const { indicator, slot, raw } = change;
      const saved = await client.call("save_answer", { indicator, slot, base_revision, raw });
      session.answerSaved(saved);
      return { kind: "saved", revision: saved.answer.revision, at: saved.answer.saved_at };
    }
    case "profile": {
      const { value, eligibility } = await client.call("save_profile_field", {
        key: change.key,
        base_revision,
        raw: change.raw,
      });
      session.profileSaved(value, eligibility);
      return { kind: "saved", revision: value.revision, at: value.saved_at };
    }
    case "base": {
      const { key, period, raw, source, person, note } = change;
      const { value } = await client.call("save_base_value", { key, period, base_revision, raw, source, person, note });
      session.baseValueSaved(value);
      return { kind: "saved", revision: value.revision, at: value.saved_at };
    }
    case "firm": {
      const { firm, column, raw } = change;
      const saved = await client.call("save_firm_cell", { firm, column, raw });
      session.firmsSaved([saved.firm], saved.saved_at);
      return { kind: "saved", revision: 0, at: saved.saved_at };
    }
    case "evidence": {
      session.evidenceChanged(await client.call("describe_evidence", change.facts));
      return { kind: "saved", revision: 0, at: new Date().toISOString() };
    }
  }
}

/** Reads the stored text of a field whose revision has moved on. */
async function storedNow(session: Session, change: Change): Promise<Stored<Change> | undefined> {
  switch (change.kind) {
    case "answer": {
      const { answers } = await session.reload("assessment");
      const found = answers.find((a) => a.indicator === change.indicator && a.slot === change.slot);
      return found && { revision: found.revision, change: { ...change, raw: found.raw } };
    }
    case "profile": {
      const { values } = await session.reload("profile");
      const found = values.find((v) => v.key === change.key);
      return found && { revision: found.revision, change: { ...change, raw: found.raw } };
    }
    case "base": {
      const { values } = await session.reload("base_data");
      const found = values.find((v) => v.key === change.key && v.period === change.period);
      const { raw, source, person, note } = found ?? change;
      return found && { revision: found.revision, change: { ...change, raw, source, person, note } };
    }
    case "firm":
    case "evidence":
      return undefined;
  }
}
