use std::collections::BTreeMap;

use super::{assessment, at, open, workspace};
use crate::record::*;
use crate::table::Table;
use crate::{ReadTx, Result};

fn cells() -> BTreeMap<String, String> {
    [("name", "甲公司"), ("code", "９１３２０５００ＭＡ"), ("", "\"引号\"\n换行")]
        .map(|(column, text)| (column.to_owned(), text.to_owned()))
        .into()
}

fn evidence(id: &str) -> Evidence {
    Evidence {
        id: id.into(),
        sha256: "ab".repeat(32),
        size: 3,
        media_type: "application/pdf".into(),
        original_name: "设立批复.pdf".into(),
        title: "设立批复".into(),
        kind: "批文".into(),
        number_hint: String::new(),
        issuer: "省人民政府".into(),
        document_number: "政复〔2020〕1号".into(),
        document_date: "2020-01-02".into(),
        valid_until: String::new(),
        note: String::new(),
        pages: Some(12),
        added_at: at(5),
        trashed_at: None,
        confidentiality: String::new(),
    }
}

/// Writes, reads after a restart, overwrites, lists and deletes one record.
#[track_caller]
fn check<R: Table>(record: R, changed: R, list: impl Fn(ReadTx<'_>) -> Result<Vec<R>>) {
    let (folder, mut store) = workspace();
    let key = record.key();
    assert_eq!(key, changed.key(), "the change must be of the same record");
    let before = |store: &crate::Store| {
        let key_of_other = |one: &R| one.key() != key;
        list(store.read()).unwrap().into_iter().filter(key_of_other).collect::<Vec<_>>()
    };
    let others = before(&store);
    let (written, _) = store
        .write("写", "张三", at(9), |tx| {
            if R::NOUN == Noun::EvidenceLink {
                tx.put(evidence("e1"))?;
            }
            tx.put(record)
        })
        .unwrap();
    drop(store);

    let mut store = open(folder.path()).unwrap();
    assert_eq!(store.read().find::<R>(&key).unwrap().as_ref(), Some(&written), "read after a restart");
    let (over, _) = store.write("改", "李四", at(10), |tx| tx.put(changed)).unwrap();
    assert_ne!(over, written);
    assert_eq!(store.read().find::<R>(&key).unwrap().as_ref(), Some(&over));
    let mut all = others.clone();
    all.push(over.clone());
    assert_eq!(list(store.read()).unwrap(), all, "the list holds it once");

    let (removed, _) = store.write("删", "张三", at(11), |tx| tx.remove::<R>(&key)).unwrap();
    assert_eq!(removed, Some(over));
    assert_eq!(list(store.read()).unwrap(), others);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn an_assessment() {
    check(assessment("b"), Assessment { archived: true, round: 2, ..assessment("b") }, |read| {
        read.assessments()
    });
}

#[test]
fn a_reading() {
    let reading = |option: &str| Reading {
        assessment: "a".into(),
        definition: "transformed".into(),
        option: option.into(),
    };
    check(reading("level-2"), reading("level-3"), |read| read.readings("a"));
}

#[test]
fn an_answer() {
    let new = |raw| Answer::new("a", "a1.reform-coverage", Slot::Narrative, raw);
    check(new("\"已完成\""), new("{\"t\":\"部分\"}"), |read| read.answers("a"));
}

#[test]
fn a_profile_field() {
    check(Profile::new("park.name", "\"甲园区\""), Profile::new("park.name", "\"乙园区\""), |read| {
        read.profile()
    });
}

#[test]
fn a_figure() {
    let figure = |raw: &str| BaseData {
        key: "output".into(),
        period: "2025".into(),
        raw: raw.into(),
        unit: "亿元".into(),
        source: "统计年报".into(),
        person: "王五".into(),
        note: String::new(),
        saved: Saved::default(),
    };
    check(figure("\"12.5\""), figure("\"十二点五\""), |read| read.base_data());
}

#[test]
fn a_firm() {
    let firm = |position| Firm { year: 2026, id: "f1".into(), position, cells: cells() };
    check(firm(0), firm(7), |read| read.firms(2026));
}

#[test]
fn a_row_to_mend() {
    let row = |reason: &str| RosterReject {
        year: 2026,
        id: "r1".into(),
        file: "企业名单.xlsx".into(),
        sheet: "Sheet1".into(),
        row_number: 4,
        cells: cells(),
        reason: serde_json::json!({ "code": reason, "column": "统一社会信用代码" }),
    };
    check(row("roster.bad-code"), row("roster.no-name"), |read| read.roster_rejects(2026));
}

#[test]
fn evidence_of_every_field() {
    check(evidence("e9"), Evidence { trashed_at: Some(at(6)), pages: None, ..evidence("e9") }, |read| {
        read.evidence()
    });
}

#[test]
fn a_link() {
    let link = |pages: &str| EvidenceLink {
        assessment: "a".into(),
        indicator: "a1".into(),
        evidence: "e1".into(),
        pages: pages.into(),
        reason: "第 3 页有批复".into(),
        position: 0,
    };
    check(link("3-5,8"), link(""), |read| read.evidence_links("a"));
}

#[test]
fn a_binding() {
    let binding = |number: &str| EvidenceBinding {
        assessment: "a".into(),
        rule: "by_indicator".into(),
        max_bytes: Some(1),
        certified: true,
        scan_dpi: Some(150),
        numbers: [("e1".to_owned(), number.to_owned())].into(),
    };
    let list = |read: ReadTx<'_>| {
        Ok(read.find::<EvidenceBinding>(&EvidenceBinding::key_of("a"))?.into_iter().collect())
    };
    check(binding("佐证1.1-01"), EvidenceBinding { max_bytes: None, ..binding("佐证1.1-02") }, list);
}

#[test]
fn a_receipt_is_written_once_and_never_changed() {
    let (_folder, mut store) = workspace();
    let receipt = Package {
        id: "p1".into(),
        assessment: "a".into(),
        round: 1,
        made_at: at(20),
        sequence: 1,
        fingerprint: "AB12".into(),
        file_name: "园区_2026.zip".into(),
        sha256: "cd".repeat(32),
        size: 10,
        pages: 3,
        snapshot: "{}".into(),
        recipe: Some(Recipe {
            made_at: "2026-03-05T09:30:00+08:00".parse().unwrap(),
            app_version: "0.1.0".into(),
            is_final: true,
            template: "[page]".into(),
            wording: String::new(),
            signed_page: None,
            files: vec![PackedFile { path: "申报书.pdf".into(), sha256: "ef".repeat(32) }],
        }),
    };
    store.write("生成材料包", "张三", at(20), |tx| tx.put(receipt.clone())).unwrap();
    assert_eq!(store.read().packages("a").unwrap(), std::slice::from_ref(&receipt));
    let label = store.read().undo_candidate().unwrap().unwrap().label;
    assert_eq!(label, "新建自评估", "handing in is not taken back by undo");
    let key = receipt.key();
    store.write("改", "张三", at(21), |tx| tx.put(Package { pages: 4, ..receipt.clone() })).unwrap_err();
    store.write("删", "张三", at(21), |tx| tx.remove::<Package>(&key)).unwrap_err();
    assert_eq!(store.read().packages("a").unwrap(), [receipt]);
}

#[test]
fn a_setting_is_kept_and_leaves_no_history() {
    let (folder, mut store) = workspace();
    let sequence = store.read().sequence().unwrap();
    let ((), committed) = store
        .write("设置", "张三", at(3), |tx| {
            tx.set_setting("theme", "dark")?;
            tx.set_setting("theme", "light")
        })
        .unwrap();
    assert!(!committed.recorded);
    drop(store);
    let store = open(folder.path()).unwrap();
    assert_eq!(store.read().setting("theme").unwrap().as_deref(), Some("light"));
    assert_eq!(store.read().setting("none").unwrap(), None);
    assert_eq!(store.read().sequence().unwrap(), sequence);
}

#[test]
fn firms_come_back_in_the_order_of_the_list() {
    let (_folder, mut store) = workspace();
    store
        .write("导入", "张三", at(3), |tx| {
            for (position, id) in ["z", "m", "a"].into_iter().enumerate() {
                tx.put(Firm { year: 2026, id: id.into(), position: position as i64, cells: cells() })?;
            }
            tx.put(Firm { year: 2025, id: "old".into(), position: 0, cells: cells() })
        })
        .unwrap();
    let ids: Vec<_> = store.read().firms(2026).unwrap().into_iter().map(|firm| firm.id).collect();
    assert_eq!(ids, ["z", "m", "a"]);
}

#[test]
fn a_column_of_the_office() {
    let column = |label: &str, retired| RosterColumn {
        key: "own-1".into(),
        position: 0,
        label: label.into(),
        kind: "choice".into(),
        unit: String::new(),
        choices: vec!["甲类".into(), "乙类".into()],
        former: vec!["分类".into()],
        personal: false,
        retired,
    };
    check(column("类别", false), column("企业类别", true), |read| read.roster_columns());
}

#[test]
fn a_questionnaire() {
    let returned = |file: &str| Questionnaire {
        year: 2026,
        framework: "sme-digital-2024".into(),
        edition: "2024".into(),
        digest: "ab".repeat(32),
        firm: "f1".into(),
        file: file.into(),
        cells: cells(),
        received_at: at(5),
    };
    check(returned("甲公司.xlsx"), returned("甲公司（更正）.xlsx"), |read| {
        read.questionnaires(2026)
    });
}

#[test]
fn a_framework() {
    let brought = |text: &str| Framework {
        id: "province".into(),
        edition: "2026".into(),
        digest: "ab".repeat(32),
        text: text.into(),
        added_at: at(5),
    };
    check(brought("format = 1"), brought("format = 1\n# 改"), |read| read.frameworks());
}

#[test]
fn an_edition_of_before() {
    let earlier = |edition: &str| EarlierEdition {
        assessment: "a".into(),
        position: 1,
        framework_id: "hsdp".into(),
        edition: edition.into(),
        digest: "ab".repeat(32),
        framework_text: "format = 1".into(),
        left_at: at(5),
    };
    check(earlier("2025"), earlier("2026"), |read| read.earlier_editions("a"));
}

#[test]
fn an_answer_to_be_confirmed() {
    let mark = |origin: &str| ToConfirm {
        assessment: "a".into(),
        indicator: "h1".into(),
        origin: origin.into(),
        why_zh: "问题的文字变了".into(),
        why_en: "worded differently".into(),
    };
    check(mark("update"), mark("crosswalk"), |read| read.to_confirm("a"));
}
