//! A fictitious report with every kind of block, small or as large as wanted.

// Each test binary uses its part of it.
#![allow(dead_code, clippy::unwrap_used)]

use std::path::PathBuf;

use chrono::DateTime;
use parkgauge_core::report::{
    Align, Anchor, BarRow, Block, Cell, Column, Figure, FigureKind, Finality, Heading, Paragraph,
    ParagraphRole, Part, PartKind, RadarAxis, RadarSeries, Report, Row, SignaturePlace, Span, Stamp, Table,
    Tone,
};
use parkgauge_dossier::{FontSet, Template};

pub fn fonts() -> FontSet {
    FontSet::load(&assets().join("fonts")).unwrap()
}

pub fn template() -> Template {
    Template::read("gbt9704.toml", &std::fs::read_to_string(assets().join("dossier/gbt9704.toml")).unwrap())
        .unwrap()
}

fn assets() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

pub const PROSE: [&str; 6] = [
    "云泽高新技术产业园区（以下简称“园区”）位于云泽市东部，规划面积42.6平方公里，已开发面积28.3平方公里，是以高端装备、电子信息、生物医药为主导产业的省级开发区。2025年，园区实现规模以上工业总产值1 286.4亿元，同比增长8.7%；规模以上工业企业312家，其中高新技术企业147家、专精特新“小巨人”企业19家。",
    "园区坚持“统一规划、分步实施、企业主体、政府引导”的原则，把数字化转型作为推动产业升级的“一号工程”，先后出台《园区数字化转型三年行动计划（2024—2026年）》《园区工业互联网创新发展若干措施》等政策文件，累计投入财政资金2.35亿元，带动社会投资18.9亿元。",
    "一是夯实网络底座。园区已建成5G基站486个，实现5G网络全域覆盖；千兆光网覆盖全部工业企业，10G-PON端口占比达87.5%；建成“园区云”节点1个，算力规模达120 PFLOPS。二是建强公共平台。依托www.example-park.gov.cn/platform/industrial-internet门户，向企业提供设备上云、能耗监测、供应链协同等23项服务……截至2025年12月，累计服务企业1 026家次。",
    "三是推进改造覆盖。按照“诊断—改造—评估”闭环，对312家规上工业企业逐一建立台账（详见附表）；已完成数字化改造298家，覆盖率95.51%，尚有14家未完成。",
    "存在的主要问题：（1）部分中小企业“不会转、不敢转”，改造投入占营业收入比重不足0.6%；（2）数据要素流通机制尚不健全，跨企业数据共享仅覆盖3条产业链；（3）复合型人才缺口约1 200人。针对上述问题——园区将在下一步工作中逐项研究、逐项解决！",
    "园区能耗在线监测平台接入重点用能单位96家、监测点位4 318个，年节约标准煤约2.1万吨，CO2排放强度较2020年下降18.4%；工业固体废物综合利用率达98.7%，污水集中处理率100%，危险废物规范化管理合格率≥99%。",
];

fn anchor(name: &str) -> Anchor {
    Anchor::new(name)
}

fn heading(level: u8, text: &str, name: &str) -> Block {
    Block::Heading(Heading { level, text: text.into(), anchor: anchor(name) })
}

fn body(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(ParagraphRole::Body, text))
}

fn paragraph(role: ParagraphRole, text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(role, text))
}

fn part(name: &str, kind: PartKind, title: &str, blocks: Vec<Block>) -> Part {
    Part { anchor: anchor(name), kind, title: title.into(), blocks }
}

fn columns(spec: &[(u32, Align)]) -> Vec<Column> {
    spec.iter().map(|(weight, align)| Column { weight: *weight, align: *align }).collect()
}

fn cell(text: &str) -> Cell {
    Cell::plain(text)
}

pub fn stamp() -> Stamp {
    Stamp {
        made_at: DateTime::parse_from_rfc3339("2026-03-18T14:03:22+08:00").unwrap(),
        app_version: "0.1.0".into(),
        framework_digest: "9f2c".repeat(16),
        sequence: 1843,
        fingerprint: "7C41-9E0B-53AD".into(),
    }
}

/// A report of one page: one paragraph.
pub fn one_page(text: &str) -> Report {
    Report {
        title: "一页".into(),
        author: "云泽高新技术产业园区管理委员会".into(),
        subject: "测试".into(),
        stamp: stamp(),
        finality: Finality::Final,
        running_note: String::new(),
        parts: vec![part("only", PartKind::Body, "说明", vec![body(text)])],
    }
}

/// The sample; `repeats` multiplies prose and the long tables.
pub fn report(repeats: usize, finality: Finality) -> Report {
    Report {
        title: "云泽高新技术产业园区高标准数字园区申报书".into(),
        author: "云泽高新技术产业园区管理委员会".into(),
        subject: "高标准数字园区建设 2025 年度自评估".into(),
        stamp: stamp(),
        finality,
        running_note: "本册为示例，园区与数据均为虚构。".into(),
        parts: vec![
            cover(),
            notes(),
            part("contents", PartKind::Contents, "目　录", vec![]),
            basics(),
            pledge(),
            overview(repeats),
            indicators(repeats),
            gaps(),
            roster(repeats),
            evidence(),
        ],
    }
}

fn cover() -> Part {
    let fields = [
        ("园区名称：", "云泽高新技术产业园区"),
        ("申报单位（盖章）：", "云泽高新技术产业园区管理委员会"),
        ("所在地区：", "江东省云泽市"),
        ("联系人：", "周　敏"),
        ("联系电话：", "0512-0000 0000"),
    ];
    part(
        "cover",
        PartKind::Cover,
        "云泽高新技术产业园区高标准数字园区建设自评估申报书",
        vec![
            paragraph(ParagraphRole::Centred, "（2025年度·第1轮）"),
            Block::Fields(fields.iter().map(|(label, value)| ((*label).into(), (*value).into())).collect()),
            paragraph(ParagraphRole::Centred, "云泽高新技术产业园区管理委员会编制"),
            paragraph(ParagraphRole::Centred, "2026年3月18日"),
        ],
    )
}

fn notes() -> Part {
    let items = [
        "1. 本申报书由园区管理机构组织填报，所填内容应当真实、准确、完整，并对所提供材料的真实性负责。",
        "2. 指标自评表中“效力”一栏注明判定依据的来源：官方、解读、推算、自拟；总评结论的效力以其所依据的最弱一项为准。",
        "3. 覆盖率类指标由企业名单逐家统计得出，不得四舍五入至100%。",
        "4. 佐证材料按“指标编号-序号”编号，例如佐证1.2-03，页码为佐证材料分册中的页码。",
    ];
    let mut blocks: Vec<Block> = items.iter().map(|item| paragraph(ParagraphRole::Item, item)).collect();
    blocks.push(paragraph(
        ParagraphRole::Quote,
        "规模以上工业企业数字化改造覆盖率达100%，重点企业关键工序数控化率不低于75%。",
    ));
    blocks.push(paragraph(
        ParagraphRole::Note,
        "注：摘自《高标准数字园区建设指南》“建设标准”部分；效力：官方。",
    ));
    part("notes", PartKind::Front, "填报说明", blocks)
}

fn basics() -> Part {
    let head = |text: &str| Cell::head(text);
    let rows = vec![
        Row::of(vec![head("园区名称"), cell("云泽高新技术产业园区").wide(3)]),
        Row::of(vec![head("园区级别"), cell("☐ 国家级　☑ 省级　☐ 市级").wide(3)]),
        Row::of(vec![head("主导产业").tall(3), cell("高端装备制造"), head("2025年产值"), cell("486.2亿元")]),
        Row::of(vec![cell("电子信息"), head("2025年产值"), cell("391.7亿元")]),
        Row::of(vec![cell("生物医药"), head("2025年产值"), cell("208.5亿元")]),
        Row::of(vec![
            head("规划面积"),
            cell("42.6 km²"),
            head("已开发面积"),
            cell("28.3 km²（折合4.25万亩）"),
        ]),
        Row::of(vec![head("负责人"), cell("李　喆"), head("职务"), cell("党工委书记、管委会主任")]),
        Row::of(vec![head("园区简介"), cell(PROSE[0]).wide(3)]),
    ];
    let table = Table {
        anchor: anchor("t.basics"),
        caption: String::new(),
        columns: columns(&[(3, Align::Centre), (5, Align::Start), (3, Align::Centre), (5, Align::Start)]),
        header: vec![],
        rows,
    };
    part("basics", PartKind::Body, "一、基本信息表", vec![Block::Table(table)])
}

fn pledge() -> Part {
    let places = vec![
        SignaturePlace { label: "园区负责人（签字）：".into(), value: String::new(), seal: false },
        SignaturePlace {
            label: "园区管理机构（盖章）：".into(),
            value: "云泽高新技术产业园区管委会".into(),
            seal: true,
        },
    ];
    part(
        "pledge",
        PartKind::Pledge,
        "真实性承诺书",
        vec![
            paragraph(ParagraphRole::Flush, "江东省工业和信息化厅："),
            body(
                "我单位承诺：所报送的全部申报材料（含佐证材料）真实、准确、完整，所附复印件与原件一致；近三年未发生重大及以上生产安全事故、重大及以上突发环境事件和重大网络安全、数据安全事件；未被列入严重失信主体名单。",
            ),
            body("如有虚假，愿意承担相应责任，并自愿退出申报。"),
            Block::Signature(places),
        ],
    )
}

fn overview(repeats: usize) -> Part {
    let mut blocks = Vec::new();
    for round in 0..repeats {
        let numbered =
            |text: &str| if round == 0 { text.to_string() } else { format!("{text}（{}）", round + 1) };
        blocks.push(heading(1, &numbered("（一）园区基本情况"), &format!("h.overview.{round}")));
        blocks.push(body(PROSE[0]));
        blocks.push(heading(2, &numbered("1. 工作机制与政策体系"), &format!("h.policy.{round}")));
        blocks.push(body(PROSE[1]));
        blocks.push(body(PROSE[2]));
        blocks.push(heading(3, "（1）改造进展", &format!("h.progress.{round}")));
        blocks.push(Block::Paragraph(Paragraph {
            role: ParagraphRole::Body,
            spans: vec![
                Span::text(PROSE[3]),
                Span::Strong("未完成企业名单".into()),
                Span::text("见第"),
                Span::PageOf(anchor("roster")),
                Span::text("页"),
                Span::Link { text: "企业名单".into(), to: anchor("t.roster") },
                Span::text("；单位产值能耗按等价值计算"),
                Span::Superscript("①".into()),
                Span::text("。"),
            ],
        }));
        blocks.push(body(PROSE[4]));
        blocks.push(body(PROSE[5]));
    }
    part("overview", PartKind::Body, "二、园区概况", blocks)
}

fn indicators(repeats: usize) -> Part {
    let header = vec![
        Row::of(vec![
            Cell::head("序号").tall(2),
            Cell::head("一级指标").tall(2),
            Cell::head("二级指标").tall(2),
            Cell::head("完成情况").wide(2),
            Cell::head("结论").tall(2),
            Cell::head("佐证").tall(2),
        ]),
        Row::of(vec![Cell::head("实际值"), Cell::head("目标值")]),
    ];
    let areas = ["夯实数字基础设施", "推进产业数字化", "提升治理数字化水平", "培育数字产业生态"];
    let names = [
        "规模以上工业企业数字化改造覆盖率",
        "重点企业关键工序数控化率",
        "5G网络和千兆光网（“双千兆”）覆盖率",
        "安全生产、环境监测重点企业接入园区平台比例",
        "公共数据资源目录编制与更新情况",
        "园区级工业互联网平台服务企业数量占规上企业比重",
    ];
    let mut rows = Vec::new();
    let mut number = 0;
    for round in 0..repeats {
        rows.push(Row::of(vec![
            Cell::plain(format!("第{}组　四高标准", round + 1)).toned(Tone::Group).wide(7),
        ]));
        for area in areas {
            for (index, name) in names.iter().enumerate() {
                number += 1;
                let (actual, conclusion) = match index {
                    0 => ("298 / 312家（95.51%）", cell("不足：差14家").toned(Tone::Bad)),
                    4 => ("——", cell("缺数据").toned(Tone::Quiet)),
                    _ => ("100%", cell("达标").toned(Tone::Good)),
                };
                let mut cells = vec![Cell::plain(number.to_string())];
                if index == 0 {
                    cells.push(cell(area).tall(6));
                }
                cells.extend([cell(name), cell(actual), cell("100%"), conclusion]);
                cells.push(Cell {
                    spans: vec![Span::Link {
                        text: format!("{}.{}-01", round + 1, index + 1),
                        to: anchor("evidence"),
                    }],
                    ..cell("")
                });
                rows.push(Row { cells, anchor: Some(anchor(&format!("row.{number}"))) });
            }
        }
    }
    let table = Table {
        anchor: anchor("t.indicators"),
        caption: "表1　指标自评表".into(),
        columns: columns(&[
            (6, Align::Centre),
            (12, Align::Centre),
            (30, Align::Start),
            (17, Align::Centre),
            (9, Align::Centre),
            (14, Align::Centre),
            (12, Align::Centre),
        ]),
        header,
        rows,
    };
    part(
        "indicators",
        PartKind::Body,
        "三、指标自评表",
        vec![
            body(
                "园区对照建设指南逐项开展自评，结果如下。表中“结论”由系统按公布的阈值判定，未公布阈值的指标不作判定。",
            ),
            Block::Table(table),
            paragraph(ParagraphRole::Note, "注：覆盖率精确计算，29 999 / 30 000不记作100%。"),
        ],
    )
}

pub fn radar() -> Figure {
    let axes = [
        "数字基础设施水平高",
        "产业数字化水平高",
        "治理数字化水平高",
        "数字产业集聚水平高",
        "数据要素流通",
        "绿色低碳",
    ];
    Figure {
        anchor: anchor("f.radar"),
        caption: "图1　各领域达标率（与目标对照）".into(),
        alternative: "六个领域的达标率雷达图。".into(),
        kind: FigureKind::Radar {
            axes: axes.iter().map(|label| RadarAxis { label: (*label).into() }).collect(),
            series: vec![
                RadarSeries {
                    name: "2025年实际".into(),
                    values: vec![Some(9200), Some(7800), Some(6500), Some(8800), None, Some(7200)],
                    is_target: false,
                },
                RadarSeries { name: "目标".into(), values: vec![Some(10000); 6], is_target: true },
            ],
        },
    }
}

pub fn bars() -> Figure {
    let row = |label: &str, shown: &str, value: Option<u16>, target: Option<u16>| BarRow {
        label: label.into(),
        shown: shown.into(),
        value,
        target,
    };
    Figure {
        anchor: anchor("f.bars"),
        caption: "图2　三项“100%”覆盖率".into(),
        alternative: "三项覆盖率的条形图。".into(),
        kind: FigureKind::Bars(vec![
            row("规上工业企业数字化改造覆盖率", "298 / 312家（95.51%），差14家", Some(9551), Some(10000)),
            row("双千兆网络覆盖率", "312 / 312家（100%）", Some(10000), Some(10000)),
            row("重点企业接入监管平台比例", "缺数据", None, Some(10000)),
            row("关键工序数控化率", "68.2%", Some(6820), Some(7500)),
        ]),
    }
}

fn gaps() -> Part {
    part(
        "gaps",
        PartKind::Body,
        "四、差距分析",
        vec![
            heading(1, "（一）总体情况", "h.gaps"),
            body(PROSE[4]),
            Block::Figure(radar()),
            heading(1, "（二）硬性阈值", "h.hard"),
            body(PROSE[3]),
            Block::Figure(bars()),
        ],
    )
}

fn roster(repeats: usize) -> Part {
    let header = ["序号", "企业名称", "统一社会信用代码", "行业代码", "数字化改造", "产值（万元）"];
    let mut rows = Vec::new();
    for number in 0..repeats * 60 {
        rows.push(Row::of(vec![
            Cell::plain((number + 1).to_string()),
            Cell::plain(format!(
                "云泽市{}精密机械制造有限公司",
                ["华堃", "镕达", "喆源", "安泰", "新锐"][number % 5]
            )),
            Cell::plain(format!("91320500MA1{number:06}X")),
            Cell::plain(format!("{}", 3411 + number % 80)),
            if number % 17 == 3 { cell("未完成").toned(Tone::Bad) } else { cell("已完成") },
            Cell::plain(format!("{}", 12_804 + number * 37)),
        ]));
    }
    let table = Table {
        anchor: anchor("t.roster"),
        caption: "表2　规模以上工业企业名单".into(),
        columns: columns(&[
            (6, Align::Centre),
            (28, Align::Start),
            (22, Align::Centre),
            (11, Align::Centre),
            (12, Align::Centre),
            (13, Align::End),
        ]),
        header: vec![Row::of(header.iter().map(|text| Cell::head(*text)).collect())],
        rows,
    };
    part("roster", PartKind::Body, "五、企业名单", vec![Block::Table(table)])
}

fn evidence() -> Part {
    let row = |number: &str, title: &str, indicator: &str, pages: &str, to: &str| {
        Row::of(vec![
            cell(number),
            cell(title),
            Cell { spans: vec![Span::Link { text: indicator.into(), to: anchor(to) }], ..cell("") },
            cell(pages),
            Cell { spans: vec![Span::PageOf(anchor(to))], ..cell("") },
        ])
    };
    let table = Table {
        anchor: anchor("t.evidence"),
        caption: "表3　佐证材料目录".into(),
        columns: columns(&[
            (12, Align::Centre),
            (40, Align::Start),
            (20, Align::Start),
            (12, Align::Centre),
            (10, Align::Centre),
        ]),
        header: vec![Row::of(
            ["编号", "材料名称", "对应指标", "分册页码", "本册页码"].map(Cell::head).to_vec(),
        )],
        rows: vec![
            row("1.1-01", "园区设立批复（江东政函〔2009〕47号）", "改造覆盖率", "1—3", "row.1"),
            row("1.1-02", "数字化改造验收报告汇编", "改造覆盖率", "4—96", "row.1"),
            row("1.2-01", "关键工序数控化率统计表", "数控化率", "97—99", "row.2"),
        ],
    };
    part("evidence", PartKind::Body, "六、佐证材料目录", vec![Block::Table(table)])
}
