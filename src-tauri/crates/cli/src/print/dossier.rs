//! What the commands on submission sets print.

use serde_json::Value;

use super::{Printer, number, text};
use crate::run::list;

impl Printer {
    pub(super) fn made(&self, made: &Value) -> Vec<String> {
        let t = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        let kind = if made["is_draft"] == true { t("草稿", "draft") } else { t("正式", "final") };
        vec![
            format!("{}: {}", t("材料包", "set"), text(&made["file"])),
            format!(
                "{kind}, {} {}, {} {}, {} {}",
                number(&made["pages"]),
                t("页", "pages"),
                number(&made["files"]),
                t("个文件", "files"),
                t("指纹", "fingerprint"),
                text(&made["fingerprint"])
            ),
            format!("SHA-256 {}", text(&made["sha256"])),
        ]
    }

    pub(super) fn packages(&self, packages: &Value) -> Vec<String> {
        let all = packages.as_array().map_or(&[][..], Vec::as_slice);
        if all.is_empty() {
            return vec![self.pick("还没有生成过材料。", "No set was made yet.").to_owned()];
        }
        let line = |one: &Value| {
            format!(
                "{} {}  {}  {}  {}  {}",
                self.pick("轮次", "round"),
                number(&one["round"]),
                text(&one["made_at"]),
                text(&one["fingerprint"]),
                self.kind(one),
                text(&one["file"])
            )
        };
        all.iter().map(line).collect()
    }

    /// Draft or final, and whether the signed page is in it.
    fn kind(&self, package: &Value) -> String {
        let kind = match package["is_final"] == true {
            true => self.pick("正式", "final"),
            false => self.pick("草稿", "draft"),
        };
        let signed =
            if package["is_signed"] == true { self.pick("（含签字页）", " (signed)") } else { "" };
        format!("{kind}{signed}")
    }

    pub(super) fn rebuilt(&self, rebuilt: &Value) -> Vec<String> {
        let package = &rebuilt["package"];
        let mut lines = vec![
            format!("{}: {}", self.pick("材料包", "set"), text(&rebuilt["file"])),
            format!("SHA-256 {}", text(&rebuilt["sha256"])),
        ];
        if rebuilt["identical"] == true {
            lines.push(format!(
                "{}: {} {}, {}",
                self.pick("与当时逐字节相同", "the same, byte for byte"),
                self.pick("轮次", "round"),
                number(&package["round"]),
                text(&package["made_at"])
            ));
            return lines;
        }
        lines.push(format!(
            "{} (SHA-256 {})",
            self.pick("与当时不同", "not the same as then"),
            text(&package["sha256"])
        ));
        let made_with = rebuilt["made_with"].as_str().unwrap_or("?");
        lines.push(format!(
            "{} {made_with} → {}",
            self.pick("生成程序版本", "made with version"),
            text(&rebuilt["app_version"])
        ));
        let differing = list(rebuilt, "differing").iter();
        lines.extend(differing.map(|name| format!("{}  {}", self.pick("不同", "differs"), text(name))));
        lines
    }

    pub(super) fn package_changes(&self, compared: &Value) -> Vec<String> {
        let changes = list(compared, "changes");
        let count = changes.len();
        let mut lines = vec![match count {
            0 => self.pick("内容完全一致。", "Nothing differs.").to_owned(),
            _ => format!("{count} {}", self.pick("处不同：", "differences:")),
        }];
        let said = |text: &Value| text.as_str().unwrap_or("—").replace('\n', " ");
        lines.extend(changes.iter().map(|change| {
            format!("{}: {} → {}", text(&change["label"]), said(&change["before"]), said(&change["after"]))
        }));
        lines
    }

    pub(super) fn verified(&self, found: &Value) -> Vec<String> {
        let t = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        if found["ok"] == true {
            return vec![format!(
                "{} ({} {})",
                t("校验通过", "verified"),
                number(&found["files"]),
                t("个文件", "files")
            )];
        }
        let mut lines = vec![t("校验未通过", "not as it was made")];
        for (key, zh, en) in
            [("missing", "缺少", "missing"), ("extra", "多出", "extra"), ("changed", "被改动", "changed")]
        {
            lines.extend(list(found, key).iter().map(|name| format!("{}  {}", t(zh, en), text(name))));
        }
        let problems = list(found, "problems").iter().map(|problem| self.said(problem));
        lines.extend(problems.map(|problem| format!("{}  {problem}", t("问题", "problem"))));
        lines
    }
}
