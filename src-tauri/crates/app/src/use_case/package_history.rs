//! What was handed in: compared item by item, the comparison on paper, a set of before made again.

mod difference;
mod rebuild;

use parkgauge_core::report::{
    Align, Anchor, Block, Cell, Column, Finality, Paragraph, ParagraphRole, Part, PartKind, Report, Row,
    Stamp, Table,
};
use parkgauge_dossier::{FontSet, make_pdf};
use parkgauge_store::record;
use serde_json::Value;

use super::dossier::{package, stamp_of};
use super::roster::count;
use super::workspace;
use crate::contract::Failure;
use crate::contract::package_history::{
    ChangeSubject, ComparePackages, PackageChange, PackageComparison, PrintComparison,
};
use crate::contract::roster::FileWritten;
use crate::snapshot;
use crate::template::Look;
use crate::workbench::Workbench;

pub use rebuild::rebuild;

/// What differs between two sets.
pub fn compare(workbench: &mut Workbench, request: ComparePackages) -> Result<PackageComparison, Failure> {
    let old = found(workbench, &request.old)?;
    let new = request.new.as_deref().map(|id| found(workbench, id)).transpose()?;
    let before = parsed(old.snapshot.as_bytes())?;
    let after = match &new {
        Some(row) => parsed(row.snapshot.as_bytes())?,
        None => parsed(&snapshot::freeze(workbench, 1, Finality::Draft)?.bytes)?,
    };
    let changes = difference::changes(workbench, &before, &after)?;
    Ok(PackageComparison { old: package(&old), new: new.as_ref().map(package), changes })
}

/// The same as a PDF to be handed in beside the new set.
pub fn print(workbench: &mut Workbench, request: PrintComparison) -> Result<FileWritten, Failure> {
    let PrintComparison { old, new, out } = request;
    let compared = compare(workbench, ComparePackages { old, new })?;
    let look = Look::read(&workbench.assets, None)?;
    let fonts = FontSet::load(&workbench.assets.path("fonts"))?;
    let report = report(workbench, &compared)?;
    let book = make_pdf(&report, &fonts, &look.template, &[])?;
    std::fs::write(&out, book.bytes)
        .map_err(|cause| parkgauge_store::StoreError::io("write", std::path::Path::new(&out), cause))?;
    Ok(FileWritten { file: out, rows: count(compared.changes.len()) })
}

fn found(workbench: &Workbench, id: &str) -> Result<record::Package, Failure> {
    let packages = workbench.park()?.store.read().packages(&workbench.current()?.row.id)?;
    let found = packages.into_iter().find(|row| row.id == id || row.fingerprint == id);
    found.ok_or_else(|| Failure::unknown(["申报材料", "submission set"], id))
}

fn parsed(bytes: &[u8]) -> Result<Value, Failure> {
    serde_json::from_slice(bytes).map_err(Failure::internal)
}

fn report(workbench: &Workbench, compared: &PackageComparison) -> Result<Report, Failure> {
    let stamp: Stamp = stamp_of(workbench, workbench.now())?;
    let park = workspace::park_name(workbench.park()?);
    let name = |round: u16, made_at: &str, fingerprint: &str| {
        format!("第{round}轮（{made_at} 生成，数据指纹 {fingerprint}）")
    };
    let old = name(compared.old.round, &compared.old.made_at, &compared.old.fingerprint);
    let new = match &compared.new {
        Some(new) => name(new.round, &new.made_at, &new.fingerprint),
        None => format!("当前数据（数据指纹 {}）", stamp.fingerprint),
    };
    let says = match compared.changes.len() {
        0 => "两者内容完全一致。".to_owned(),
        changes => format!("共有 {changes} 处不同，逐项列于下表。"),
    };
    let lead = format!("本表对照{park}申报材料{old}与{new}。{says}");
    let mut blocks = vec![Block::Paragraph(Paragraph::plain(ParagraphRole::Body, lead))];
    if !compared.changes.is_empty() {
        blocks.push(Block::Table(table(&compared.changes)));
    }
    let title = "申报材料修改情况对照表".to_owned();
    let part = Part { anchor: Anchor::new("changes"), kind: PartKind::Body, title: title.clone(), blocks };
    Ok(Report {
        title,
        author: park.clone(),
        subject: format!("{old} — {new}"),
        stamp,
        finality: Finality::Final,
        running_note: park,
        parts: vec![part],
    })
}

fn table(changes: &[PackageChange]) -> Table {
    let mut rows = Vec::new();
    for group in changes.chunk_by(|one, other| one.subject == other.subject) {
        let name = group.first().map_or("", |change| subject(change.subject));
        rows.push(Row::of(vec![
            Cell::plain(format!("{name}（{} 处）", group.len()))
                .toned(parkgauge_core::report::Tone::Group)
                .wide(3),
        ]));
        let said = |text: &Option<String>| Cell::plain(text.clone().unwrap_or_else(|| "—".to_owned()));
        rows.extend(group.iter().map(|change| {
            Row::of(vec![Cell::plain(change.label.clone()), said(&change.before), said(&change.after)])
        }));
    }
    Table {
        anchor: Anchor::new("changes-table"),
        caption: "修改情况".to_owned(),
        columns: [30, 35, 35].map(|weight| Column { weight, align: Align::Start }).to_vec(),
        header: vec![Row::of(["内容", "修改前", "修改后"].map(Cell::head).to_vec())],
        rows,
    }
}

const fn subject(subject: ChangeSubject) -> &'static str {
    match subject {
        ChangeSubject::Overall => "总体结论",
        ChangeSubject::Result => "指标结果",
        ChangeSubject::Answer => "指标填报",
        ChangeSubject::Reading => "口径选择",
        ChangeSubject::Profile => "园区信息",
        ChangeSubject::BaseData => "年度数据",
        ChangeSubject::Roster => "企业名单",
        ChangeSubject::Evidence => "佐证材料",
    }
}
