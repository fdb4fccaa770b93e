import type {
  AnswerView,
  AreaResultView,
  AreaView,
  AssessmentView,
  Commands,
  CountsView,
  EvidenceBoard,
  Failure,
  FirmRow,
  GapView,
  IndicatorResultView,
  IndicatorView,
  ResultState,
  SaveAnswer,
  WorkspaceState,
} from "../generated/contract";
import type { Host } from "../host";
import { framework } from "./framework";
import { AT, baseData, columns, evidence, finding, firm, profile } from "./park";

/** A sheet with three lines, for the viewer. */
const PAGE =
  "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 210 297'><rect width='210' height='297' fill='white'/><path d='M28 40h154M28 60h154M28 80h90' stroke='black' stroke-width='6'/></svg>";

type Handlers = { [C in keyof Commands]?: (request: Commands[C]["request"]) => Commands[C]["reply"] };

/** Knobs of the sample: what it starts with and what goes wrong. */
export interface SampleOptions {
  /** Whether an assessment is open from the beginning. */
  open?: boolean;
  firms?: number;
  /** A save fails while this says so. */
  failing?: () => Failure | null;
}

/** A host without a program behind it: replies like the real one, judges nothing. For tests and for looking at screens. */
export function sampleHost({ open = true, firms = 50_000, failing = () => null }: SampleOptions = {}): Host {
  const answers = new Map<string, AnswerView>();
  const edited = new Map<string, FirmRow>();
  const board: EvidenceBoard = { items: evidence, unlinked: 1, unproved: ["service", "gigabit", "t2"], total_size: 14_300_000, binding: { numbering: "by_indicator", standing: 0, max_bytes: null, certified: false, scan_dpi: null } };
  let current = open;
  let sequence = 0;

  const summary = {
    id: "a1",
    framework: framework.summary.id,
    framework_title: framework.summary.title,
    edition: "2025",
    park: "云澜湖经济技术开发区",
    year: 2026,
    round: 1,
    created_at: AT,
  };
  const state = (): WorkspaceState => ({
    app_version: "0.1.0",
    default_folder: "/home/office/ParkGauge",
    recent: [],
    workspace: current
      ? { folder: "/home/office/ParkGauge", park_name: summary.park, is_demo: true, assessments: [summary], current: summary.id, warnings: [], sequence }
      : null,
  });
  const every = (area: AreaView): IndicatorView[] => [...area.indicators, ...area.areas.flatMap(every)];
  const all = framework.areas.flatMap(every);
  const answered = (id: string) => answers.get(`${id} value`)?.raw ?? { kind: "empty" };

  function result({ id, question, target, standing }: IndicatorView): IndicatorResultView {
    const counts = question.kind === "counted";
    const raw = answered(id);
    const short = id === "reform" || id === "service";
    const stateNow: ResultState = counts ? (short ? "short" : "met") : raw.kind === "empty" ? "missing_data" : raw.kind === "not_applicable" ? "not_applicable" : target === null ? "not_judged" : "met";
    return {
      id,
      state: stateNow,
      value: counts ? (short ? "112 / 120 家（93.33 %）" : "120 / 120 家（100 %）") : null,
      target: target?.text ?? null,
      shortfall: short ? "差 8 家" : null,
      points: null,
      level: null,
      standing: counts ? "interpretation" : standing,
      trace: counts
        ? ["规上工业企业共 120 家（企业名册，2025 年）。", "其中已覆盖 112 家，未覆盖 6 家，未填 2 家。", "112 ÷ 120 = 93.33 %，低于目标 100 %，差 8 家。"]
        : raw.kind === "empty"
          ? ["尚未填写。"]
          : ["已填写。"],
      missing_firms: short ? 6 : null,
      unknown_firms: short ? 2 : null,
      undetermined_firms: short ? 1 : null,
    };
  }
  function counts(results: IndicatorResultView[]): CountsView {
    const of = (s: ResultState) => results.filter((r) => r.state === s).length;
    return { met: of("met"), short: of("short"), missing_data: of("missing_data"), not_applicable: of("not_applicable"), not_judged: of("not_judged"), scored: of("scored") };
  }
  function areaResults(area: AreaView): AreaResultView[] {
    const results = every(area).map(result);
    const worst = (["short", "missing_data", "met", "not_judged"] as const).find((s) => results.some((r) => r.state === s));
    return [
      {
        id: area.id,
        result: worst ?? "not_judged",
        standing: "interpretation",
        counts: counts(results),
        filled: results.filter((r) => r.state !== "missing_data").length,
        asked: results.length,
        points: null,
        choice: null,
      },
      ...area.areas.flatMap(areaResults),
    ];
  }
  const undo = () => (sequence === 0 ? null : { label: "指标填报 · 双千兆网络覆盖率", at: AT });
  function assessment(): AssessmentView {
    const indicators = all.map(result);
    const hard = counts(all.filter((i) => i.target?.hard).map(result));
    const total = counts(indicators);
    return {
      summary,
      framework,
      years: [2025, 2024, 2023],
      to_confirm: [],
      retired: [],
      readings: [],
      answers: [...answers.values()],
      score: {
        overall: {
          state: "short",
          say: "五项刚性指标中三项达标，两项未达标；另有若干任务尚未填报。",
          counts: total,
          hard,
          filled: indicators.length - total.missing_data,
          asked: indicators.length,
          points: null,
          grade: null,
        },
        standing: "interpretation",
        areas: framework.areas.flatMap(areaResults),
        indicators,
      },
      undo: undo(),
      saved_at: AT,
    };
  }
  function saveAnswer({ indicator, slot, base_revision, raw }: SaveAnswer) {
    sequence += 1;
    const number = all.find((i) => i.id === indicator)?.question.kind === "number" && raw.kind === "text";
    const answer: AnswerView = {
      indicator,
      slot,
      raw,
      revision: base_revision + 1,
      saved_at: new Date().toISOString(),
      understood: number && slot === "value" ? `理解为 ${raw.text}` : null,
      problems: [],
    };
    answers.set(`${indicator} ${slot}`, answer);
    const { score } = assessment();
    return { answer, indicators: score.indicators, areas: score.areas, overall: score.overall, undo: undo() };
  }
  function gap(): GapView {
    return {
      rows: all.map((indicator) => {
        const { id, state: now, value, target, shortfall, standing } = result(indicator);
        return { indicator: id, number: indicator.number, name: indicator.name, hard: indicator.target?.hard ?? false, state: now, actual: value, target, shortfall, points: null, benchmarks: [], reached_basis_points: now === "short" ? 9333 : now === "met" ? 10_000 : null, standing };
      }).sort((a, b) => Number(b.hard) - Number(a.hard)),
      radar: {
        axes: framework.areas.map((area, i) => ({ area: area.id, label: area.name, now: i === 3 ? null : 5200 + i * 900, shown: i === 3 ? "缺数据" : `${5 + i} / ${9 + i} 项达标` })),
        explanation: "每条轴为该领域已达标指标占应判定指标的比例。该图为自拟，仅供浏览。",
      },
    };
  }
  const row = (index: number) => edited.get(`f${index}`) ?? firm(index);

  const handlers: Handlers = {
    workspace_state: state,
    open_workspace: () => ((current = true), state()),
    open_demo: () => ((current = true), state()),
    close_workspace: () => ((current = false), state()),
    undo: () => ({ undone: undo(), next: null }),
    frameworks: () => ({ frameworks: [framework.summary] }),
    framework: () => framework,
    new_assessment: () => ((current = true), assessment()),
    open_assessment: assessment,
    assessment,
    choose_reading: assessment,
    profile: () => profile,
    save_profile_field: ({ key, raw, base_revision }) => ({
      value: { key, raw, revision: base_revision + 1, saved_at: new Date().toISOString(), understood: null, problems: [] },
      eligibility: profile.eligibility,
    }),
    base_data: () => baseData,
    save_base_value: ({ base_revision, note = "", ...value }) => ({
      value: { ...value, note, revision: base_revision + 1, saved_at: new Date().toISOString(), understood: null, problems: [] },
    }),
    roster: ({ offset, limit, only, find }) => {
      const matching = only.kind === "missing_for" ? 8 : firms;
      const count = Math.max(0, Math.min(limit, matching - offset));
      const at = find === null ? -1 : Number(find.slice(1));
      return { year: 2025, columns, total: firms, above_scale_industrial: 120, matching, found: at >= 0 && at < matching ? at : null, firms: Array.from({ length: count }, (_, i) => row(offset + i)), problems: 5, rejects: 2 };
    },
    save_firm_cell: ({ firm: id, column, raw }) => {
      const old = row(Number(id.slice(1)));
      const now = { ...old, cells: { ...old.cells, [column]: raw } };
      edited.set(id, now);
      return { firm: now, saved_at: new Date().toISOString() };
    },
    remove_firm: ({ firm: id }) => ({ name: row(Number(id.slice(1))).cells["name"] ?? "", saved_at: new Date().toISOString() }),
    preview_roster_import: ({ matches }) => ({
      sheets: ["企业名册", "说明"],
      sheet: "企业名册",
      header_row: 3,
      matches: columns.map((c, position) => {
        const chosen = matches.find((m) => m.position === position);
        return { position, header: c.label, key: chosen ? chosen.key : c.key, by: chosen ? "chosen" : "label", sheet: "企业名册", conversion: c.key === "revenue" ? { zh: "按 亿元 读取并换算", en: "read in 亿元 and converted" } : null };
      }),
      read: 188,
      added: 180,
      changed: 5,
      unchanged: 1,
      rejected: 2,
      skipped: [{ zh: "第 188 行：合计行", en: "Row 188: a total" }],
      changes: [{ firm: "华芯精密", column: "营业收入", before: "2000", after: "2100" }],
      left_out_sheets: [],
      absent: 0,
      kept: 0,
      problems: [{ sheet: "", row: 17, column: "统一社会信用代码", code: "x", say: { zh: "校验位不符。", en: "The check character is wrong." }, next: { zh: "请对照营业执照核对。", en: "Compare it with the licence." } }],
    }),
    missing_firms: () => ({ missing: Array.from({ length: 6 }, (_, i) => ({ id: `f${i}`, name: "企业", credit_code: "", industry: "" })), unknown: [], undetermined: [], industries: ["36 汽车制造业"] }),
    export_roster: ({ out }) => ({ file: out, rows: 8 }),
    save_answer: saveAnswer,
    answer_history: () => ({ entries: [{ sequence: 2, at: AT, raw: { kind: "text", text: "第二版" } }, { sequence: 1, at: AT, raw: { kind: "text", text: "第一版" } }] }),
    gap,
    check: () => ({
      findings: [
        finding("blocks", { kind: "indicator", indicator: "t2" }, "“开展链式数字化改造”尚未填写。", "请选择推进阶段并写明做法。"),
        finding("blocks", { kind: "profile", key: "share" }, "缺少主导产业产值占比。", "请填写百分比。"),
        finding("warns", { kind: "base_data", key: "employees", period: "2025" }, "“4.1万人左右”不是一个确定的数。", "请填写准确人数。"),
        finding("warns", { kind: "firm", firm: "f5", column: "uscc" }, "统一社会信用代码校验位不符。", "请对照营业执照核对。"),
        finding("warns", { kind: "evidence", evidence: "e4" }, "这份材料没有关联到任何指标。", "请关联到指标，或移除。"),
      ],
    }),
    evidence: () => board,
    check_evidence: () => ({ findings: [] }),
    add_evidence: () => ({ added: ["e1"], known: ["批复.pdf"], refused: [], perhaps_newer: [], board }),
    link_evidence: () => board,
    unlink_evidence: () => board,
    describe_evidence: () => board,
    remove_evidence: () => board,
    restore_evidence: () => board,
    revise_evidence: () => board,
    choose_binding: () => board,
    find_evidence: ({ paths }) => ({ files: paths.map((path) => ({ path, size: 1_000_000 })), total_size: paths.length * 1_000_000 }),
    evidence_trash: () => ({ items: [{ id: "e9", title: "旧版台账", original_name: "旧版台账.xlsx", size: 48_000, trashed_at: AT }] }),
    evidence_versions: () => ({ versions: [{ sha256: "3f".repeat(32), original_name: "清单（新）.pdf", size: 1_430_000, since: AT }, { sha256: "2e".repeat(32), original_name: "清单.pdf", size: 1_280_000, since: AT }] }),
    export_evidence: () => ({ sha256: "3f".repeat(32), original_name: "清单.pdf", size: 1_430_000, since: AT }),
    suggest_evidence: () => ({ suggestions: [{ evidence: "e4", title: "网络覆盖测试报告", indicator: "gigabit", name: "2.1 双千兆网络覆盖率", words: ["双千兆", "覆盖率"], pages: "1-3" }] }),
    number_evidence: () => ({ changes: [{ evidence: "e2", title: "设立批复", before: "佐证1.2-02", after: "附件1" }], board }),
    look_at_evidence: () => ({ pages: Array.from({ length: 40 }, () => ({ width: 595, height: 842 })), text: [], is_cut: false, why: null }),
    draw_evidence_page: ({ width }) => ({ picture: PAGE, width, height: Math.round(width * 1.414) }),
    inspect_evidence: () => ({ pages: 4, findings: [] }),
    readiness: () => ({
      ready: false,
      findings: [
        finding("blocks", { kind: "indicator", indicator: "t2" }, "“开展链式数字化改造”尚未填写。", "请选择推进阶段并写明做法。"),
        finding("warns", { kind: "indicator", indicator: "reform" }, "覆盖率未达到 100 %。", "可以照实申报，或先补齐未覆盖企业。"),
      ],
      packages: [{ id: "p1", round: 1, made_at: AT, file: "/home/office/申报材料-第1轮.zip", sha256: "ab".repeat(32), fingerprint: "7F3A-91CC", pages: 64, is_final: false, is_signed: false }],
      next_round: 2,
      suggested_name: "云澜湖经济技术开发区-申报材料-第2轮.zip",
    }),
    make_package: ({ out, is_final }) => ({ file: out, sha256: "ab".repeat(32), fingerprint: "7F3A-91CC", pages: 64, files: 37, size: 48_200_000, volume_pages: [128], is_draft: !is_final, findings: [] }),
    verify_package: () => ({ ok: false, missing: [], extra: ["佐证/新建文本文档.txt"], changed: ["assessment.json"], problems: [], fingerprint: "7F3A-91CC", made_at: AT, files: 37 }),
  };

  return {
    async call(command, request) {
      const failure = command.startsWith("save_") ? failing() : null;
      if (failure !== null) throw failure;
      const handler = handlers[command as keyof Commands] as ((request: unknown) => unknown) | undefined;
      if (handler === undefined) throw `command ${command} not found`;
      return structuredClone(handler(request));
    },
    pickFile: async () => "/home/office/企业名册.xlsx",
    pickFiles: async () => ["/home/office/批复.pdf"],
    pickFolder: async () => "/home/office/ParkGauge",
    pickTarget: async ({ name = "out" }) => `/home/office/${name}`,
    reveal: async () => {},
    onClose: () => {},
    onDrop: () => {},
  };
}
