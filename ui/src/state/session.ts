import type {
  AnswerSaved,
  AssessmentView,
  BaseValue,
  EligibilityView,
  EvidenceBoard,
  FirmRow,
  ProfileValue,
  UndoView,
  WorkspaceState,
} from "../ipc/generated/contract";
import type { Client, Reply } from "../ipc/client";
import { Observable } from "./observable";

/** Views that are read whole, by the name of the command that gives them. */
export type Slice =
  | "assessment"
  | "profile"
  | "base_data"
  | "evidence"
  | "gap"
  | "check"
  | "readiness"
  | "frameworks";

type Slices = { [S in Slice]?: Reply<S> };

/** What Rust said last. */
export interface SessionView extends Slices {
  workspace_state?: WorkspaceState;
  /** The firms saved last, for a list that shows them. */
  firms?: readonly FirmRow[];
  undo: UndoView | null;
  /** When something was saved last, as far as the program says. */
  savedAt: string | null;
  /** Grows when any row of the roster may have changed, as after an import or an undo. */
  rosterAge: number;
  /** Grows with every change that is stored: a view read before it is old. */
  version: number;
}

const CLOSED: SessionView = { undo: null, savedAt: null, rosterAge: 0, version: 0 };

/** Holds what Rust said: parts are replaced by newer replies, never edited, and nothing is worked out here. */
export class Session extends Observable<SessionView> {
  readonly #client: Client;

  constructor(client: Client) {
    super(CLOSED);
    this.#client = client;
  }

  /** Reads which workspace and assessment are open. */
  async start(): Promise<void> {
    const program = await this.#client.call("workspace_state", {});
    const [last] = program.recent;
    if (program.workspace !== null || last === undefined) return this.workspaceIs(program);
    try {
      // The window opens where it was left.
      await this.workspaceIs(await this.#client.call("open_workspace", { folder: last }));
    } catch (failure) {
      await this.workspaceIs(program);
      throw failure;
    }
  }

  /** Another folder is open, or none. Everything that was read before is forgotten. */
  async workspaceIs(state: WorkspaceState): Promise<void> {
    this.set({
      ...CLOSED,
      workspace_state: state,
      rosterAge: this.value.rosterAge + 1,
      version: this.value.version + 1,
    });
    if (state.workspace?.current) await this.reload("assessment");
  }

  /** Another assessment is open, or the open one changed as a whole. */
  async assessmentIs(assessment: AssessmentView): Promise<void> {
    this.set({ ...this.value, ...fromAssessment(assessment), version: this.value.version + 1 });
    const state = await this.#client.call("workspace_state", {});
    this.set({ ...this.value, workspace_state: state });
  }

  /** Reads a view again. An answer that a newer change has overtaken is read once more. */
  async reload<S extends Slice>(slice: S): Promise<Reply<S>> {
    const { version } = this.value;
    const reply = await this.#client.call(slice, {} as never);
    if (this.value.version !== version) return this.reload(slice);
    const extra = slice === "assessment" ? fromAssessment(reply as AssessmentView) : { [slice]: reply };
    this.set({ ...this.value, ...extra });
    return reply as Reply<S>;
  }

  /** Takes back the last change and reads again what was being shown. */
  async undo(): Promise<UndoView | null> {
    const { undone, next } = await this.#client.call("undo", {});
    this.#changed({ undo: next, rosterAge: this.value.rosterAge + 1 });
    const program = await this.#client.call("workspace_state", {});
    // Undo may have taken back the assessment itself; the page must not go on showing it.
    if (program.workspace?.current !== (this.value.assessment?.summary.id ?? null)) {
      await this.workspaceIs(program);
      return undone;
    }
    const shown = (["assessment", "profile", "base_data", "evidence"] as const).filter((s) => this.value[s]);
    await Promise.all(shown.map((slice) => this.reload(slice)));
    return undone;
  }

  answerSaved(saved: AnswerSaved): void {
    const old = this.value.assessment;
    if (old === undefined) return;
    const { answer, indicators, areas, overall, undo } = saved;
    const newer = new Map(indicators.map((result) => [result.id, result]));
    const others = old.answers.filter((a) => a.indicator !== answer.indicator || a.slot !== answer.slot);
    this.#changed({
      assessment: {
        ...old,
        answers: [...others, answer],
        // Whoever types a value has looked at it.
        to_confirm: answer.slot === "value" ? old.to_confirm.filter((mark) => mark.indicator !== answer.indicator) : old.to_confirm,
        score: { ...old.score, overall, areas, indicators: old.score.indicators.map((r) => newer.get(r.id) ?? r) },
      },
      undo,
      savedAt: answer.saved_at,
    });
  }

  profileSaved(value: ProfileValue, eligibility: EligibilityView | null): void {
    const old = this.value.profile;
    const values = old && [...old.values.filter((v) => v.key !== value.key), value];
    this.#changed({ ...(old && values && { profile: { ...old, values, eligibility } }), savedAt: value.saved_at });
    this.#follow();
  }

  baseValueSaved(value: BaseValue): void {
    const old = this.value.base_data;
    const values = old && [...old.values.filter((v) => v.key !== value.key || v.period !== value.period), value];
    this.#changed({ ...(old && values && { base_data: { ...old, values } }), savedAt: value.saved_at });
    this.#follow();
  }

  firmsSaved(firms: readonly FirmRow[], savedAt: string): void {
    this.#changed({ firms, savedAt });
    this.#follow();
  }

  /** The whole roster may have changed, as after an import. */
  rosterChanged(): void {
    this.#changed({ rosterAge: this.value.rosterAge + 1 });
    this.#follow();
  }

  evidenceChanged(evidence: EvidenceBoard): void {
    this.#changed({ evidence });
    this.#follow();
  }

  #changed(part: Partial<SessionView>): void {
    this.set({ ...this.value, ...part, version: this.value.version + 1 });
  }

  // Only the reply to an answer carries the new result and the next undo.
  #follow(): void {
    if (this.value.assessment === undefined) return;
    // A failure here loses nothing: the next change or screen reads again.
    this.reload("assessment").catch(() => undefined);
  }
}

function fromAssessment(assessment: AssessmentView): Partial<SessionView> {
  return { assessment, undo: assessment.undo, savedAt: assessment.saved_at };
}
