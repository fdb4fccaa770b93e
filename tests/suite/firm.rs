//! Firms of a story's roster.

use std::collections::BTreeMap;

const COLUMNS: [&str; 10] = [
    "统一社会信用代码",
    "企业名称",
    "行业代码",
    "是否规上企业",
    "是否已开展数字化改造",
    "数字化转型评估等级",
    "是否应用工业互联网",
    "是否使用园区数字化生产性服务",
    "千兆光纤接入",
    "5G覆盖",
];

/// One row of a roster, by column header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm(BTreeMap<&'static str, String>);

impl Firm {
    /// An industrial firm above scale that has done everything that is asked.
    pub fn number(number: usize) -> Self {
        let mut firm = Self(COLUMNS.into_iter().map(|column| (column, "是".to_owned())).collect());
        firm.0.insert("统一社会信用代码", credit_code(number));
        firm.0.insert("企业名称", format!("第{number}号机械有限公司"));
        firm.0.insert("行业代码", "34".to_owned());
        firm.0.insert("数字化转型评估等级", "L3".to_owned());
        firm
    }

    /// The same firm with another cell.
    #[must_use]
    pub fn with(mut self, column: &'static str, text: &str) -> Self {
        assert!(COLUMNS.contains(&column), "no column {column}");
        self.0.insert(column, text.to_owned());
        self
    }

    /// `count` firms that have done everything.
    pub fn many(count: usize) -> Vec<Self> {
        (1..=count).map(Self::number).collect()
    }

    /// A roster as a spreadsheet program saves it.
    pub fn csv(firms: &[Self]) -> String {
        let line = |cells: Vec<&str>| {
            let quoted: Vec<String> =
                cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            quoted.join(",") + "\r\n"
        };
        let header = line(COLUMNS.to_vec());
        let rows =
            firms.iter().map(|firm| line(COLUMNS.iter().map(|column| firm.0[column].as_str()).collect()));
        "\u{feff}".to_owned() + &header + &rows.collect::<String>()
    }
}

/// A code with the right check character (GB 32100), worked out here on its own.
fn credit_code(number: usize) -> String {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let seventeen = format!("91990001{number:09}");
    let digits = seventeen.bytes().map(|byte| ALPHABET.iter().position(|known| *known == byte).unwrap());
    let weights = std::iter::successors(Some(1), |weight| Some(weight * 3 % 31));
    let sum: usize = digits.zip(weights).map(|(digit, weight)| digit * weight).sum();
    format!("{seventeen}{}", char::from(ALPHABET[(31 - sum % 31) % 31]))
}
