import type { AreaView, FrameworkView, IndicatorView, OptionView, QuestionView } from "../generated/contract";

const DOCUMENT = "《高标准数字园区建设指南》";

function indicator(
  id: string,
  number: string,
  name: string,
  quote: string,
  question: QuestionView,
  more: Partial<IndicatorView> = {},
): IndicatorView {
  return {
    id,
    number,
    name,
    ask: `${name}目前是什么情况？`,
    question,
    target: null,
    standing: "official",
    source: { document: DOCUMENT, place: "建设标准", quote },
    three_years: false,
    points: null,
    weight: null,
    applies: null,
    check_methods: [],
    reading: null,
    guidance: [{ text: "按年末时点填写，与统计年报口径一致。", standing: "house" }],
    example: null,
    evidence: [{ text: "能够证明该项数据的企业清单或验收材料", minimum: 1, standing: "house" }],
    narrative: null,
    ...more,
  };
}

const option = (id: string, label: string, help = ""): OptionView => ({ id, label, help, standing: "interpretation" });
const full = { text: "100 %", standing: "official" as const, hard: true };
const counted = (done: string, definition: string | null = null): QuestionView => ({
  kind: "counted",
  done,
  of: "规上工业企业",
  unit: "家",
  definition,
});

const tasks = (start: number, names: string[]): IndicatorView[] =>
  names.map((name, i) =>
    indicator(
      `t${start + i}`,
      `任务${start + i}`,
      name,
      name,
      {
        kind: "choice",
        options: [
          option("none", "尚未启动"),
          option("planned", "已列入方案"),
          option("partly", "部分建成", "至少一个系统上线运行"),
          option("done", "全面建成并应用"),
        ],
      },
      {
        ask: `“${name}”推进到哪一步？`,
        target: { text: "部分建成及以上", standing: "interpretation", hard: false },
        standing: "interpretation",
        source: { document: DOCUMENT, place: "重点任务", quote: name },
        narrative: { ask: `请说明“${name}”的做法和成效`, max: 800 },
        example: "已建成园区工业互联网公共服务平台，接入企业 96 家，2025 年撮合改造项目 41 个，带动投资 2.3 亿元。",
      },
    ),
  );

const area = (id: string, number: string, name: string, indicators: IndicatorView[], areas: AreaView[] = []): AreaView => ({
  id,
  number,
  name,
  standing: "official",
  source: null,
  about: "",
  weight: null,
  areas,
  indicators,
});

export const framework: FrameworkView = {
  summary: {
    id: "hsdp-guide",
    edition: "2025",
    title: "高标准数字园区建设指南",
    issuer: "工业和信息化部",
    about: "四项建设标准、四方面十三项任务。用于创建对象遴选、建成评估和每年的成效评估。",
    standing: "interpretation",
    status: "shipped",
    digest: "5f2c9e6f",
    indicators: 22,
  },
  sources: [
    { id: "guide", title: DOCUMENT, issued: "工业和信息化部办公厅，2025 年 11 月", note: "四项标准和任务标题依据工信部官方解读原文；多数任务正文未见全文。" },
  ],
  areas: [
    area("std", "一", "建设标准", [], [
      area("std.industry", "（一）", "产业数字化水平高", [
        indicator("industry-all", "1.1", "工业互联网应用覆盖园区行业", "工业互联网应用覆盖园区全部行业", { ...counted("有工业互联网应用的行业"), of: "园区全部行业", unit: "个" } as QuestionView, { target: { text: "全部行业", standing: "official", hard: true } }),
        indicator("reform", "1.2", "规上工业企业数字化改造覆盖率", "规上工业企业数字化改造覆盖率达100%", counted("已开展数字化改造的规上工业企业", "reform"), {
          target: full,
          reading: { text: "官方未公布“已改造”的判定规则。本软件按企业名册中“是否已开展数字化改造”一栏计数。", standing: "interpretation" },
          guidance: [
            { text: "在企业名册中逐家填写“是否已开展数字化改造”和依据。", standing: "house" },
            { text: "可参照《制造业数字化转型通用评估指标体系》L1—L5 等级。", standing: "interpretation" },
          ],
        }),
      ]),
      area("std.service", "（二）", "专业服务品质高", [
        indicator("service", "2.1", "数字化生产性服务应用覆盖率", "园区数字化生产性服务应用覆盖全部规上工业企业", counted("使用园区数字化生产性服务的规上工业企业"), { target: full }),
        indicator("public-service", "2.2", "三类数字化公共服务供给", "提供高质量的生产、生活、政务数字化公共服务", {
          kind: "checklist",
          items: [option("production", "数字化生产性服务"), option("life", "数字化生活性服务"), option("government", "数字化政务服务")],
        }, { target: { text: "3 项全部", standing: "interpretation", hard: false }, standing: "interpretation" }),
      ]),
      area("std.operation", "（三）", "运营管理效率高", [
        indicator("management", "3.1", "数字化运营管理覆盖主要环节", "园区资产管理、经济运行监测、绿色低碳发展、安全应急管控等主要环节实现数字化", {
          kind: "checklist",
          items: [option("assets", "园区资产管理"), option("economy", "经济运行监测"), option("green", "绿色低碳发展"), option("safety", "安全应急管控", "含应急预案、演练和值守的线上管理")],
        }, { target: { text: "4 项全部", standing: "official", hard: true } }),
        indicator("efficiency", "3.2", "运营管理效率显著提升", "园区运营管理效率显著提升", { kind: "yes_no" }, { standing: "house" }),
      ]),
      area("std.base", "（四）", "基础设施能级高", [
        indicator("gigabit", "4.1", "双千兆网络覆盖率", "双千兆网络覆盖率达100%", counted("千兆光网和 5G 均已覆盖的规上工业企业"), { target: full }),
        indicator("computing", "4.2", "算力基础设施部署规模", "算力基础设施有效部署和应用", { kind: "number", unit: "PFLOPS" }, { standing: "derived" }),
        indicator("security", "4.3", "数据安全保障水平", "数据开放共享、安全保障水平显著提升", { kind: "text", max: 200 }),
      ]),
    ]),
    area("t.industry", "二", "推进产业数字化转型", tasks(1, ["打造企业数字化转型标杆", "开展链式数字化改造", "强化中小企业数字化转型服务"])),
    area("t.service", "三", "加强园区数字化服务", tasks(4, ["拓展数字化生产性服务", "升级数字化生活性服务", "优化数字化政务服务"])),
    area("t.management", "四", "完善园区数字化管理", tasks(7, ["加强园区资产数字化管理", "完善经济运行数字化管理", "推进绿色低碳数字化管理", "强化安全应急数字化管理"])),
    area("t.base", "五", "夯实数字化支撑能力", tasks(11, ["健全数字化基础设施", "构筑数据开发利用平台", "提升数字化安全保障水平"])),
  ],
  definitions: [
    {
      id: "reform",
      name: "已开展数字化改造",
      why: "官方未公布判定规则，不同读法会得出不同的覆盖率。请按本地工信部门的要求选择。",
      options: [option("any", "开展过任一数字化改造项目", "企业名册中“是否已开展”为“是”"), option("l2", "通用评估等级 L2 及以上")],
      default: "any",
    },
  ],
  hard_word: "刚性",
  not_published: ["2026 年遴选通知和申报书格式", "发展评价指标体系", "各覆盖率的官方计算公式"],
};
