//! Small columns and industries for the tests of this crate.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Firm, Industries, RosterColumns, Vocabulary};
use crate::id::{FieldKey, FirmId};

/// Columns of each kind.
pub(crate) const COLUMNS: &str = include_str!("fixture_columns.toml");

/// A few industries.
pub(crate) const INDUSTRIES: &str = r#"
section = [
  { code = "A", name = "农、林、牧、渔业" }, { code = "B", name = "采矿业" }, { code = "C", name = "制造业" },
  { code = "D", name = "电力、热力、燃气及水生产和供应业" }, { code = "E", name = "建筑业" },
  { code = "F", name = "批发和零售业" }, { code = "H", name = "住宿和餐饮业" },
  { code = "I", name = "信息传输、软件和信息技术服务业" },
]
division = [
  { code = "05", name = "农、林、牧、渔专业及辅助性活动", section = "A" },
  { code = "06", name = "煤炭开采和洗选业", section = "B" },
  { code = "36", name = "汽车制造业", section = "C" },
  { code = "39", name = "计算机、通信和其他电子设备制造业", section = "C" },
  { code = "46", name = "水的生产和供应业", section = "D" },
  { code = "47", name = "房屋建筑业", section = "E" },
  { code = "51", name = "批发业", section = "F" },
  { code = "61", name = "住宿业", section = "H" },
  { code = "65", name = "软件和信息技术服务业", section = "I" },
]
"#;

/// Both together.
pub(crate) fn vocabulary() -> Arc<Vocabulary> {
    Vocabulary::new(
        RosterColumns::parse(COLUMNS).expect("good columns"),
        Industries::parse(INDUSTRIES).expect("good industries"),
    )
}

/// A key.
pub(crate) fn key(text: &str) -> FieldKey {
    FieldKey::new(text).expect("a key")
}

/// A firm with these cells.
pub(crate) fn firm(id: &str, cells: &[(&str, &str)]) -> Firm {
    let raw: BTreeMap<_, _> = cells.iter().map(|(name, text)| (key(name), (*text).to_owned())).collect();
    Firm::read(FirmId::new(id).expect("an id"), raw, &vocabulary())
}
