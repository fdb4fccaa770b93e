//! Stands in for the use cases until they are there.
#![allow(missing_docs)]

use std::path::PathBuf;

use serde::Serialize;
use serde_json::{Value, json};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    Call,
    BadFile,
    Internal,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaidView {
    pub zh: String,
    pub en: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    pub code: Code,
    pub place: Option<String>,
    pub say: SaidView,
    pub next: SaidView,
    pub detail: String,
}

pub struct Workbench {
    default_folder: PathBuf,
}

impl Workbench {
    pub fn new(default_folder: PathBuf) -> Self {
        Self { default_folder }
    }
}

pub fn dispatch(workbench: &mut Workbench, command: &str, _request: Value) -> Result<Value, Failure> {
    match command {
        "workspace_state" => Ok(json!({ "default_folder": workbench.default_folder })),
        "panic" => panic!("asked to"),
        other => Err(Failure {
            code: Code::Call,
            place: Some(other.to_owned()),
            say: SaidView { zh: "没有这个命令。".into(), en: "There is no such command.".into() },
            next: SaidView { zh: String::new(), en: String::new() },
            detail: String::new(),
        }),
    }
}
