//! `cargo xtask check`: the quick one, before handing in.

use crate::stage::Stages;
use crate::step::{Done, cargo, run as run_step};
use crate::{bindings, host, licences, page};

/// Format, lints, unit tests, bindings, licences, the page's types.
pub fn run() -> Done {
    let mut stages = Stages::begin();
    stages.stage("system", "系统软件包 what a build needs", || host::ensure(&[host::BUILD]));
    stages.stage("page", "页面类型检查与构建 types of the page, and its build", || {
        page::check()?;
        page::build()
    });
    stages.stage("format", "格式 rustfmt", || run_step(&mut cargo(["fmt", "--all", "--check"])));
    stages.stage("lints", "静态检查 clippy", || {
        run_step(&mut cargo(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
    });
    stages.stage("units", "单元测试 unit tests", || {
        run_step(&mut cargo(["test", "--lib", "--bins", "--quiet"]))
    });
    stages.stage("bindings", "类型定义 TypeScript types", bindings::check);
    stages.stage("licences", "许可证 licences", licences::run);
    stages.end()
}
