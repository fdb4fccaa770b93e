//! The published shape of `data/assessment.json`, and the workbook beside it.

use parkgauge_tables::read_workbook;
use parkgauge_tests::{Story, Typed, demo_set, root};
use serde_json::{Value, json};

/// Where a value does not keep to a schema. Knows exactly the words that the published schema uses.
fn faults(value: &Value, schema: &Value, root: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let definition = root.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name}"));
        return faults(value, definition, root, at);
    }
    let fits = |options: &Value| {
        let options = options.as_array().unwrap().iter();
        options.filter(|option| faults(value, option, root, at).is_empty()).count()
    };
    if schema.get("anyOf").is_some_and(|options| fits(options) == 0)
        || schema.get("oneOf").is_some_and(|options| fits(options) != 1)
        || schema.get("const").is_some_and(|only| only != value)
        || schema.get("enum").is_some_and(|known| !known.as_array().unwrap().contains(value))
    {
        return vec![format!("{at}: {value}")];
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_kind = |wanted: &Value| match wanted {
        Value::Array(kinds) => kinds.contains(&json!(kind)),
        one => one == kind,
    };
    let mut found = Vec::new();
    if !schema.get("type").is_none_or(is_kind) {
        found.push(format!("{at} is {kind}"));
    }
    if let Some(fields) = value.as_object() {
        let required = schema["required"].as_array().into_iter().flatten();
        let missing = required.filter(|name| !fields.contains_key(name.as_str().unwrap()));
        found.extend(missing.map(|name| format!("{at} lacks {name}")));
        for (name, field) in fields {
            let at = format!("{at}.{name}");
            match schema["properties"].get(name).or(schema.get("additionalProperties")) {
                Some(Value::Bool(false)) => found.push(format!("{at} is not in the schema")),
                Some(schema) => found.extend(faults(field, schema, root, &at)),
                None => {}
            }
        }
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(faults(item, &schema["items"], root, &format!("{at}[{index}]")));
    }
    found
}

fn read(path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(demo_set().unpacked().join(path)).unwrap()).unwrap()
}

#[test]
fn the_data_keep_to_the_schema_that_goes_with_them() {
    let (schema, mut data) = (read("data/assessment.schema.json"), read("data/assessment.json"));
    let shipped = std::fs::read(root().join("assets/dossier/assessment.schema.json")).unwrap();
    assert_eq!(schema, serde_json::from_slice::<Value>(&shipped).unwrap());
    assert_eq!(faults(&data, &schema, &schema, "$"), Vec::<String>::new());
    data["evidence"][0]["size"] = json!("188477");
    data["score"]["overall"]["state"] = json!("good");
    data["new"] = json!(1);
    data["park"].take();
    assert_eq!(faults(&data, &schema, &schema, "$").len(), 4, "the schema says what it forbids");
}

#[test]
fn what_only_some_sets_hold_keeps_to_the_schema_too() {
    let mut story = Story::before_anything();
    let start =
        |year: u16| json!({ "framework": "hsdp", "edition": null, "park": "晴川产业园", "year": year });
    story.call("new_assessment", start(2025));
    story.call("new_assessment", start(2026));
    let mut story = story.answer("t1", Typed::Chosen(&["built"])).narrative("t1", "已建成。");
    // An edition that asks for t1 no more.
    let shipped = std::fs::read_to_string(root().join("assets/frameworks/hsdp/2025/framework.toml")).unwrap();
    let changed = shipped.replacen("edition = \"2025\"", "edition = \"2027\"", 1).replacen(
        "id         = \"t1\"",
        "id         = \"t1-other\"",
        1,
    );
    let file = story.beside("framework-2027.toml");
    std::fs::write(&file, changed).unwrap();
    story.call("update_assessment", json!({ "to": { "id": null, "edition": null, "file": file } }));
    let (zip, _) = story.make_set("set.zip");
    let folder = story.beside("set");
    story.call("unpack_package", json!({ "file": zip, "out": folder }));
    let read = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(folder.join("data").join(name)).unwrap()).unwrap()
    };
    let (schema, data) = (read("assessment.schema.json"), read("assessment.json"));
    assert_eq!((&data["retired"][0]["indicator"], &data["last_year"]["year"]), (&json!("t1"), &json!(2025)));
    assert_eq!(faults(&data, &schema, &schema, "$"), Vec::<String>::new());
}

#[test]
fn the_workbook_holds_what_the_book_reports() {
    let sheets = read_workbook(&demo_set().unpacked().join("指标与企业名单.xlsx")).unwrap();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["说明", "指标自评表", "企业名册", "基础数据", "佐证材料目录"]);
    let data = read("data/assessment.json");
    let count = |key: &str| data[key].as_array().unwrap().len();
    assert_eq!(sheets[2].rows.len() - 1, count("roster"));
    assert_eq!(sheets[4].rows.len() - 1, count("evidence"));
    assert_eq!(sheets[1].rows.len() - 1, data["score"]["indicators"].as_array().unwrap().len());
    let fingerprint = demo_set().made["fingerprint"].as_str().unwrap();
    assert!(sheets[0].rows.iter().flatten().any(|cell| cell == fingerprint));
    for (row, result) in sheets[1].rows[1..].iter().zip(data["score"]["indicators"].as_array().unwrap()) {
        assert_eq!(row[3], result["value"].as_str().unwrap_or_default(), "{row:?}");
        assert!(!row[6].is_empty() && !row[8].is_empty(), "result and standing: {row:?}");
    }
    for row in &sheets[4].rows[1..] {
        assert!(row[8].contains("佐证材料"), "where it is bound: {row:?}");
    }
}
