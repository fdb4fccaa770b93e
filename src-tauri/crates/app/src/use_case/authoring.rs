//! Writing frameworks.

use std::path::Path;

use super::finding;
use super::framework::summary;
use crate::contract::Failure;
use crate::contract::authoring::{FrameworkChecked, FrameworkFileRef, FrameworkFinding};
use crate::contract::problem::FindingView;
use crate::framework_file::FrameworkFile;
use crate::library::digest;
use crate::workbench::Workbench;

/// Every problem of a framework file, remarks included. Nothing is taken in.
pub fn check(workbench: &mut Workbench, request: FrameworkFileRef) -> Result<FrameworkChecked, Failure> {
    let file = FrameworkFile::read(workbench, Path::new(&request.file))?;
    Ok(checked(&file))
}

fn checked(file: &FrameworkFile) -> FrameworkChecked {
    let findings = file.problems().into_iter();
    let findings = findings.map(|(problem, value)| {
        let FindingView { code, severity, place, say, next } = finding(problem);
        FrameworkFinding { code, severity, place, value, say, next }
    });
    let framework = file.examined.framework.as_ref();
    FrameworkChecked {
        summary: framework.map(|framework| summary(framework, &digest(file.text.as_bytes()))),
        findings: findings.collect(),
    }
}
