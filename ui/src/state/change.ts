import type { DescribeEvidence, RawAnswerView, SlotView } from "../ipc/generated/contract";

/** One field that was typed into, with what stands in it now. */
export type Change =
  | { kind: "answer"; indicator: string; slot: SlotView; raw: RawAnswerView }
  | { kind: "profile"; key: string; raw: string }
  | { kind: "base"; key: string; period: string; raw: string; source: string; person: string; note: string }
  | { kind: "firm"; firm: string; column: string; raw: string }
  | { kind: "evidence"; facts: DescribeEvidence };

/** Names the field of a change: changes of one field replace each other. */
export function keyOf(change: Change): string {
  switch (change.kind) {
    case "answer":
      return answerKey(change.indicator, change.slot);
    case "profile":
      return profileKey(change.key);
    case "base":
      return baseKey(change.key, change.period);
    case "firm":
      return firmKey(change.firm, change.column);
    case "evidence":
      return evidenceKey(change.facts.evidence);
  }
}

export const answerKey = (indicator: string, slot: SlotView): string => `answer ${indicator} ${slot}`;
export const profileKey = (key: string): string => `profile ${key}`;
export const baseKey = (key: string, period: string): string => `base ${key} ${period}`;
export const firmKey = (firm: string, column: string): string => `firm ${firm} ${column}`;
export const evidenceKey = (evidence: string): string => `evidence ${evidence}`;
