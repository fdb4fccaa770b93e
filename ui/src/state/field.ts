import type { AnswerView, BaseValue, FindingView, ProfileValue, RawAnswerView, SlotView } from "../ipc/generated/contract";
import { answerKey, baseKey, profileKey, type Change } from "./change";
import type { Entry, OutboxView } from "./outbox";
import type { SessionView } from "./session";

/** What a field shows: what was typed if it is not yet acknowledged, else what is stored. */
export interface FieldView<V> {
  value: V;
  /** Revision stored; 0 if never saved. */
  revision: number;
  entry: Entry<Change> | undefined;
  understood: string | null;
  problems: readonly FindingView[];
  savedAt: string | null;
}

const EMPTY: RawAnswerView = { kind: "empty" };

export function answerField(
  session: SessionView,
  outbox: OutboxView<Change>,
  indicator: string,
  slot: SlotView,
): FieldView<RawAnswerView> {
  const stored = session.assessment?.answers.find((a) => a.indicator === indicator && a.slot === slot);
  const entry = outbox.entries.get(answerKey(indicator, slot));
  const typed = entry?.change.kind === "answer" ? entry.change.raw : undefined;
  return field(typed ?? stored?.raw ?? EMPTY, stored, entry);
}

export function profileField(session: SessionView, outbox: OutboxView<Change>, key: string): FieldView<string> {
  const stored = session.profile?.values.find((v) => v.key === key);
  const entry = outbox.entries.get(profileKey(key));
  const typed = entry?.change.kind === "profile" ? entry.change.raw : undefined;
  return field(typed ?? stored?.raw ?? "", stored, entry);
}

export type BaseCell = Pick<BaseValue, "raw" | "source" | "person" | "note">;

export function baseField(
  session: SessionView,
  outbox: OutboxView<Change>,
  key: string,
  period: string,
): FieldView<BaseCell> {
  const stored = session.base_data?.values.find((v) => v.key === key && v.period === period);
  const entry = outbox.entries.get(baseKey(key, period));
  const typed = entry?.change.kind === "base" ? entry.change : undefined;
  const { raw, source, person, note } = typed ?? stored ?? { raw: "", source: "", person: "", note: "" };
  return field({ raw, source, person, note }, stored, entry);
}

/** The words of a raw answer, for a text field. */
export function textOfRaw(raw: RawAnswerView): string {
  switch (raw.kind) {
    case "text":
      return raw.text;
    case "chosen":
      return raw.options.join("、");
    case "years":
      return raw.years.join(" | ");
    case "rows":
      return raw.rows.map((cells) => cells.join(" | ")).join("\n");
    case "not_applicable":
      return raw.reason;
    case "empty":
      return "";
  }
}

/** What was typed, for a person to compare. */
export function textOf(change: Change): string {
  switch (change.kind) {
    case "answer":
      return textOfRaw(change.raw);
    case "base":
      return [change.raw, change.source, change.person, change.note].filter((part) => part !== "").join(" · ");
    case "evidence":
      return change.facts.title;
    case "profile":
    case "firm":
      return change.raw;
  }
}

/** A text that was typed; nothing but blanks is an empty answer. */
export const rawText = (text: string): RawAnswerView => (text === "" ? EMPTY : { kind: "text", text });

function field<V>(
  value: V,
  stored: AnswerView | ProfileValue | BaseValue | undefined,
  entry: Entry<Change> | undefined,
): FieldView<V> {
  return {
    value,
    revision: stored?.revision ?? 0,
    entry,
    understood: stored?.understood ?? null,
    problems: stored?.problems ?? [],
    savedAt: stored?.saved_at ?? null,
  };
}
