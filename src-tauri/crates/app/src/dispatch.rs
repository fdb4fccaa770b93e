//! From a command's name and JSON to its reply: the one door for every host.

use serde_json::Value;

use crate::command::*;
use crate::contract::{Code, Failure};
use crate::use_case::{
    answer, assessment, authoring, base_data, book_look, check, coverage, demo, dossier, duplicate, evidence,
    evidence_binding, evidence_files, evidence_look, framework, package_history, prefill, profile,
    questionnaire, reject, roster, roster_column, score, update, workspace,
};
use crate::workbench::Workbench;

macro_rules! table {
    ($($name:ident($request:ty) -> $reply:ty = $($handler:ident)::+;)*) => {
        /// Does the command called `name`.
        ///
        /// # Errors
        /// A [`Failure`] with what happened and what to do; [`Code::Call`] for an unknown name
        /// or a request of another shape.
        pub fn dispatch(workbench: &mut Workbench, name: &str, request: Value) -> Result<Value, Failure> {
            match name {
                $(stringify!($name) => {
                    let request: $request = serde_json::from_value(request).map_err(|error| not_a_request(name, &error))?;
                    let reply: $reply = $($handler)::+(workbench, request)?;
                    serde_json::to_value(reply).map_err(Failure::internal)
                })*
                _ => Err(Failure::unknown(["命令", "command"], name)),
            }
        }
    };
}
with_commands!(table);

fn not_a_request(name: &str, error: &serde_json::Error) -> Failure {
    Failure::new(
        Code::Call,
        name.to_owned(),
        ["命令的参数不对。", "The arguments of the command are wrong."],
        ["请对照说明修改参数。", "Compare them with the documentation."],
    )
    .because(error)
}
