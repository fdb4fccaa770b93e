//! Which sheet and column holds which key: the one table that both directions go by.

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A short text, an id or a figure.
    Text,
    /// A sentence or more.
    Long,
    /// A whole number.
    Whole,
    /// 是 or 否.
    Flag,
    /// Ids in one cell, separated by 、.
    Ids,
    /// One of several words: as in the file, and as shown.
    Words(&'static [(&'static str, &'static str)]),
    /// Several of them, separated by 、.
    ManyWords(&'static [(&'static str, &'static str)]),
}

/// A column: where its cells stand in the file, and how it is headed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Keys from the item down; empty where the item itself is a text.
    pub path: &'static str,
    /// Heading.
    pub zh: &'static str,
    pub kind: Kind,
}

/// A sheet: a list of the file with the items above it.
#[derive(Debug)]
pub(super) struct Sheet {
    pub name: &'static str,
    /// Keys from the root down to the list; `a|b` is one of both, after the kind of the question.
    pub list: &'static [&'static str],
    /// Columns that name the items above, from the outside in: heading and key.
    pub owners: &'static [(&'static str, &'static str)],
    pub columns: Vec<Column>,
}

/// The sheet of the head: a key and its value on each row.
pub(super) const HEAD: &str = "体系";
/// The sheet for people, which is not read.
pub(super) const GUIDE: &str = "说明";

const STANDINGS: &[(&str, &str)] =
    &[("official", "官方"), ("interpretation", "解读"), ("derived", "推算"), ("house", "自拟")];
const SCHEMES: &[(&str, &str)] =
    &[("thresholds", "逐项达标"), ("points", "计分"), ("weighted", "加权"), ("levels", "分级")];
const POLICIES: &[(&str, &str)] =
    &[("rescale", "按比例折算"), ("exclude", "从满分中扣除"), ("full", "视为满分")];
const SUBJECTS: &[(&str, &str)] = &[("park", "园区"), ("firm", "企业")];
const STATUSES: &[(&str, &str)] = &[("draft", "草稿"), ("published", "已发布")];
const REQUIREMENTS: &[(&str, &str)] = &[("one_of", "属于其中之一"), ("filled_when", "有则须填")];
const QUESTIONS: &[(&str, &str)] = &[
    ("counted", "名册计数"),
    ("computed", "公式计算"),
    ("number", "数值"),
    ("money", "金额"),
    ("percent", "百分比"),
    ("date", "日期"),
    ("choice", "单选"),
    ("choices", "多选"),
    ("checklist", "清单"),
    ("yes_no", "是否"),
    ("level", "等级"),
    ("table", "表格"),
    ("text", "文字"),
];
const OVERS: &[(&str, &str)] = &[("firms", "企业"), ("industries", "行业")];
const WHOLES: &[(&str, &str)] = &[("parts", "占比"), ("may_exceed", "可超过100%")];
const PERIODS: &[(&str, &str)] = &[("year", "当年"), ("three_years", "近三年")];
const TESTS: &[(&str, &str)] = &[
    ("all", "全部"),
    ("at_least", "不低于"),
    ("at_most", "不高于"),
    ("over", "高于"),
    ("below", "低于"),
    ("between", "介于"),
    ("one_of", "选中其中之一"),
    ("level", "达到等级"),
    ("rows", "至少行数"),
    ("filled", "已填写"),
    ("ranked", "相对排名"),
];
const FORCES: &[(&str, &str)] = &[("hard", "约束性"), ("guiding", "引导性")];
const RULES: &[(&str, &str)] = &[
    ("target", "达标得分"),
    ("bands", "分档"),
    ("options", "按选项"),
    ("level", "按等级"),
    ("linear", "线性"),
    ("per_unit", "按数量"),
    ("index", "指数"),
    ("ranked", "相对排名"),
];
const METHODS: &[(&str, &str)] =
    &[("documents", "查阅资料"), ("technical", "技术复核"), ("on_site", "现场核查")];
const PROOFS: &[(&str, &str)] = &[
    ("approval", "批复文件"),
    ("certificate", "证书"),
    ("audit_report", "审计报告"),
    ("contract", "合同协议"),
    ("screenshot", "系统截图"),
    ("photo", "现场照片"),
    ("test_report", "检测报告"),
    ("list", "清单台账"),
    ("protection_filing", "等保备案"),
    ("statistics", "统计报表"),
    ("plan", "规划方案"),
    ("other", "其他"),
];
const CELLS: &[(&str, &str)] = &[
    ("text", "文字"),
    ("number", "数值"),
    ("money", "金额"),
    ("date", "日期"),
    ("choice", "单选"),
    ("flag", "是否"),
    ("firm", "企业"),
];
const REQUIRES: &[(&str, &str)] = &[("level", "等级"), ("score", "分数"), ("met", "达标项数")];

const fn column(path: &'static str, zh: &'static str, kind: Kind) -> Column {
    Column { path, zh, kind }
}

/// Columns: the words above, the keys, what the cells hold.
macro_rules! columns {
    ($($zh:literal $path:literal $kind:expr;)*) => {
        vec![$(column($path, $zh, $kind)),*]
    };
}

/// The standing of a part and its citation, below a prefix.
macro_rules! basis {
    ($zh:literal $prefix:literal) => {
        vec![
            column(concat!($prefix, "standing"), concat!($zh, "效力"), Kind::Words(STANDINGS)),
            column(concat!($prefix, "source.doc"), concat!($zh, "依据"), Kind::Text),
            column(concat!($prefix, "source.place"), concat!($zh, "出处位置"), Kind::Text),
            column(concat!($prefix, "source.quote"), concat!($zh, "原文"), Kind::Long),
        ]
    };
}

use Kind::{Flag, Ids, Long, ManyWords, Text, Whole, Words};

/// The rows of the head, in order.
pub(super) fn head() -> Vec<Column> {
    [
        columns! {
        "文件格式" "format" Whole;
        "编号" "id" Text;
        "版本" "edition" Text;
        "名称" "title" Text;
        "发布单位" "issuer" Text;
        "简介" "about" Long;
        "约束条件的叫法" "hard_word" Text; "引导值的叫法" "guiding_word" Text;
        "填报对象" "subject" Words(SUBJECTS);
        "状态" "status" Words(STATUSES);
        "曾用编号" "aliases" Ids;
        "汇总方法" "scheme.kind" Words(SCHEMES);
        "满分" "scheme.full" Text;
        "加分上限" "scheme.bonus_cap" Text;
        "不适用项" "scheme.not_applicable" Words(POLICIES); },
        basis!("汇总方法" "scheme."),
    ]
    .concat()
}

/// Every sheet but the head, owners before what belongs to them.
pub(super) fn sheets() -> Vec<Sheet> {
    let test = |all: &mut Vec<Column>| {
        all.extend(columns! {
            "目标方式" "test.kind" Words(TESTS);
            "目标值" "test.value" Text;
            "自（含）" "test.from" Text;
            "自（不含）" "test.over" Text;
            "至（含）" "test.to" Text;
            "至（不含）" "test.below" Text;
            "目标选项" "test.options" Ids;
            "目标等级或行数" "test.at_least" Text;
            "排名说法" "test.text" Text;
        });
    };
    let mut special = columns! { "适用条件" "when" Text; "说法" "text" Text; };
    test(&mut special);
    vec![
        Sheet { name: "未公布", list: &["not_published"], owners: &[], columns: columns! { "内容" "" Long; } },
        Sheet {
            name: "依据",
            list: &["source"],
            owners: &[],
            columns: columns! {
                "编号" "id" Text; "名称" "title" Text; "发布单位" "issuer" Text; "日期" "date" Text; "备注" "note" Long;
            },
        },
        Sheet {
            name: "等级",
            list: &["scheme", "grade"],
            owners: &[],
            columns: [columns! {
                "编号" "id" Text; "名称" "name" Text; "含义" "sentence" Long;
                "自（含）" "from" Text; "自（不含）" "over" Text; }, basis!("" "")].concat(),
        },
        Sheet {
            name: "等级条件",
            list: &["scheme", "grade", "requires"],
            owners: &[("等级", "id")],
            columns: columns! {
                "条件" "kind" Words(REQUIRES); "至少" "at_least" Text; "不低于分数" "from" Text;
                "领域" "area" Text; "指标" "of" Ids;
            },
        },
        Sheet {
            name: "口径",
            list: &["definition"],
            owners: &[],
            columns: columns! { "编号" "id" Text; "名称" "name" Text; "为什么" "why" Long; "默认选项" "default" Text; },
        },
        Sheet {
            name: "口径选项",
            list: &["definition", "option"],
            owners: &[("口径", "id")],
            columns: columns! {
                "编号" "id" Text; "文字" "label" Text; "条件" "rule" Long; "效力" "standing" Words(STANDINGS);
            },
        },
        Sheet {
            name: "公用选项",
            list: &["scale", "option"],
            owners: &[("选项表", "id")],
            columns: option(),
        },
        Sheet {
            name: "建设对象",
            list: &["requirement"],
            owners: &[],
            columns: [columns! {
                "编号" "id" Text; "名称" "name" Text; "判断方式" "test.kind" Words(REQUIREMENTS);
                "概况栏目" "test.field" Text; "符合的选项" "test.options" Ids; "是否栏目" "test.flag" Text;
                "须填栏目" "test.fields" Ids; }, basis!("" ""), columns! { "解读" "reading" Long; }].concat(),
        },
        Sheet {
            name: "领域",
            list: &["area"],
            owners: &[],
            columns: [columns! {
                "编号" "id" Text; "上级领域" "parent" Text; "名称" "name" Text; "说明" "about" Long; }, basis!("" ""), columns! {
                "权重" "weight.value" Text; }, basis!("权重" "weight."), columns! {
                "得分上限" "cap.points" Text; }, basis!("得分上限" "cap."), columns! {
                "至少达标几项" "choose.at_least" Whole; "在这些指标中" "choose.of" Ids; }, basis!("至少达标" "choose.")].concat(),
        },
        Sheet { name: "指标", list: &["indicator"], owners: &[], columns: indicator() },
        Sheet {
            name: "选项",
            list: &["indicator", "question", "options|items|levels"],
            owners: &[("指标", "id")],
            columns: option(),
        },
        Sheet {
            name: "表格栏目",
            list: &["indicator", "question", "columns"],
            owners: &[("指标", "id")],
            columns: columns! {
                "编号" "key" Text; "栏名" "label" Text; "类型" "kind" Words(CELLS); "单位" "unit" Text;
                "必填" "required" Flag; "最多字数" "max" Whole;
            },
        },
        Sheet {
            name: "栏目选项",
            list: &["indicator", "question", "columns", "options"],
            owners: &[("指标", "id"), ("栏目", "key")],
            columns: columns! { "编号" "id" Text; "文字" "label" Text; "效力" "standing" Words(STANDINGS); },
        },
        Sheet {
            name: "分档",
            list: &["indicator", "score", "rule", "bands"],
            owners: &[("指标", "id")],
            columns: [columns! {
                "自（含）" "from" Text; "自（不含）" "over" Text; "至（含）" "to" Text; "至（不含）" "below" Text;
                "其余" "otherwise" Flag; "得分" "points" Text; }, basis!("" "")].concat(),
        },
        Sheet {
            name: "特殊目标",
            list: &["indicator", "target", "value_for"],
            owners: &[("指标", "id")],
            columns: special,
        },
        Sheet {
            name: "填报提示",
            list: &["indicator", "guidance"],
            owners: &[("指标", "id")],
            columns: columns! { "文字" "text" Long; "效力" "standing" Words(STANDINGS); },
        },
        Sheet {
            name: "佐证",
            list: &["indicator", "evidence"],
            owners: &[("指标", "id")],
            columns: columns! {
                "文字" "text" Long; "至少几份" "minimum" Whole; "种类" "kind" Words(PROOFS);
                "效力" "standing" Words(STANDINGS);
            },
        },
    ]
}

fn option() -> Vec<Column> {
    [columns! {
        "编号" "id" Text; "文字" "label" Text; "说明" "help" Long; "含义" "sentence" Long; "等级值" "value" Text;
        "比例" "share" Text; }, basis!("" "")].concat()
}

fn indicator() -> Vec<Column> {
    [
        columns! {
        "编号" "id" Text;
        "领域" "area" Text;
        "序号" "number" Text;
        "名称" "name" Text;
        "提问" "ask" Long;
        "题型" "question.kind" Words(QUESTIONS);
        "单位" "question.unit" Text;
        "统计对象" "question.over" Words(OVERS);
        "范围条件" "question.among" Text;
        "范围说法" "question.among_text" Text;
        "达到条件" "question.done" Text;
        "达到说法" "question.done_text" Text;
        "公式" "question.formula" Long;
        "公式说法" "question.text" Text;
        "小数位数" "question.places" Whole;
        "百分比性质" "question.whole" Words(WHOLES);
        "选项表" "question.scale" Text;
        "互斥选项" "question.none" Text;
        "可低于最低级" "question.allow_none" Flag;
        "最少行数" "question.min_rows" Whole;
        "最多行数" "question.max_rows" Whole;
        "最多字数" "question.max" Whole;
        "填报期" "period" Words(PERIODS);
        "目标方式" "target.test.kind" Words(TESTS);
        "目标值" "target.test.value" Text;
        "目标自（含）" "target.test.from" Text;
        "目标自（不含）" "target.test.over" Text;
        "目标至（含）" "target.test.to" Text;
        "目标至（不含）" "target.test.below" Text;
        "目标选项" "target.test.options" Ids;
        "目标等级或行数" "target.test.at_least" Text;
        "排名说法" "target.test.text" Text;
        "约束力" "target.force" Words(FORCES); },
        basis!("目标" "target."),
        columns! {
        "满分" "score.full" Text;
        "得分规则" "score.rule.kind" Words(RULES);
        "零分值" "score.rule.zero" Text;
        "满分值" "score.rule.full_at" Text;
        "每份得分" "score.rule.points" Text;
        "每份数量" "score.rule.each" Text;
        "得分上限" "score.rule.up_to" Text;
        "指数基数" "score.rule.base" Long;
        "指数倍数" "score.rule.times" Text;
        "得分排名说法" "score.rule.text" Text;
        "加分项" "score.bonus" Flag; },
        basis!("得分" "score."),
        columns! {
        "权重" "weight.value" Text; },
        basis!("权重" "weight."),
        columns! {
        "一票否决" "veto.zeroes" Text; },
        basis!("否决" "veto."),
        columns! {
        "适用条件" "applies.when" Text;
        "适用说法" "applies.text" Text; },
        basis!("适用" "applies."),
        basis!("" ""),
        columns! {
        "解读" "reading.text" Long;
        "解读效力" "reading.standing" Words(STANDINGS);
        "不判定原因" "not_judged" Long;
        "填写示例" "example" Long;
        "说明文字" "narrative.ask" Long;
        "说明最多字数" "narrative.max" Whole;
        "核查方式" "check_methods" ManyWords(METHODS);
        "全国参考" "benchmarks" Ids;
        "曾用编号" "previous" Ids; },
    ]
    .concat()
}
