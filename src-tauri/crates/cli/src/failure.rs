//! Failures of the call itself, in the shape of every other failure.

use parkgauge_app::contract::{Code, Failure};

/// An argument that should be `KEY=VALUE`.
pub fn not_a_pair(text: &str) -> Failure {
    Failure::new(
        Code::Call,
        text.to_owned(),
        ["要写成“名称=值”。", "Write KEY=VALUE."],
        ["例如 name=某某园区。", "For example name=My park."],
    )
}

/// Exit status by what went wrong: 2 the call is wrong, 3 it could not be done.
pub fn status(code: Code) -> u8 {
    match code {
        Code::Call | Code::NothingOpen => 2,
        Code::Conflict
        | Code::Full
        | Code::ReadOnly
        | Code::InUse
        | Code::Newer
        | Code::Damaged
        | Code::BadFile
        | Code::Internal => 3,
    }
}
