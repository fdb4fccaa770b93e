//! Every command once: name, request, reply, what does it. The dispatch table
//! and the TypeScript types are made from this list, so neither can forget one.

pub(crate) use crate::contract::{
    Nothing,
    answer::{AnswerHistory, AnswerHistoryView, AnswerSaved, SaveAnswer},
    assessment::{AssessmentList, AssessmentView, ChosenReading, NewAssessment, OpenAssessment},
    authoring::{ExportFramework, FrameworkAdded, FrameworkChecked, FrameworkFileRef, WriteTemplate},
    base_data::{BaseDataView, BaseValueSaved, SaveBaseValue},
    book_look::{BookHits, BookLook, DrawBookPage, LookAtBook, SearchBook},
    coverage::{CoverageQuery, CoverageView, WhatIf, WhatIfView},
    dossier::{MakePackage, PackageMade, Readiness, UnpackPackage, VerificationView, VerifyPackage},
    duplicate::{DuplicateList, MergeFirms, MergedView},
    evidence::{
        AddEvidence, ChooseBinding, DescribeEvidence, EvidenceAdded, EvidenceBoard, EvidenceRef,
        EvidenceRenumbered, EvidenceSuggestions, EvidenceTrash, EvidenceVersion, EvidenceVersions,
        ExportEvidence, FindEvidence, FoundEvidence, LinkEvidence, NumberEvidence, RemoveEvidence,
        ReviseEvidence, UnlinkEvidence,
    },
    evidence_look::{DrawPage, EvidenceInspected, EvidenceLook, PageDrawn, ScansTried, TryScans},
    framework::{FrameworkList, FrameworkRef, FrameworkSummary, FrameworkView},
    package_history::{ComparePackages, PackageComparison, PackageRebuilt, PrintComparison, RebuildPackage},
    prefill::{AcceptPrefill, PrefillView},
    problem::CheckView,
    profile::{ProfileFieldSaved, ProfileView, SaveProfileField},
    questionnaire::{
        AnswersTaken, ExportQuestionnaires, MakeQuestionnaires, QuestionnaireQuery, QuestionnaireView,
        QuestionnairesMade, QuestionnairesRead, ReadQuestionnaires, TakeAnswers,
    },
    reject::{DiscardRejects, MendRejects, Mended, RejectList},
    roster::{
        AddFirm, ExportRoster, FileWritten, FirmCellSaved, FirmCellsSaved, FirmRemoved, ImportRoster,
        ImportView, RemoveFirm, RosterQuery, RosterTemplate, RosterView, SaveFirmCell, SaveFirmCells,
    },
    roster_column::{AddOwnColumn, ChangeOwnColumn, OwnColumnList},
    score::{EligibilityView, GapView, MissingFirms, MissingFirmsView, ScoreView},
    update::{CompareFrameworks, ComparisonView, ConfirmAnswer, UpdateAssessment, UpdateView},
    workspace::{OpenDemo, OpenWorkspace, Undone, WorkspaceState},
};

macro_rules! with_commands {
    ($then:ident) => {
        $then! {
            // workspace
            workspace_state(Nothing) -> WorkspaceState = workspace::state;
            open_workspace(OpenWorkspace) -> WorkspaceState = workspace::open;
            open_demo(OpenDemo) -> WorkspaceState = demo::open;
            close_workspace(Nothing) -> WorkspaceState = workspace::close;
            undo(Nothing) -> Undone = workspace::undo;
            // frameworks and assessments
            frameworks(Nothing) -> FrameworkList = framework::list;
            framework(FrameworkRef) -> FrameworkView = framework::show;
            check_framework(FrameworkFileRef) -> FrameworkChecked = authoring::check;
            add_framework(FrameworkFileRef) -> FrameworkAdded = authoring::add;
            export_framework(ExportFramework) -> FileWritten = authoring::export;
            framework_template(WriteTemplate) -> FileWritten = authoring::template;
            publish_framework(FrameworkRef) -> FrameworkSummary = authoring::publish;
            assessments(Nothing) -> AssessmentList = assessment::list;
            new_assessment(NewAssessment) -> AssessmentView = assessment::start;
            open_assessment(OpenAssessment) -> AssessmentView = assessment::open;
            assessment(Nothing) -> AssessmentView = assessment::show;
            choose_reading(ChosenReading) -> AssessmentView = assessment::choose_reading;
            compare_frameworks(CompareFrameworks) -> ComparisonView = update::compare;
            preview_update(UpdateAssessment) -> UpdateView = update::preview;
            update_assessment(UpdateAssessment) -> UpdateView = update::accept;
            prefill(Nothing) -> PrefillView = prefill::offer;
            accept_prefill(AcceptPrefill) -> AssessmentView = prefill::accept;
            confirm_answer(ConfirmAnswer) -> AssessmentView = update::confirm;
            // profile and base data
            profile(Nothing) -> ProfileView = profile::show;
            save_profile_field(SaveProfileField) -> ProfileFieldSaved = profile::save;
            eligibility(Nothing) -> EligibilityView = profile::eligibility;
            base_data(Nothing) -> BaseDataView = base_data::show;
            save_base_value(SaveBaseValue) -> BaseValueSaved = base_data::save;
            // roster
            roster(RosterQuery) -> RosterView = roster::show;
            preview_roster_import(ImportRoster) -> ImportView = roster::preview;
            import_roster(ImportRoster) -> ImportView = roster::import;
            save_firm_cell(SaveFirmCell) -> FirmCellSaved = roster::save_cell;
            save_firm_cells(SaveFirmCells) -> FirmCellsSaved = roster::save_cells;
            add_firm(AddFirm) -> FirmCellSaved = roster::add;
            remove_firm(RemoveFirm) -> FirmRemoved = roster::remove;
            missing_firms(MissingFirms) -> MissingFirmsView = roster::missing;
            coverage(CoverageQuery) -> CoverageView = coverage::by_group;
            what_if(WhatIf) -> WhatIfView = coverage::what_if;
            export_roster(ExportRoster) -> FileWritten = roster::export;
            roster_template(RosterTemplate) -> FileWritten = roster::template;
            roster_rejects(Nothing) -> RejectList = reject::list;
            mend_rejects(MendRejects) -> Mended = reject::mend;
            discard_rejects(DiscardRejects) -> RejectList = reject::discard;
            duplicate_firms(Nothing) -> DuplicateList = duplicate::list;
            merge_firms(MergeFirms) -> MergedView = duplicate::merge;
            own_columns(Nothing) -> OwnColumnList = roster_column::list;
            add_own_column(AddOwnColumn) -> OwnColumnList = roster_column::add;
            change_own_column(ChangeOwnColumn) -> OwnColumnList = roster_column::change;
            // questionnaires
            make_questionnaires(MakeQuestionnaires) -> QuestionnairesMade = questionnaire::make;
            read_questionnaires(ReadQuestionnaires) -> QuestionnairesRead = questionnaire::read;
            questionnaires(QuestionnaireQuery) -> QuestionnaireView = questionnaire::show;
            export_questionnaires(ExportQuestionnaires) -> FileWritten = questionnaire::export;
            take_answers(TakeAnswers) -> AnswersTaken = questionnaire::take;
            // answers and results
            save_answer(SaveAnswer) -> AnswerSaved = answer::save;
            answer_history(AnswerHistory) -> AnswerHistoryView = answer::history;
            score(Nothing) -> ScoreView = score::score;
            gap(Nothing) -> GapView = score::gap;
            check(Nothing) -> CheckView = check::check;
            // evidence
            evidence(Nothing) -> EvidenceBoard = evidence::board;
            find_evidence(FindEvidence) -> FoundEvidence = evidence_files::find;
            add_evidence(AddEvidence) -> EvidenceAdded = evidence_files::add;
            revise_evidence(ReviseEvidence) -> EvidenceBoard = evidence_files::revise;
            evidence_versions(EvidenceRef) -> EvidenceVersions = evidence_files::versions;
            export_evidence(ExportEvidence) -> EvidenceVersion = evidence_files::export;
            suggest_evidence(Nothing) -> EvidenceSuggestions = evidence_files::suggest;
            link_evidence(LinkEvidence) -> EvidenceBoard = evidence::link;
            unlink_evidence(UnlinkEvidence) -> EvidenceBoard = evidence::unlink;
            describe_evidence(DescribeEvidence) -> EvidenceBoard = evidence::describe;
            check_evidence(Nothing) -> CheckView = evidence::check;
            remove_evidence(RemoveEvidence) -> EvidenceBoard = evidence::remove;
            evidence_trash(Nothing) -> EvidenceTrash = evidence::trash;
            restore_evidence(EvidenceRef) -> EvidenceBoard = evidence::restore;
            look_at_evidence(EvidenceRef) -> EvidenceLook = evidence_look::look;
            draw_evidence_page(DrawPage) -> PageDrawn = evidence_look::draw;
            try_scans(TryScans) -> ScansTried = evidence_look::try_scans;
            inspect_evidence(EvidenceRef) -> EvidenceInspected = evidence_look::inspect;
            number_evidence(NumberEvidence) -> EvidenceRenumbered = evidence_binding::number;
            choose_binding(ChooseBinding) -> EvidenceBoard = evidence_binding::choose;
            // submission set
            readiness(Nothing) -> Readiness = dossier::readiness;
            look_at_book(LookAtBook) -> BookLook = book_look::look;
            draw_book_page(DrawBookPage) -> PageDrawn = book_look::draw;
            search_book(SearchBook) -> BookHits = book_look::search;
            make_package(MakePackage) -> PackageMade = dossier::make;
            compare_packages(ComparePackages) -> PackageComparison = package_history::compare;
            print_comparison(PrintComparison) -> FileWritten = package_history::print;
            rebuild_package(RebuildPackage) -> PackageRebuilt = package_history::rebuild;
            verify_package(VerifyPackage) -> VerificationView = dossier::verify;
            unpack_package(UnpackPackage) -> VerificationView = dossier::unpack;
        }
    };
}
pub(crate) use with_commands;
