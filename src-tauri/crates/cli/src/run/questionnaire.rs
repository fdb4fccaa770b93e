//! What is done with questionnaires.

use serde_json::json;

use super::{Done, Session, Shape, done, done_with, full, list};
use crate::args::Questionnaire;

pub(super) fn run(session: &mut Session, verb: &Questionnaire) -> Done {
    match verb {
        Questionnaire::Make { framework, out, above_scale, firm } => {
            let out = full(out);
            let request =
                json!({ "framework": framework, "out": out, "above_scale": above_scale, "firms": firm });
            done(session.call("make_questionnaires", request)?, Shape::QuestionnairesMade)
        }
        Questionnaire::Read { folder, preview } => {
            let request = json!({ "folder": full(folder), "preview": preview });
            let reply = session.call("read_questionnaires", request)?;
            let has_findings = !list(&reply, "problems").is_empty();
            done_with(reply, Shape::QuestionnairesRead, has_findings)
        }
        Questionnaire::Show { framework } => {
            done(session.call("questionnaires", json!({ "framework": framework }))?, Shape::Questionnaires)
        }
        Questionnaire::Export { framework, out } => {
            let request = json!({ "framework": framework, "out": full(out) });
            done(session.call("export_questionnaires", request)?, Shape::File)
        }
        Questionnaire::Take { framework, overwrite, preview } => {
            let request = json!({ "framework": framework, "overwrite": overwrite, "preview": preview });
            done(session.call("take_answers", request)?, Shape::AnswersTaken)
        }
    }
}
