//! What a framework file may get wrong: each fault once, with the line it leads to.

use super::parse;
use crate::framework::Question;
use crate::problem::Place;

/// A small framework in which everything that can be cited is cited.
const SMALL: &str = r#"
format  = 1
id      = "small"
edition = "2025"
title   = "小指标体系"
issuer  = "测试"
about   = "用于测试。"
scheme  = { kind = "thresholds" }

[[source]]
id     = "notice"
title  = "通知"
issuer = "测试"

[[scale]]
id     = "rating"
option = [
  { id = "no", label = "否", standing = "house" },
  { id = "fully", label = "全部", standing = "house" },
]

[[definition]]
id      = "done"
name    = "怎样算完成"
why     = "没有规定。"
default = "declared"
option  = [
  { id = "declared", label = "申报", rule = "dx_done", standing = "interpretation" },
  { id = "level", label = "等级", rule = "dx_level in (l2, l3)", standing = "house" },
]

[[requirement]]
id       = "approved"
name     = "批准"
test     = { kind = "one_of", field = "approved_by", options = ["province"] }
standing = "official"
source   = { doc = "notice", place = "一", quote = "批准" }

[[area]]
id       = "top"
name     = "领域"
standing = "official"

[[area]]
id       = "inner"
parent   = "top"
name     = "子领域"
standing = "official"
source   = { doc = "notice", place = "二", quote = "子领域" }

[[indicator]]
id       = "covered"
area     = "inner"
number   = "1"
name     = "覆盖率"
ask      = "都覆盖了吗？"
question = { kind = "counted", over = "firms", among = "above_scale", among_text = "规上", done = "@done", done_text = "完成" }
target   = { test = { kind = "all" }, standing = "official", force = "hard" }
standing = "official"
source   = { doc = "notice", place = "三", quote = "覆盖率达100%" }

[[indicator]]
id       = "share"
area     = "inner"
number   = "2"
name     = "占比"
ask      = "占多少？"
question = { kind = "number", unit = "%" }
target   = { test = { kind = "at_least", value = "60" }, standing = "official", force = "guiding" }
standing = "official"
source   = { doc = "notice", place = "四", quote = "不低于60%" }

[[indicator]]
id         = "rated"
area       = "inner"
number     = "3"
name       = "水平"
ask        = "水平怎样？"
question   = { kind = "choice", scale = "rating" }
target     = { test = { kind = "one_of", options = ["fully"] }, standing = "house", force = "guiding" }
standing   = "official"
source     = { doc = "notice", place = "五", quote = "水平显著提升" }

[[indicator]]
id         = "told"
area       = "inner"
number     = "4"
name       = "说明"
ask        = "做了什么？"
question   = { kind = "text", max = 100 }
not_judged = "没有判定标准。"
standing   = "official"
source     = { doc = "notice", place = "六", quote = "说明情况" }
"#;

/// Changes one thing and expects exactly one problem, on the first line that contains `line`.
fn check(from: &str, to: &str, code: &str, line: &str) {
    assert!(SMALL.contains(from), "`{from}` is not in the file");
    let changed = SMALL.replacen(from, to, 1);
    let problems = parse(&changed).err().unwrap_or_else(|| panic!("accepted: {to}"));
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [code], "{problems:#?}");
    let found = match problems[0].place {
        Place::Line { line, .. } => changed.lines().nth(line as usize - 1).unwrap_or("beyond the end"),
        _ => "no line",
    };
    assert!(found.contains(line), "{code}: the line is `{found}`, expected one with `{line}`");
}

#[test]
fn the_small_framework_is_good() {
    let framework = parse(SMALL).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(framework.indicators.len(), 4);
    let Question::Choice(options) = &framework.indicators[2].question else { panic!("a choice expected") };
    assert_eq!(options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>(), ["否", "全部"]);
}

#[test]
fn what_is_no_toml_or_has_another_shape_is_shown_with_its_line() {
    check("[[source]]", "[[source]", "framework.syntax", "[[source]");
    check(
        "ask      = \"占多少？\"",
        "ask      = \"占多少？\"\nasks = \"?\"",
        "framework.unknown_key",
        "asks",
    );
    check("ask      = \"占多少？\"\n", "", "framework.missing_key", "share");
    check("kind = \"number\"", "kind = \"figure\"", "framework.wrong_type", "figure");
    check("standing = \"official\"", "standing = \"semi-official\"", "framework.wrong_type", "semi-official");
}

#[test]
fn a_file_of_a_newer_format_is_not_read_at_all() {
    check("format  = 1\nid ", "format  = 2\nnovel = true\nid ", "framework.newer_format", "format  = 2");
}

#[test]
fn texts_that_are_no_id_number_or_condition_lead_to_their_item() {
    check("id      = \"small\"", "id      = \"小\"", "framework.bad_id", "小");
    check(
        "area     = \"inner\"\nnumber   = \"2\"",
        "area     = \"Inner\"\nnumber   = \"2\"",
        "framework.bad_id",
        "Inner",
    );
    check("value = \"60\"", "value = \"六十\"", "framework.wrong_type", "六十");
    check(
        "among = \"above_scale\"",
        "among = \"above_scale and\"",
        "framework.formula_syntax",
        "above_scale and",
    );
    check("rule = \"dx_done\"", "rule = \"dx_done =\"", "framework.formula_syntax", "dx_done =");
    check("scale = \"rating\"", "scale = \"rating\", options = []", "framework.twice", "rating");
    check(", scale = \"rating\"", "", "framework.missing_key", "choice");
}

#[test]
fn what_is_referred_to_must_exist() {
    let code = "framework.unknown_reference";
    check("area     = \"inner\"\nnumber   = \"2\"", "area     = \"outer\"\nnumber   = \"2\"", code, "outer");
    check("parent   = \"top\"", "parent   = \"inner\"", code, "\"inner\"");
    check("doc = \"notice\", place = \"一\"", "doc = \"letter\", place = \"一\"", code, "letter");
    check("doc = \"notice\", place = \"二\"", "doc = \"letter\", place = \"二\"", code, "letter");
    check("doc = \"notice\", place = \"四\"", "doc = \"letter\", place = \"四\"", code, "letter");
    check("done = \"@done\"", "done = \"iiot or @finished\"", code, "finished");
    check("default = \"declared\"", "default = \"assessed\"", code, "assessed");
    check("scale = \"rating\"", "scale = \"stars\"", code, "stars");
    check("options = [\"fully\"]", "options = [\"mostly\"]", code, "mostly");
}

#[test]
fn nothing_stands_twice() {
    let code = "framework.twice";
    let source = "[[source]]\nid     = \"notice\"\ntitle  = \"通知\"\nissuer = \"测试\"\n";
    check(source, &source.repeat(2), code, "notice");
    check(
        "id       = \"inner\"",
        "id       = \"top\"\nname     = \"另一个\"\nstanding = \"official\"\n\n[[area]]\nid       = \"inner\"",
        code,
        "\"top\"",
    );
    check("number   = \"2\"", "number   = \"1\"", code, "number");
    check("{ id = \"level\"", "{ id = \"declared\"", code, "declared");
    check(
        "{ id = \"fully\"",
        "{ id = \"fully\", label = \"全\", standing = \"house\" },\n  { id = \"fully\"",
        code,
        "fully",
    );
    check("[[definition]]", "[[scale]]\nid     = \"rating\"\noption = []\n\n[[definition]]", code, "rating");
}

#[test]
fn a_definition_inside_a_definition_is_refused() {
    check("rule = \"dx_done\"", "rule = \"dx_done or @done\"", "framework.formula_cycle", "@done");
}

#[test]
fn without_a_target_there_must_be_a_reason() {
    check("not_judged = \"没有判定标准。\"\n", "", "framework.no_reason", "told");
    check("not_judged = \"没有判定标准。\"", "not_judged = \" \"", "framework.no_reason", "told");
}

#[test]
fn the_target_fits_the_question() {
    let code = "framework.target_kind";
    check("test = { kind = \"at_least\", value = \"60\" }", "test = { kind = \"all\" }", code, "all");
    check("kind = \"one_of\", options = [\"fully\"]", "kind = \"at_most\", value = \"3\"", code, "at_most");
    check(
        "kind = \"text\", max = 100 }",
        "kind = \"text\" }\ntarget = { test = { kind = \"all\" }, standing = \"house\", force = \"hard\" }",
        code,
        "target",
    );
}

#[test]
fn every_citation_has_a_place_and_the_words() {
    let code = "framework.no_source";
    check("quote = \"不低于60%\"", "quote = \"\"", "framework.official_without_quote", "quote");
    check("place = \"一\"", "place = \" \"", code, "place");
    check(
        "standing = \"official\"\nsource   = { doc = \"notice\", place = \"四\", quote = \"不低于60%\" }",
        "standing = \"official\"",
        code,
        "share",
    );
    check(
        "standing = \"official\"\nsource   = { doc = \"notice\", place = \"四\"",
        "source   = { doc = \"notice\", place = \"四\"",
        "framework.no_standing",
        "share",
    );
}

#[test]
fn several_faults_are_named_together() {
    let changed = SMALL.replace("\"inner\"\nnumber", "\"outer\"\nnumber").replace("不低于60%", "");
    let problems = parse(&changed).expect_err("faulty");
    assert_eq!(problems.len(), 5, "{problems:#?}");
}
