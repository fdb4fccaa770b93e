//! Frameworks as they are shown.

use parkgauge_core::framework::{
    Advice, Area, CellKind, Choice, Framework, Indicator, Level, Over, Period, Question, TableColumn, Whole,
};
use parkgauge_core::id::AreaId;
use parkgauge_core::score::target_text;
use parkgauge_core::standing::Source;

use super::standing;
use crate::contract::framework::{
    AdviceView, AreaView, CellKindView, CellOptionView, DefinitionView, EvidenceHintView, FrameworkList,
    FrameworkRef, FrameworkStatus, FrameworkSummary, FrameworkView, IndicatorView, LevelView, NarrativeView,
    OptionView, QuestionView, SourceDocView, SourceView, TableColumnView, TargetView,
};
use crate::contract::{Failure, Nothing};
use crate::framework_file::status;
use crate::library::Edition;
use crate::workbench::Workbench;

/// Every framework that can be chosen.
pub fn list(workbench: &mut Workbench, _: Nothing) -> Result<FrameworkList, Failure> {
    let one = |edition: &Edition| {
        let Edition { framework, digest, .. } = edition;
        summary(framework, digest, status(workbench, framework, digest))
    };
    Ok(FrameworkList { frameworks: workbench.editions().map(one).collect() })
}

/// One framework in full.
pub fn show(workbench: &mut Workbench, request: FrameworkRef) -> Result<FrameworkView, Failure> {
    let edition = workbench.edition(&request.id, request.edition.as_deref())?;
    let Edition { framework, digest, .. } = edition;
    Ok(view(framework, digest, status(workbench, framework, digest)))
}

/// The head line of a framework with the digest of its text.
pub(crate) fn summary(framework: &Framework, digest: &str, status: FrameworkStatus) -> FrameworkSummary {
    FrameworkSummary {
        id: framework.id.to_string(),
        edition: framework.edition.clone(),
        title: framework.title.clone(),
        issuer: framework.issuer.clone(),
        about: framework.about.clone(),
        standing: standing(framework.standing()),
        status,
        digest: digest.to_owned(),
        indicators: u32::try_from(framework.indicators.len()).unwrap_or(u32::MAX),
    }
}

/// A framework with the digest of its text.
pub(crate) fn view(framework: &Framework, digest: &str, status: FrameworkStatus) -> FrameworkView {
    let sources = framework.sources.iter().map(|source| SourceDocView {
        id: source.id.to_string(),
        title: source.title.clone(),
        issued: [source.issuer.as_str(), source.date.as_str()].join("，").trim_end_matches('，').to_owned(),
        note: source.note.clone(),
    });
    let definitions = framework.definitions.iter().map(|definition| DefinitionView {
        id: definition.id.to_string(),
        name: definition.name.clone(),
        why: definition.why.clone(),
        options: definition
            .options
            .iter()
            .map(|option| OptionView {
                id: option.id.to_string(),
                label: option.label.clone(),
                help: String::new(),
                standing: standing(option.standing),
            })
            .collect(),
        default: definition.default.to_string(),
    });
    FrameworkView {
        hard_word: framework.force_words.hard.clone(),
        summary: summary(framework, digest, status),
        sources: sources.collect(),
        areas: areas(framework, None, 0),
        definitions: definitions.collect(),
        not_published: framework.not_published.clone(),
    }
}

fn areas(framework: &Framework, parent: Option<&AreaId>, depth: usize) -> Vec<AreaView> {
    framework
        .areas_in(parent)
        .enumerate()
        .map(|(index, area)| AreaView {
            id: area.id.to_string(),
            number: number(index + 1, depth),
            name: area.name.clone(),
            standing: standing(area.standing),
            source: area_source(framework, area),
            about: area.about.clone(),
            weight: area.weight.as_ref().map(|weight| weight.value.exact()),
            areas: areas(framework, Some(&area.id), depth + 1),
            indicators: framework.indicators_in(&area.id).map(|item| indicator(framework, item)).collect(),
        })
        .collect()
}

/// "一" at the top, "（一）" below it, then "1".
fn number(position: usize, depth: usize) -> String {
    let chinese = parkgauge_core::report::chinese_number(position);
    match depth {
        0 => chinese,
        1 => format!("（{chinese}）"),
        _ => position.to_string(),
    }
}

fn area_source(framework: &Framework, area: &Area) -> Option<SourceView> {
    area.source.as_ref().map(|cited| source(framework, Some(cited)))
}

/// A citation with the title of its document; of empty texts where nothing is cited.
pub(crate) fn source(framework: &Framework, cited: Option<&Source>) -> SourceView {
    let Some(cited) = cited else { return SourceView::default() };
    SourceView {
        document: framework.source(cited).map_or_else(|| cited.doc.to_string(), |doc| doc.title.clone()),
        place: cited.place.clone(),
        quote: cited.quote.clone(),
    }
}

fn indicator(framework: &Framework, item: &Indicator) -> IndicatorView {
    IndicatorView {
        id: item.id.to_string(),
        number: item.number.clone(),
        name: item.name.clone(),
        ask: item.ask.clone(),
        question: question(&item.question),
        target: item.target.as_ref().map(|target| TargetView {
            text: target_text(item).unwrap_or_default(),
            standing: standing(target.standing()),
            hard: target.force == parkgauge_core::framework::Force::Hard,
        }),
        standing: standing(item.standing),
        source: source(framework, item.source.as_ref()),
        reading: item.reading.as_ref().map(advice),
        guidance: item.guidance.iter().map(advice).collect(),
        example: (!item.example.is_empty()).then(|| item.example.clone()),
        three_years: item.period == Period::ThreeYears,
        points: item.score.as_ref().map(|score| score.full.exact()),
        weight: item.weight.as_ref().map(|weight| weight.value.exact()),
        applies: item.applies.as_ref().map(|applies| applies.text.clone()),
        check_methods: item.check_methods.iter().map(|method| method.zh().to_owned()).collect(),
        evidence: item
            .evidence
            .iter()
            .map(|hint| EvidenceHintView {
                text: hint.text.clone(),
                minimum: hint.minimum,
                standing: standing(hint.standing),
            })
            .collect(),
        narrative: item
            .narrative
            .as_ref()
            .map(|narrative| NarrativeView { ask: narrative.ask.clone(), max: narrative.max }),
    }
}

fn question(question: &Question) -> QuestionView {
    match question {
        Question::Counted(counted) => QuestionView::Counted {
            done: counted.done_text.clone(),
            of: counted.among_text.clone(),
            unit: match counted.over {
                Over::Firms => "家".to_owned(),
                Over::Industries => "个行业大类".to_owned(),
            },
            definition: counted
                .done
                .definition()
                .or_else(|| counted.among.definition())
                .map(|definition| definition.to_string()),
        },
        Question::Computed(computed) => QuestionView::Computed {
            text: computed.text.clone(),
            formula: computed.formula.text().to_owned(),
            unit: computed.unit.symbol().to_owned(),
        },
        Question::Number(unit) => QuestionView::Number { unit: unit.symbol().to_owned() },
        Question::Money(unit) => QuestionView::Money { unit: unit.symbol().to_owned() },
        Question::Percent(whole) => QuestionView::Percent { may_exceed: *whole == Whole::MayExceed },
        Question::Date => QuestionView::Date,
        Question::Choice(options) => QuestionView::Choice { options: options.iter().map(option).collect() },
        Question::Choices(choices) => QuestionView::Choices {
            options: choices.options.iter().map(option).collect(),
            none: choices.none.as_ref().map(|id| id.to_string()),
        },
        Question::Checklist(items) => QuestionView::Checklist { items: items.iter().map(option).collect() },
        Question::Level(question) => QuestionView::Level {
            levels: question.levels.iter().map(level).collect(),
            allow_none: question.allow_none,
        },
        Question::Table(table) => QuestionView::Table {
            columns: table.columns.iter().map(column).collect(),
            min_rows: table.min_rows,
            max_rows: table.max_rows,
        },
        Question::YesNo => QuestionView::YesNo,
        Question::Text(max) => QuestionView::Text { max: *max },
    }
}

fn option(choice: &Choice) -> OptionView {
    OptionView {
        id: choice.id.to_string(),
        label: choice.label.clone(),
        help: choice.help.clone(),
        standing: standing(choice.standing),
    }
}

fn level(level: &Level) -> LevelView {
    LevelView {
        id: level.id.to_string(),
        label: level.label.clone(),
        sentence: level.sentence.clone(),
        help: level.help.clone(),
        value: level.value.exact(),
        standing: standing(level.standing),
    }
}

fn column(column: &TableColumn) -> TableColumnView {
    let (kind, unit, options) = match &column.kind {
        CellKind::Text => (CellKindView::Text, None, &[][..]),
        CellKind::Number(unit) => (CellKindView::Number, Some(unit), &[][..]),
        CellKind::Money(unit) => (CellKindView::Money, Some(unit), &[][..]),
        CellKind::Date => (CellKindView::Date, None, &[][..]),
        CellKind::Choice(options) => (CellKindView::Choice, None, options.as_slice()),
        CellKind::Flag => (CellKindView::Flag, None, &[][..]),
        CellKind::Firm => (CellKindView::Firm, None, &[][..]),
    };
    TableColumnView {
        key: column.key.to_string(),
        label: column.label.clone(),
        kind,
        unit: unit.map(|unit| unit.symbol().to_owned()),
        options: options
            .iter()
            .map(|(id, label)| CellOptionView { id: id.to_string(), label: label.clone() })
            .collect(),
        required: column.is_required,
        max: column.max,
    }
}

fn advice(advice: &Advice) -> AdviceView {
    AdviceView { text: advice.text.clone(), standing: standing(advice.standing) }
}
