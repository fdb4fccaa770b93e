//! What is remembered, as plain rows. Rows are neither domain types nor wire types.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, FixedOffset, SecondsFormat, SubsecRound, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A point in time in UTC, to the millisecond, so that what is read equals what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// The time itself.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl<Z: chrono::TimeZone> From<DateTime<Z>> for Moment {
    fn from(time: DateTime<Z>) -> Self {
        Self(time.with_timezone(&Utc).trunc_subsecs(3))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// Kind of a journalled record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// [`Assessment`]
    Assessment,
    /// [`Reading`]
    Reading,
    /// [`Answer`]
    Answer,
    /// [`Profile`]
    Profile,
    /// [`BaseData`]
    BaseData,
    /// [`Firm`]
    Firm,
    /// [`RosterReject`]
    RosterReject,
    /// [`Evidence`]
    Evidence,
    /// [`EvidenceLink`]
    EvidenceLink,
    /// [`EvidenceBinding`]
    EvidenceBinding,
    /// [`Package`]
    Package,
    /// [`RosterColumn`]
    RosterColumn,
    /// [`Questionnaire`]
    Questionnaire,
    /// [`Framework`]
    Framework,
    /// [`EarlierEdition`]
    EarlierEdition,
    /// [`ToConfirm`]
    ToConfirm,
}

impl Noun {
    /// Every kind, in the order of the tables.
    pub const ALL: [Self; 16] = [
        Self::Assessment,
        Self::Reading,
        Self::Answer,
        Self::Profile,
        Self::BaseData,
        Self::Firm,
        Self::RosterReject,
        Self::Evidence,
        Self::EvidenceLink,
        Self::EvidenceBinding,
        Self::Package,
        Self::RosterColumn,
        Self::Questionnaire,
        Self::Framework,
        Self::EarlierEdition,
        Self::ToConfirm,
    ];

    /// Name in the journal; equals the name of the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Reading => "reading",
            Self::Answer => "answer",
            Self::Profile => "profile",
            Self::BaseData => "base_data",
            Self::Firm => "firm",
            Self::RosterReject => "roster_reject",
            Self::Evidence => "evidence",
            Self::EvidenceLink => "evidence_link",
            Self::EvidenceBinding => "evidence_binding",
            Self::Package => "package",
            Self::RosterColumn => "roster_column",
            Self::Questionnaire => "questionnaire",
            Self::Framework => "framework",
            Self::EarlierEdition => "earlier_edition",
            Self::ToConfirm => "to_confirm",
        }
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One part of a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeyPart {
    /// A number, such as a year.
    Int(i64),
    /// A text, such as an id.
    Text(String),
}

/// Which record of a kind: the columns of its primary key, in order. Shown as a JSON array.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(pub(crate) Vec<KeyPart>);

impl Key {
    /// The parts, in the order of the primary key.
    pub fn parts(&self) -> &[KeyPart] {
        &self.0
    }

    pub(crate) fn text<const N: usize>(parts: [&str; N]) -> Self {
        Self(parts.iter().map(|part| KeyPart::Text((*part).to_owned())).collect())
    }

    pub(crate) fn of_year(year: i64, id: &str) -> Self {
        Self(vec![KeyPart::Int(year), KeyPart::Text(id.to_owned())])
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// When and by which change a record was last written. All zero before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Saved {
    /// Sequence of the change that wrote it: grows for ever and is never used twice, so
    /// that an item deleted and written again cannot be taken for the older one.
    pub revision: i64,
    /// Time of that change.
    pub at: Moment,
    /// Who made it.
    pub actor: String,
}

/// A journalled record.
pub trait Record: Clone + PartialEq + fmt::Debug + Serialize + DeserializeOwned {
    /// Its kind.
    const NOUN: Noun;

    /// Which one it is.
    fn key(&self) -> Key;

    /// Its stamp, for the kinds that carry one.
    fn saved(&self) -> Option<&Saved> {
        None
    }

    /// Puts a stamp on the kinds that carry one.
    fn stamp(&mut self, _saved: Saved) {}
}

/// One assessment of one park for one year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Permanent id.
    pub id: String,
    /// Id of the framework.
    pub framework_id: String,
    /// Its edition.
    pub edition: String,
    /// Digest of `framework_text`.
    pub digest: String,
    /// The exact framework file that this assessment is judged by.
    pub framework_text: String,
    /// Name of the park.
    pub park: String,
    /// Year that is assessed.
    pub year: i64,
    /// Round of correction, from 1.
    pub round: i64,
    /// When it was begun.
    pub created_at: Moment,
    /// Put away: kept, not offered.
    pub archived: bool,
}

/// Which of several readings of a rule the office chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Assessment.
    pub assessment: String,
    /// The rule that can be read in several ways.
    pub definition: String,
    /// The reading chosen.
    pub option: String,
}

/// Which part of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// What is judged.
    Value,
    /// The prose that the book prints.
    Narrative,
    /// A remark for the office alone.
    Note,
}

impl Slot {
    /// Name in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Narrative => "narrative",
            Self::Note => "note",
        }
    }
}

/// One part of the answer to one indicator, as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Assessment.
    pub assessment: String,
    /// Indicator.
    pub indicator: String,
    /// Which part.
    pub slot: Slot,
    /// What was typed, as JSON text.
    pub raw: String,
    /// Stamp of the last write.
    pub saved: Saved,
}

/// One field of the park profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Field.
    pub key: String,
    /// What was typed, as JSON text.
    pub raw: String,
    /// Stamp of the last write.
    pub saved: Saved,
}

/// One figure of the park for one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BaseData {
    /// Figure.
    pub key: String,
    /// Period, such as `2026`.
    pub period: String,
    /// What was typed, as JSON text.
    pub raw: String,
    /// Unit as typed.
    pub unit: String,
    /// Where the figure comes from.
    pub source: String,
    /// Who answers for it.
    pub person: String,
    /// Remark.
    pub note: String,
    /// Stamp of the last write.
    pub saved: Saved,
}

/// One firm of the roster of one year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Firm {
    /// Year of the roster.
    pub year: i64,
    /// Permanent id inside the year.
    pub id: String,
    /// Place in the list, from 0.
    pub position: i64,
    /// Column key → text as read.
    pub cells: BTreeMap<String, String>,
}

/// A roster row that could not be taken, kept to be mended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RosterReject {
    /// Year of the roster.
    pub year: i64,
    /// Id inside the year.
    pub id: String,
    /// File it came from.
    pub file: String,
    /// Sheet it came from.
    pub sheet: String,
    /// Row in that sheet, from 1.
    pub row_number: i64,
    /// Column key → text as read; cells of columns that were not matched by the header of their column.
    pub cells: BTreeMap<String, String>,
    /// Why it could not be taken, as JSON.
    pub reason: serde_json::Value,
}

/// One evidence file and what is known of it. Dates are as on the document; empty for unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Permanent id.
    pub id: String,
    /// SHA-256 of the content, lower-case hexadecimal; names the file in the evidence store.
    pub sha256: String,
    /// Bytes.
    pub size: i64,
    /// Media type.
    pub media_type: String,
    /// Name of the file that was added.
    pub original_name: String,
    /// Title.
    pub title: String,
    /// Kind of document.
    pub kind: String,
    /// Number the office wishes for it; empty for by rule.
    pub number_hint: String,
    /// Who issued it.
    pub issuer: String,
    /// Number of the document.
    pub document_number: String,
    /// Date of the document.
    pub document_date: String,
    /// Last day it is valid.
    pub valid_until: String,
    /// Who may see it. Images of the journal from before format 2 lack it.
    #[serde(default)]
    pub confidentiality: String,
    /// Remark.
    pub note: String,
    /// Pages, when known.
    pub pages: Option<i64>,
    /// When it was added.
    pub added_at: Moment,
    /// When it was put in the bin.
    pub trashed_at: Option<Moment>,
}

/// Evidence `evidence` proves `indicator`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceLink {
    /// Assessment.
    pub assessment: String,
    /// Indicator.
    pub indicator: String,
    /// Evidence id.
    pub evidence: String,
    /// Pages such as `3-5,8`; empty for all.
    pub pages: String,
    /// Why it proves the indicator.
    pub reason: String,
    /// Order under the indicator, from 0.
    pub position: i64,
}

/// How the evidence of an assessment is numbered and bound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceBinding {
    /// Assessment.
    pub assessment: String,
    /// `by_indicator` or `continuous`.
    pub rule: String,
    /// Bytes that a volume may have; all in one when absent.
    pub max_bytes: Option<i64>,
    /// Whether every page has places to confirm that it is like the original.
    pub certified: bool,
    /// Dots to the inch that scans keep in the volume; as many as they have when absent.
    pub scan_dpi: Option<u16>,
    /// Numbers that stand because a set was made with them: evidence id → number.
    pub numbers: BTreeMap<String, String>,
}

/// Receipt of one submission set. Written once, never changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// Permanent id.
    pub id: String,
    /// Assessment.
    pub assessment: String,
    /// Round of correction.
    pub round: i64,
    /// When it was made.
    pub made_at: Moment,
    /// Answer sequence it was made from.
    pub sequence: i64,
    /// Fingerprint on every page.
    pub fingerprint: String,
    /// Name of the zip.
    pub file_name: String,
    /// SHA-256 of the zip.
    pub sha256: String,
    /// Bytes of the zip.
    pub size: i64,
    /// Pages of the book.
    pub pages: i64,
    /// What was reported, as JSON text.
    pub snapshot: String,
    /// What besides the data decided its bytes; absent for sets of before this was kept.
    #[serde(default)]
    pub recipe: Option<Recipe>,
}

/// What besides the data decides the bytes of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// When it was made, with the offset from UTC that is printed.
    pub made_at: DateTime<FixedOffset>,
    /// Version of the program.
    pub app_version: String,
    /// 正式 instead of 草稿.
    pub is_final: bool,
    /// Text of the template.
    pub template: String,
    /// Text of the fixed sentences.
    pub wording: String,
    /// SHA-256 of the scan of the signed pledge, which lies with the evidence.
    pub signed_page: Option<String>,
    /// The content in the order of the set.
    pub files: Vec<PackedFile>,
}

/// One file of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedFile {
    /// Path in the set.
    pub path: String,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

/// A column that the office added to its roster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RosterColumn {
    /// Permanent key.
    pub key: String,
    /// Place among the office's own columns, from 0.
    pub position: i64,
    /// Its header.
    pub label: String,
    /// `text`, `number`, `flag`, `choice` or `date`.
    pub kind: String,
    /// Unit of its figures; empty for none.
    pub unit: String,
    /// Labels of its choices, in order.
    pub choices: Vec<String>,
    /// Headers that it had before.
    pub former: Vec<String>,
    /// Holds personal data.
    pub personal: bool,
    /// Put away: its cells are kept and not shown.
    pub retired: bool,
}

/// What one firm sent back for a framework that firms answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Year of the roster that the firm stands in.
    pub year: i64,
    /// Id of the framework.
    pub framework: String,
    /// Its edition.
    pub edition: String,
    /// Digest of the framework's text.
    pub digest: String,
    /// Firm id.
    pub firm: String,
    /// Name of the file that came back.
    pub file: String,
    /// Cell of the questionnaire → text as read.
    pub cells: BTreeMap<String, String>,
    /// When it was read.
    pub received_at: Moment,
}

/// A framework that the office brought itself, draft or published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    /// Its id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// SHA-256 of the text, lower-case hexadecimal.
    pub digest: String,
    /// The file as it is.
    pub text: String,
    /// When it was taken in.
    pub added_at: Moment,
}

/// An edition that an assessment was judged by before an update.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlierEdition {
    /// Assessment.
    pub assessment: String,
    /// From 1, the oldest first.
    pub position: i64,
    /// Id of the framework.
    pub framework_id: String,
    /// Its edition.
    pub edition: String,
    /// Digest of `framework_text`.
    pub digest: String,
    /// The exact framework file.
    pub framework_text: String,
    /// When the assessment left it.
    pub left_at: Moment,
}

/// The answer to an indicator is to be confirmed by a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToConfirm {
    /// Assessment.
    pub assessment: String,
    /// Indicator.
    pub indicator: String,
    /// `update` or `crosswalk`: what put the answer there.
    pub origin: String,
    /// Why, in Chinese.
    pub why_zh: String,
    /// Why, in English.
    pub why_en: String,
}
