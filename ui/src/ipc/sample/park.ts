import type {
  BaseDataView,
  ColumnView,
  EligibilityView,
  EvidenceItem,
  FindingView,
  FirmRow,
  PlaceView,
  ProfileField,
  ProfileView,
  SeverityView,
} from "../generated/contract";

export const AT = "2026-11-21T09:03:22+08:00";

export const finding = (severity: SeverityView, place: PlaceView, zh: string, next: string): FindingView => ({
  code: "sample",
  severity,
  place,
  say: { zh, en: zh },
  next: { zh: next, en: next },
});

const field = (key: string, label: string, kind: ProfileField["kind"], more: Partial<ProfileField> = {}): ProfileField => ({
  key,
  label,
  kind,
  unit: null,
  choices: [],
  max: null,
  help: "",
  ...more,
});
const choices = (labels: string[]) => labels.map((label, i) => ({ id: `o${i}`, label, help: "", standing: "house" as const }));

const eligibility: EligibilityView = {
  state: "missing_data",
  say: "三项要求中两项符合，一项缺数据。",
  standing: "interpretation",
  requirements: [
    {
      id: "approved",
      name: "由国务院或省级人民政府批准设立",
      state: "met",
      trace: ["批准机关：江苏省人民政府", "省级人民政府批准，符合要求"],
      standing: "official",
      source: { document: "《高标准数字园区建设指南》", place: "建设对象", quote: "国务院或省级人民政府批准设立的各类园区" },
      fields: ["approver"],
    },
    {
      id: "industry",
      name: "以制造业和生产性服务业为主导产业",
      state: "missing_data",
      trace: ["尚未填写主导产业产值占比"],
      standing: "interpretation",
      source: { document: "《高标准数字园区建设指南》", place: "建设对象", quote: "以制造业和生产性服务业为主导产业" },
      fields: ["leading", "share"],
    },
  ],
};

export const profile: ProfileView = {
  groups: [
    {
      id: "identity",
      title: "基本信息",
      fields: [
        field("name", "园区名称", "text", { help: "与批复文件一致的全称。" }),
        field("level", "园区级别", "choice", { choices: choices(["国家级", "省级"]) }),
        field("approver", "批准机关", "text"),
        field("approved_on", "批准日期", "date"),
        field("sub_park", "是否为园中园", "flag"),
        field("area", "规划面积", "number", { unit: "公顷" }),
      ],
    },
    {
      id: "industry",
      title: "主导产业",
      fields: [
        field("leading", "主导产业", "text"),
        field("share", "主导产业产值占比", "number", { unit: "%" }),
        field("intro", "园区简介", "long_text", { max: 500 }),
      ],
    },
  ],
  values: [
    { key: "name", raw: "云澜湖经济技术开发区", revision: 1, saved_at: AT, understood: null, problems: [] },
    { key: "approver", raw: "江苏省人民政府", revision: 1, saved_at: AT, understood: null, problems: [] },
    { key: "area", raw: "３,２００", revision: 1, saved_at: AT, understood: "理解为 3,200 公顷", problems: [] },
    {
      key: "approved_on",
      raw: "二〇〇八年",
      revision: 1,
      saved_at: AT,
      understood: null,
      problems: [finding("warns", { kind: "profile", key: "approved_on" }, "日期只有年份。", "请补充月和日，例如 2008-06-18。")],
    },
  ],
  eligibility,
};

export const baseData: BaseDataView = {
  periods: ["2023", "2024", "2025"],
  figures: [
    ["gross_output", "工业总产值", "亿元"],
    ["value_added", "工业增加值", "亿元"],
    ["revenue", "营业收入", "亿元"],
    ["profit", "利润总额", "亿元"],
    ["tax", "上缴税金总额", "亿元"],
    ["employees", "年末从业人数", "人"],
    ["investment", "累计固定资产投资额", "万元"],
    ["exports", "出口额", "万美元"],
    ["rd", "研发经费支出", "亿元"],
    ["energy", "综合能源消费量", "吨标准煤"],
  ].map(([key = "", label = "", unit = ""]) => ({ key, label, unit, help: "与统计年报一致。" })),
  values: [
    { key: "gross_output", period: "2025", raw: "1,286.4", source: "2025 年统计年报", person: "经济发展局 王敏", note: "", revision: 1, saved_at: AT, understood: null, problems: [] },
    {
      key: "gross_output",
      period: "2024",
      raw: "1204亿",
      source: "2024 年统计年报",
      person: "经济发展局 王敏", note: "",
      revision: 1,
      saved_at: AT,
      understood: "理解为 1,204 亿元",
      problems: [],
    },
    {
      key: "employees",
      period: "2025",
      raw: "4.1万人左右",
      source: "",
      person: "", note: "",
      revision: 1,
      saved_at: AT,
      understood: null,
      problems: [finding("warns", { kind: "base_data", key: "employees", period: "2025" }, "“4.1万人左右”不是一个确定的数。", "请填写准确人数，例如 41,260。")],
    },
  ],
};

const column = (key: string, label: string, kind: ColumnView["kind"], unit: string | null = null): ColumnView => ({ key, label, kind, unit, choices: [], is_own: false });
export const columns: ColumnView[] = [
  column("name", "企业名称", "text"),
  column("uscc", "统一社会信用代码", "credit_code"),
  column("industry", "行业代码", "industry"),
  column("above_scale", "规上", "flag"),
  column("revenue", "营业收入", "number", "万元"),
  column("employees", "从业人数", "number", "人"),
  column("dx_done", "已开展数字化改造", "flag"),
  column("dx_basis", "改造依据", "text"),
  column("uses_service", "使用园区数字化服务", "flag"),
  column("fiber", "千兆光网", "flag"),
  column("g5", "5G 覆盖", "flag"),
];

const NAMES = ["华芯精密", "云帆智能装备", "澜湖新材料", "东岭汽车零部件", "宏远电子", "同创生物医药", "天工数控", "绿源环保科技"];
export function firm(index: number): FirmRow {
  const yes = (mod: number) => (index % mod === 0 ? "否" : "是");
  const odd = index % 37 === 5;
  return {
    id: `f${index}`,
    cells: {
      name: `${NAMES[index % NAMES.length]}（云澜湖）有限公司${index >= NAMES.length ? ` ${Math.floor(index / NAMES.length)} 厂` : ""}`,
      uscc: `9132058${String(100_000_000 + index * 7919).slice(0, 9)}X${index % 10}`,
      industry: ["3612 汽车零部件", "3971 电子元件", "2710 化学药品", "3421 金属切削机床"][index % 4] ?? "",
      above_scale: yes(6),
      revenue: String(2000 + index * 137),
      employees: String(40 + (index % 90) * 9),
      dx_done: yes(11),
      uses_service: yes(7),
      fiber: yes(13),
      g5: "是",
    },
    problems: odd ? [finding("warns", { kind: "firm", firm: `f${index}`, column: "uscc" }, "统一社会信用代码校验位不符。", "请对照营业执照核对第 18 位。")] : [],
  };
}

const item = (n: number, title: string, kind: string, links: string[], more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id: `e${n}`,
  number: links.length === 0 ? null : `佐证1.2-0${n}`,
  title,
  original_name: `${title}.pdf`,
  kind,
  issuer: "云澜湖经开区管委会",
  document_number: "",
  document_date: "2025-03-18",
  valid_until: "",
  confidentiality: "",
  note: "",
  media_type: "application/pdf",
  size: 1_430_000 * n,
  sha256: "3f1a9c0d5b7e2468".repeat(4),
  pages: 4 * n,
  added_at: AT,
  links: links.map((indicator) => ({ indicator, pages: n === 2 ? "3-5,8" : "", reason: "" })),
  problems: [],
  ...more,
});
export const evidence: EvidenceItem[] = [
  item(1, "规上工业企业数字化改造清单（2025）", "企业清单", ["reform"]),
  item(2, "工业互联网公共服务平台验收报告", "验收报告", ["reform", "service"]),
  item(3, "省政府关于设立开发区的批复", "批复文件", ["profile"]),
  item(4, "智慧园区平台截图", "", [], { problems: [finding("warns", { kind: "evidence", evidence: "e4" }, "图片分辨率偏低，打印后可能看不清。", "请换用清晰的截图。")] }),
];
