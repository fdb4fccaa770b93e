// Made from the Rust types by `cargo xtask bindings`. Do not edit.

/**
 * Takes answers over; each is marked until a person has confirmed it.
 */
export type AcceptPrefill = { 
/**
 * Indicators of the open assessment; all that are offered if empty.
 */
indicators: Array<string>, };

/**
 * Adds files; folders with everything in them.
 */
export type AddEvidence = { 
/**
 * Paths.
 */
files: Array<string>, 
/**
 * Links them at once.
 */
link: EvidenceLink | null, };

/**
 * Adds a firm behind the others.
 */
export type AddFirm = { 
/**
 * Column key to text; at least a name or a credit code.
 */
cells: { [key in string]: string }, };

/**
 * Adds a column.
 */
export type AddOwnColumn = { 
/**
 * Its header.
 */
label: string, 
/**
 * What it holds.
 */
kind: OwnKindView, 
/**
 * Unit of its figures; empty for none.
 */
unit: string, 
/**
 * Labels of its choices.
 */
choices: Array<string>, 
/**
 * Holds personal data.
 */
personal: boolean, };

/**
 * A piece of advice with its standing.
 */
export type AdviceView = { 
/**
 * The text.
 */
text: string, 
/**
 * Whose advice it is.
 */
standing: StandingView, };

/**
 * Asks for the history of a field.
 */
export type AnswerHistory = { 
/**
 * Indicator id.
 */
indicator: string, 
/**
 * Which of its fields.
 */
slot: SlotView, };

/**
 * One change of a field.
 */
export type AnswerHistoryEntry = { 
/**
 * Number of the change.
 */
sequence: number, 
/**
 * When.
 */
at: string, 
/**
 * What stood there afterwards.
 */
raw: RawAnswerView, };

/**
 * What stood in a field, newest first.
 */
export type AnswerHistoryView = { 
/**
 * One entry a change.
 */
entries: Array<AnswerHistoryEntry>, };

/**
 * The field is on the disk; these results changed.
 */
export type AnswerSaved = { 
/**
 * The stored field.
 */
answer: AnswerView, 
/**
 * Indicators whose result changed.
 */
indicators: Array<IndicatorResultView>, 
/**
 * Every area.
 */
areas: Array<AreaResultView>, 
/**
 * The whole.
 */
overall: OverallView, 
/**
 * What undo would take back.
 */
undo: UndoView | null, };

/**
 * A stored field.
 */
export type AnswerView = { 
/**
 * Indicator id.
 */
indicator: string, 
/**
 * Which of its fields.
 */
slot: SlotView, 
/**
 * As typed.
 */
raw: RawAnswerView, 
/**
 * Grows by one with each save.
 */
revision: number, 
/**
 * When it was made durable.
 */
saved_at: string, 
/**
 * How it was understood when that is not obvious: "理解为 35,000 万元".
 */
understood: string | null, 
/**
 * What is odd about it.
 */
problems: Array<FindingView>, };

/**
 * What was filled, or would be.
 */
export type AnswersTaken = { 
/**
 * Blank cells that are filled.
 */
filled: number, 
/**
 * Cells that say something else and are replaced, or would be with `overwrite`.
 */
different: number, 
/**
 * What changes, at most 200 lines.
 */
changes: Array<ImportChange>, };

/**
 * The result of an area.
 */
export type AreaResultView = { 
/**
 * Area id.
 */
id: string, 
/**
 * Worst state of what is judged in it.
 */
result: ResultState, 
/**
 * Weakest standing that was used.
 */
standing: StandingView, 
/**
 * Counts below it.
 */
counts: CountsView, 
/**
 * Filled fields below it.
 */
filled: number, 
/**
 * Asked fields below it.
 */
asked: number, 
/**
 * Its points, where the framework totals any and something in it applies.
 */
points: TotalView | null, 
/**
 * Its group of which some must be met.
 */
choice: ChoiceView | null, };

/**
 * An area with its sub-areas and indicators.
 */
export type AreaView = { 
/**
 * Permanent id.
 */
id: string, 
/**
 * Number by position: "一", "（一）".
 */
number: string, 
/**
 * Name.
 */
name: string, 
/**
 * Standing of the name and grouping.
 */
standing: StandingView, 
/**
 * Where it comes from.
 */
source: SourceView | null, 
/**
 * A sentence of explanation, or empty.
 */
about: string, 
/**
 * Its weight among its siblings, an exact share of one, where it has one.
 */
weight: string | null, 
/**
 * Sub-areas.
 */
areas: Array<AreaView>, 
/**
 * Indicators directly in this area.
 */
indicators: Array<IndicatorView>, };

/**
 * Every assessment of the workspace.
 */
export type AssessmentList = { 
/**
 * Newest first.
 */
assessments: Array<AssessmentSummary>, 
/**
 * The open one.
 */
current: string | null, };

/**
 * One line of the list of assessments.
 */
export type AssessmentSummary = { 
/**
 * Its id.
 */
id: string, 
/**
 * Framework id.
 */
framework: string, 
/**
 * Framework title.
 */
framework_title: string, 
/**
 * Framework edition.
 */
edition: string, 
/**
 * Name of the park when it was started.
 */
park: string, 
/**
 * Year assessed.
 */
year: number, 
/**
 * Round of the year, from 1.
 */
round: number, 
/**
 * When it was started.
 */
created_at: string, };

/**
 * The open assessment in full.
 */
export type AssessmentView = { 
/**
 * Head line.
 */
summary: AssessmentSummary, 
/**
 * What is asked.
 */
framework: FrameworkView, 
/**
 * Years of a figure that is asked for three years, newest first; the first is judged.
 */
years: Array<number>, 
/**
 * Chosen readings: definition id and option id.
 */
readings: Array<ChosenReading>, 
/**
 * Every stored answer.
 */
answers: Array<AnswerView>, 
/**
 * Answers that no person has confirmed since an update or another framework put them there.
 */
to_confirm: Array<ToConfirmView>, 
/**
 * What was answered for an edition before and is asked no more.
 */
retired: Array<RetiredView>, 
/**
 * The result as of now.
 */
score: ScoreView, 
/**
 * What undo would take back.
 */
undo: UndoView | null, 
/**
 * When something was last saved.
 */
saved_at: string | null, };

/**
 * The three-year table.
 */
export type BaseDataView = { 
/**
 * Rows.
 */
figures: Array<FigureView>, 
/**
 * Columns: years, oldest first.
 */
periods: Array<string>, 
/**
 * What is stored.
 */
values: Array<BaseValue>, };

/**
 * A stored value.
 */
export type BaseValue = { 
/**
 * Figure key.
 */
key: string, 
/**
 * Year.
 */
period: string, 
/**
 * As typed.
 */
raw: string, 
/**
 * Where the figure comes from.
 */
source: string, 
/**
 * Who gave it.
 */
person: string, 
/**
 * What explains it.
 */
note: string, 
/**
 * Grows by one with each save.
 */
revision: number, 
/**
 * When it was made durable.
 */
saved_at: string, 
/**
 * How it was understood when that is not obvious.
 */
understood: string | null, 
/**
 * What is odd about it.
 */
problems: Array<FindingView>, };

/**
 * The value is on the disk.
 */
export type BaseValueSaved = { 
/**
 * The stored value.
 */
value: BaseValue, };

/**
 * A figure to compare with, and what was published of it.
 */
export type BenchmarkView = { 
/**
 * What it is.
 */
name: string, 
/**
 * Whether it is a goal of a plan, not a state that was reached.
 */
goal: boolean, 
/**
 * What is to be known when comparing, or empty.
 */
note: string, 
/**
 * The oldest first; those that disagree stand side by side.
 */
values: Array<PublishedView>, };

/**
 * How the evidence of the open assessment is numbered and bound.
 */
export type BindingView = { 
/**
 * The rule of the numbers.
 */
numbering: NumberingView, 
/**
 * How many numbers stand because a set was made with them.
 */
standing: number, 
/**
 * Bytes that a volume may have; all in one when absent.
 */
max_bytes: number | null, 
/**
 * Whether every page has places to confirm that it is like the original.
 */
certified: boolean, 
/**
 * Dots to the inch that scans keep in the volume; as many as they have when absent.
 */
scan_dpi: number | null, };

/**
 * A heading of the book.
 */
export type BookHeading = { 
/**
 * 0 for a part, 1 to 4 below it.
 */
level: number, 
/**
 * Text with its number.
 */
title: string, 
/**
 * Page, from 1 through the whole file.
 */
page: number, };

/**
 * One place where it was found.
 */
export type BookHit = { 
/**
 * Page, from 1.
 */
page: number, 
/**
 * The line, from the top of the page, in thousandths of the height.
 */
top: number, 
/**
 * Height of the line, in the same.
 */
height: number, 
/**
 * The text around it.
 */
around: string, };

/**
 * Where it was found.
 */
export type BookHits = { 
/**
 * In order, 500 at most.
 */
hits: Array<BookHit>, 
/**
 * How many there are.
 */
count: number, };

/**
 * The book as it would be now: a draft, without the pages of the evidence volume.
 */
export type BookLook = { 
/**
 * Every page.
 */
pages: Array<BookPage>, 
/**
 * Headings in order.
 */
headings: Array<BookHeading>, 
/**
 * What can be changed where, by page and from the top.
 */
places: Array<BookPlace>, };

/**
 * A page of the book.
 */
export type BookPage = { 
/**
 * Across, in points.
 */
width: number, 
/**
 * Down, in points.
 */
height: number, 
/**
 * Number as printed; empty where none is.
 */
label: string, };

/**
 * From here down to the next one the book shows what is entered at a place.
 */
export type BookPlace = { 
/**
 * Page, from 1.
 */
page: number, 
/**
 * From the top, in thousandths of the height.
 */
top: number, 
/**
 * From the left, in thousandths of the width.
 */
left: number, 
/**
 * Where it is entered; absent where nothing is.
 */
place: PlaceView | null, };

/**
 * What a cell of a table holds.
 */
export type CellKindView = "text" | "number" | "money" | "date" | "choice" | "flag" | "firm";

/**
 * An option of a cell.
 */
export type CellOptionView = { 
/**
 * Permanent id.
 */
id: string, 
/**
 * What it says.
 */
label: string, };

/**
 * Changes a column: its header, its choices, whether it is shown. Its kind stays.
 */
export type ChangeOwnColumn = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its new header; the former one is still recognised in files.
 */
label?: string, 
/**
 * Its choices, as many as before or more: a choice is its place.
 */
choices?: Array<string>, 
/**
 * Puts it away or takes it out again. Its cells are kept either way.
 */
retired?: boolean, };

/**
 * What a difference is about.
 */
export type ChangeSubject = "overall" | "result" | "answer" | "reading" | "profile" | "base_data" | "roster" | "evidence";

/**
 * The standing check list (体检).
 */
export type CheckView = { 
/**
 * Blocking findings first.
 */
findings: Array<FindingView>, };

/**
 * A group of indicators of which some must be met (任选).
 */
export type ChoiceView = { 
/**
 * Met, short or missing data.
 */
state: ResultState, 
/**
 * Among which indicators.
 */
of: Array<string>, 
/**
 * In words.
 */
say: string, };

/**
 * Chooses how the volume is made.
 */
export type ChooseBinding = { 
/**
 * Bytes that a volume may have; all in one when absent.
 */
max_bytes: number | null, 
/**
 * Whether every page has places to confirm that it is like the original.
 */
certified: boolean, 
/**
 * Dots to the inch that scans keep in the volume; as many as they have when absent.
 */
scan_dpi: number | null, };

/**
 * Which reading of a rule is used.
 */
export type ChosenReading = { 
/**
 * The rule.
 */
definition: string, 
/**
 * The reading.
 */
option: string, };

/**
 * Why a command could not be done. Add a code only if somebody behaves differently on it.
 */
export type Code = "call" | "conflict" | "full" | "read_only" | "in_use" | "newer" | "damaged" | "bad_file" | "nothing_open" | "internal";

/**
 * One corrected column.
 */
export type ColumnChoice = { 
/**
 * Position in the file, from 0.
 */
position: number, 
/**
 * Column key, or absent to leave the column out.
 */
key: string | null, 
/**
 * Sheet name, where several are read.
 */
sheet?: string, };

/**
 * Kind of a column.
 */
export type ColumnKindView = "credit_code" | "text" | "industry" | "flag" | "number" | "choice" | "date";

/**
 * How a column of the file was understood.
 */
export type ColumnMatchView = { 
/**
 * Position in the file, from 0.
 */
position: number, 
/**
 * Header in the file.
 */
header: string, 
/**
 * Column key, if any.
 */
key: string | null, 
/**
 * What was converted: "按 亿元 读取并换算".
 */
conversion: SaidView | null, 
/**
 * By what it was recognised; absent when it was not.
 */
by: MatchedByView | null, 
/**
 * Its sheet.
 */
sheet: string, };

/**
 * A column of the roster.
 */
export type ColumnView = { 
/**
 * Permanent key.
 */
key: string, 
/**
 * Label.
 */
label: string, 
/**
 * Kind.
 */
kind: ColumnKindView, 
/**
 * Unit, for numbers.
 */
unit: string | null, 
/**
 * Choices, for choices.
 */
choices: Array<OptionView>, 
/**
 * Added by this office.
 */
is_own: boolean, };

/**
 * Asks what differs between two editions.
 */
export type CompareFrameworks = { 
/**
 * Before.
 */
old: EditionRef, 
/**
 * From now on.
 */
new: EditionRef, };

/**
 * Compares two sets, or a set with the data as they are now.
 */
export type ComparePackages = { 
/**
 * Id of the earlier set.
 */
old: string, 
/**
 * Id of the later one; the data as they are now if absent.
 */
new?: string, };

/**
 * What becomes of one indicator.
 */
export type ComparisonLine = { 
/**
 * What becomes of it.
 */
fate: FateView, 
/**
 * Before; absent for a new one.
 */
from: IndicatorName | null, 
/**
 * From now on; absent for a retired one.
 */
to: IndicatorName | null, 
/**
 * What is different, in words.
 */
differences: Array<SaidView>, 
/**
 * Whether anything was typed for it or linked to it.
 */
holds: boolean, 
/**
 * Its result before, when an assessment is updated.
 */
before: ResultState | null, 
/**
 * Its result afterwards.
 */
after: ResultState | null, };

/**
 * What differs between two editions.
 */
export type ComparisonView = { 
/**
 * Before.
 */
old: FrameworkSummary, 
/**
 * From now on.
 */
new: FrameworkSummary, 
/**
 * How many of each.
 */
fates: FatesView, 
/**
 * Every indicator of the new edition in its order, then those that retire.
 */
lines: Array<ComparisonLine>, };

/**
 * Confirms the answer to an indicator as it stands.
 */
export type ConfirmAnswer = { 
/**
 * Indicator id.
 */
indicator: string, };

/**
 * A column in which merged firms differ.
 */
export type ContestedColumn = { 
/**
 * Its key.
 */
column: string, 
/**
 * Its label.
 */
label: string, 
/**
 * What each says.
 */
said: Array<ContestedValue>, };

/**
 * What one of the merged firms says.
 */
export type ContestedValue = { 
/**
 * Firm id.
 */
firm: string, 
/**
 * What it says, as typed.
 */
text: string, };

/**
 * How many indicators are in which state.
 */
export type CountsView = { 
/**
 * 达标.
 */
met: number, 
/**
 * 未达标.
 */
short: number, 
/**
 * 缺数据.
 */
missing_data: number, 
/**
 * 不适用.
 */
not_applicable: number, 
/**
 * 不判定.
 */
not_judged: number, 
/**
 * 已计分.
 */
scored: number, };

/**
 * A count within one group.
 */
export type CoverageGroup = { 
/**
 * "36 汽车制造业", 主导产业, 大型.
 */
label: string, 
/**
 * Firms known to be looked at.
 */
total: number, 
/**
 * Firms that are done.
 */
done: number, 
/**
 * Firms known not to be.
 */
missing: number, 
/**
 * Firms that have not said.
 */
unknown: number, 
/**
 * Firms of which it is not known whether they are looked at at all.
 */
undetermined: number, 
/**
 * Whether at least one is done; absent while nobody can say.
 */
covered: boolean | null, };

/**
 * Asks for a count by group.
 */
export type CoverageQuery = { 
/**
 * A counted indicator.
 */
indicator: string, 
/**
 * By what.
 */
by: GroupingView, };

/**
 * A count by group. The groups together hold every firm of the count once.
 */
export type CoverageView = { 
/**
 * Whose: 规上工业企业.
 */
among_text: string, 
/**
 * What counts as done.
 */
done_text: string, 
/**
 * The reading that is used, in words.
 */
reading: string | null, 
/**
 * Industries are counted, not firms: one firm covers its division.
 */
counts_industries: boolean, 
/**
 * The groups in order.
 */
groups: Array<CoverageGroup>, };

/**
 * A rule with several readings (口径), one of which the office chooses.
 */
export type DefinitionView = { 
/**
 * Permanent id.
 */
id: string, 
/**
 * What is defined.
 */
name: string, 
/**
 * Why there is a choice.
 */
why: string, 
/**
 * The readings.
 */
options: Array<OptionView>, 
/**
 * The one used unless the office chooses another.
 */
default: string, };

/**
 * Changes the facts about a piece.
 */
export type DescribeEvidence = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * Title.
 */
title: string, 
/**
 * Kind of document.
 */
kind: string, 
/**
 * Who issued it.
 */
issuer: string, 
/**
 * Document number.
 */
document_number: string, 
/**
 * Date.
 */
document_date: string, 
/**
 * Last day it is valid; left as it is if absent.
 */
valid_until?: string, 
/**
 * Who may see it; left as it is if absent.
 */
confidentiality?: string, 
/**
 * Remark.
 */
note: string, };

/**
 * Throws rows of the list away; undo brings them back.
 */
export type DiscardRejects = { 
/**
 * Their ids.
 */
rows: Array<string>, };

/**
 * Draws a page of the book that was looked at last.
 */
export type DrawBookPage = { 
/**
 * From 1.
 */
page: number, 
/**
 * Dots across, from 16 to 4,000.
 */
width: number, };

/**
 * Draws a page.
 */
export type DrawPage = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * From 1.
 */
page: number, 
/**
 * Dots across, from 16 to 4,000.
 */
width: number, 
/**
 * Quarter turns clockwise.
 */
turns: number, };

/**
 * Firms that may be one.
 */
export type DuplicateGroup = { 
/**
 * By what.
 */
likeness: LikenessView, 
/**
 * Which, in order of the roster.
 */
firms: Array<FirmRef>, };

/**
 * Groups of firms that may be one, the surest first.
 */
export type DuplicateList = { 
/**
 * The first 500 groups.
 */
groups: Array<DuplicateGroup>, 
/**
 * How many there are.
 */
total: number, };

/**
 * Names an edition: of the library by id and edition, or a framework file.
 */
export type EditionRef = { 
/**
 * Framework id; that of the open assessment if absent.
 */
id: string | null, 
/**
 * Edition; the newest if absent.
 */
edition: string | null, 
/**
 * A framework file instead.
 */
file: string | null, };

/**
 * Whether the park may apply (建设对象).
 */
export type EligibilityView = { 
/**
 * The whole.
 */
state: ResultState, 
/**
 * One sentence.
 */
say: string, 
/**
 * Weakest standing that was used.
 */
standing: StandingView, 
/**
 * Every requirement.
 */
requirements: Array<RequirementView>, };

/**
 * What became of each file.
 */
export type EvidenceAdded = { 
/**
 * Ids of the pieces, in the order of the files; a known file gives its known id.
 */
added: Array<string>, 
/**
 * Names of files that were already there.
 */
known: Array<string>, 
/**
 * Files that could not be taken: name and reason.
 */
refused: Array<FindingView>, 
/**
 * Pieces that were added although one of the same name is there: perhaps its newer version.
 */
perhaps_newer: Array<PerhapsNewer>, 
/**
 * The board as it is now.
 */
board: EvidenceBoard, };

/**
 * Everything about the evidence of the open assessment.
 */
export type EvidenceBoard = { 
/**
 * In order of number.
 */
items: Array<EvidenceItem>, 
/**
 * How many are linked to nothing.
 */
unlinked: number, 
/**
 * Indicators that ask for proof and have none.
 */
unproved: Array<string>, 
/**
 * Bytes stored.
 */
total_size: number, 
/**
 * How it is numbered and bound.
 */
binding: BindingView, };

/**
 * What counts as proof.
 */
export type EvidenceHintView = { 
/**
 * The text.
 */
text: string, 
/**
 * How many pieces at least.
 */
minimum: number, 
/**
 * Whose advice it is.
 */
standing: StandingView, };

/**
 * What looking at every page of a piece found.
 */
export type EvidenceInspected = { 
/**
 * Pages that were looked at.
 */
pages: number, 
/**
 * What is wrong with them.
 */
findings: Array<FindingView>, };

/**
 * A piece of evidence.
 */
export type EvidenceItem = { 
/**
 * Its id.
 */
id: string, 
/**
 * Number by rule, "佐证1.2-03"; absent while it is linked to nothing.
 */
number: string | null, 
/**
 * Title.
 */
title: string, 
/**
 * Name of the file that was added.
 */
original_name: string, 
/**
 * Kind of document: 批文, 证书, …, or empty.
 */
kind: string, 
/**
 * Who issued it.
 */
issuer: string, 
/**
 * Document number.
 */
document_number: string, 
/**
 * Date as typed.
 */
document_date: string, 
/**
 * Last day it is valid, as typed.
 */
valid_until: string, 
/**
 * Who may see it.
 */
confidentiality: string, 
/**
 * Remark.
 */
note: string, 
/**
 * Media type found by content.
 */
media_type: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * SHA-256, lower-case hexadecimal.
 */
sha256: string, 
/**
 * Pages, where they can be counted.
 */
pages: number | null, 
/**
 * When it was added.
 */
added_at: string, 
/**
 * What it proves.
 */
links: Array<EvidenceLink>, 
/**
 * What is odd about it.
 */
problems: Array<FindingView>, };

/**
 * One link from evidence to an indicator.
 */
export type EvidenceLink = { 
/**
 * Indicator id, or `profile`.
 */
indicator: string, 
/**
 * Page ranges "3-5,8"; empty for all.
 */
pages: string, 
/**
 * Why it proves it.
 */
reason: string, };

/**
 * What can be seen of a piece.
 */
export type EvidenceLook = { 
/**
 * Size of each page; empty for a file without pages.
 */
pages: Array<PageSize>, 
/**
 * Paragraphs or rows of an office file; empty for a file of pages.
 */
text: Array<string>, 
/**
 * Whether `text` ends before the file does.
 */
is_cut: boolean, 
/**
 * Why nothing can be seen.
 */
why: SaidView | null, };

/**
 * Names a piece.
 */
export type EvidenceRef = { 
/**
 * Evidence id.
 */
evidence: string, };

/**
 * What numbering anew changes.
 */
export type EvidenceRenumbered = { 
/**
 * Every number that changes, in the order of the old ones.
 */
changes: Array<NumberChange>, 
/**
 * The board as it is now.
 */
board: EvidenceBoard, };

/**
 * What a piece may prove. A person confirms it by linking.
 */
export type EvidenceSuggestion = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Indicator id.
 */
indicator: string, 
/**
 * Its number and name.
 */
name: string, 
/**
 * The words that speak for it.
 */
words: Array<string>, 
/**
 * Pages on which they stand, as ranges; empty for the name of the file.
 */
pages: string, };

/**
 * Indicators that pieces may prove.
 */
export type EvidenceSuggestions = { 
/**
 * For every piece that is linked to nothing and says something of itself.
 */
suggestions: Array<EvidenceSuggestion>, };

/**
 * What lies in the trash.
 */
export type EvidenceTrash = { 
/**
 * The newest first.
 */
items: Array<TrashedEvidence>, };

/**
 * One version of a piece.
 */
export type EvidenceVersion = { 
/**
 * SHA-256.
 */
sha256: string, 
/**
 * Name of the file.
 */
original_name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Since when it is there.
 */
since: string, };

/**
 * Every version of a piece that was ever stored.
 */
export type EvidenceVersions = { 
/**
 * The newest first; the first is the one that counts.
 */
versions: Array<EvidenceVersion>, };

/**
 * Writes a stored version as a file.
 */
export type ExportEvidence = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * Which version, by SHA-256; the newest if absent.
 */
sha256: string | null, 
/**
 * Path of the file to write; it must not exist.
 */
out: string, };

/**
 * Where a framework is to be written.
 */
export type ExportFramework = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its edition; the newest if absent.
 */
edition: string | null, 
/**
 * A file that ends in `.xlsx` or `.toml`.
 */
out: string, };

/**
 * Writes the results as a spreadsheet.
 */
export type ExportQuestionnaires = { 
/**
 * A framework that firms answer.
 */
framework: string, 
/**
 * Where.
 */
out: string, };

/**
 * Writes the roster as a spreadsheet.
 */
export type ExportRoster = { 
/**
 * Where.
 */
out: string, 
/**
 * Only the firms missing for this indicator.
 */
missing_for: string | null, };

/**
 * One sentence of what and where, one of what to do.
 */
export type Failure = { 
/**
 * For machines.
 */
code: Code, 
/**
 * File, folder, indicator … that it is about.
 */
place: string | null, 
/**
 * What happened.
 */
say: SaidView, 
/**
 * What to do.
 */
next: SaidView, 
/**
 * For the log and the curious: the chain of causes, in English.
 */
detail: string, };

/**
 * What becomes of an indicator.
 */
export type FateView = "kept" | "recheck" | "moved" | "retired" | "new";

/**
 * How many indicators meet which fate.
 */
export type FatesView = { 
/**
 * 保留.
 */
kept: number, 
/**
 * 待复核.
 */
recheck: number, 
/**
 * 移动.
 */
moved: number, 
/**
 * 停用.
 */
retired: number, 
/**
 * 新增.
 */
new: number, };

/**
 * Kind of a profile field.
 */
export type FieldKindView = "text" | "long_text" | "choice" | "flag" | "date" | "number";

/**
 * One yearly figure.
 */
export type FigureView = { 
/**
 * Permanent key.
 */
key: string, 
/**
 * Label.
 */
label: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * One sentence of help, or empty.
 */
help: string, };

/**
 * One problem of a file.
 */
export type FileProblem = { 
/**
 * The file, below the folder.
 */
file: string, 
/**
 * Its sheet, or empty for the file as a whole.
 */
sheet: string, 
/**
 * Its row, from 1; 0 for the file as a whole.
 */
row: number, 
/**
 * Letters of its column, or empty.
 */
column: string, 
/**
 * Stable code.
 */
code: string, 
/**
 * What is wrong.
 */
say: SaidView, 
/**
 * What to do.
 */
next: SaidView, };

/**
 * A file was written.
 */
export type FileWritten = { 
/**
 * Its path.
 */
file: string, 
/**
 * How many rows it holds.
 */
rows: number, };

/**
 * Finds the files that adding these paths would add.
 */
export type FindEvidence = { 
/**
 * Paths of files and folders.
 */
paths: Array<string>, };

/**
 * A problem or a finding of the standing check list.
 */
export type FindingView = { 
/**
 * Stable code such as `number.unreadable`.
 */
code: string, 
/**
 * How much it matters.
 */
severity: SeverityView, 
/**
 * Where to jump.
 */
place: PlaceView, 
/**
 * What is wrong.
 */
say: SaidView, 
/**
 * What to do.
 */
next: SaidView, };

/**
 * The answers of a firm, judged.
 */
export type FirmAnswers = { 
/**
 * The firm.
 */
firm: FirmRef, 
/**
 * File that it came in.
 */
file: string, 
/**
 * When it was read.
 */
received_at: string, 
/**
 * Fields filled.
 */
filled: number, 
/**
 * Fields asked.
 */
asked: number, 
/**
 * Points in words, or empty.
 */
points: string, 
/**
 * Grade in words, or empty.
 */
grade: string, };

/**
 * The cell is on the disk.
 */
export type FirmCellSaved = { 
/**
 * The firm as it is now.
 */
firm: FirmRow, 
/**
 * When it was made durable.
 */
saved_at: string, };

/**
 * The cells are on the disk.
 */
export type FirmCellsSaved = { 
/**
 * The firms as they are now, in order of the roster.
 */
firms: Array<FirmRow>, 
/**
 * When it was made durable.
 */
saved_at: string, };

/**
 * A framework that firms answer.
 */
export type FirmFramework = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What nobody has published of it.
 */
not_published: Array<string>, };

/**
 * A firm in a list.
 */
export type FirmRef = { 
/**
 * Firm id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Credit code as typed.
 */
credit_code: string, 
/**
 * Industry, "36 汽车制造业".
 */
industry: string, };

/**
 * The firm is out of the roster.
 */
export type FirmRemoved = { 
/**
 * Its name.
 */
name: string, 
/**
 * When it was made durable.
 */
saved_at: string, };

/**
 * A firm as a row.
 */
export type FirmRow = { 
/**
 * Firm id.
 */
id: string, 
/**
 * Column key to text as typed; empty cells are left out.
 */
cells: { [key in string]: string }, 
/**
 * What is odd about it.
 */
problems: Array<FindingView>, };

/**
 * The files, folders opened. Adding them some at a time shows progress and can be ended at any time.
 */
export type FoundEvidence = { 
/**
 * In the order of their names.
 */
files: Array<FoundFile>, 
/**
 * Bytes of all.
 */
total_size: number, };

/**
 * A file that could be added.
 */
export type FoundFile = { 
/**
 * Path.
 */
path: string, 
/**
 * Bytes.
 */
size: number, };

/**
 * A framework file that was to be taken in.
 */
export type FrameworkAdded = { 
/**
 * What became of it.
 */
taken: Taken, 
/**
 * What it holds, when nothing blocks.
 */
summary: FrameworkSummary | null, 
/**
 * Every problem, in the order of the file.
 */
findings: Array<FrameworkFinding>, };

/**
 * A framework file that was looked at.
 */
export type FrameworkChecked = { 
/**
 * What it holds, when nothing blocks.
 */
summary: FrameworkSummary | null, 
/**
 * Every problem, in the order of the file.
 */
findings: Array<FrameworkFinding>, };

/**
 * Names a framework file.
 */
export type FrameworkFileRef = { 
/**
 * A TOML file or a workbook.
 */
file: string, };

/**
 * A problem of a framework file.
 */
export type FrameworkFinding = { 
/**
 * Stable code such as `framework.band_gap`.
 */
code: string, 
/**
 * How much it matters.
 */
severity: SeverityView, 
/**
 * The cell of a workbook, or the line and column of a text.
 */
place: PlaceView, 
/**
 * What stands there.
 */
value: string | null, 
/**
 * What is wrong.
 */
say: SaidView, 
/**
 * What to do.
 */
next: SaidView, };

/**
 * The frameworks that can be chosen.
 */
export type FrameworkList = { 
/**
 * In the order in which they are offered.
 */
frameworks: Array<FrameworkSummary>, };

/**
 * Names a framework.
 */
export type FrameworkRef = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its edition; the newest if absent.
 */
edition: string | null, };

/**
 * How far an edition of a framework is.
 */
export type FrameworkStatus = "shipped" | "draft" | "published";

/**
 * One line of the framework list.
 */
export type FrameworkSummary = { 
/**
 * Permanent id.
 */
id: string, 
/**
 * Edition, e.g. `2025`.
 */
edition: string, 
/**
 * 全称.
 */
title: string, 
/**
 * Who issued it.
 */
issuer: string, 
/**
 * One or two sentences.
 */
about: string, 
/**
 * Weakest standing of what judges in it.
 */
standing: StandingView, 
/**
 * Whether it may still change.
 */
status: FrameworkStatus, 
/**
 * SHA-256 of the file.
 */
digest: string, 
/**
 * How many indicators it has.
 */
indicators: number, };

/**
 * A framework in full.
 */
export type FrameworkView = { 
/**
 * Head line.
 */
summary: FrameworkSummary, 
/**
 * What its source calls targets that are conditions: 约束性, 刚性.
 */
hard_word: string, 
/**
 * Where everything comes from.
 */
sources: Array<SourceDocView>, 
/**
 * Areas at the top; they nest.
 */
areas: Array<AreaView>, 
/**
 * Rules with several readings (口径).
 */
definitions: Array<DefinitionView>, 
/**
 * What nobody has published, in words.
 */
not_published: Array<string>, };

/**
 * One line of the gap board.
 */
export type GapRow = { 
/**
 * Indicator id.
 */
indicator: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether its target is a hard threshold.
 */
hard: boolean, 
/**
 * State.
 */
state: ResultState, 
/**
 * Value as shown.
 */
actual: string | null, 
/**
 * Target as shown.
 */
target: string | null, 
/**
 * What is missing.
 */
shortfall: string | null, 
/**
 * Its points, where the framework gives any.
 */
points: PointsView | null, 
/**
 * Share of the target, or of the points where there is no target, reached, 0 to 10 000, rounded down; for drawing.
 */
reached_basis_points: number | null, 
/**
 * Weakest standing that was used.
 */
standing: StandingView, 
/**
 * Figures to compare with; none of them is a pass mark.
 */
benchmarks: Array<BenchmarkView>, };

/**
 * The gap board.
 */
export type GapView = { 
/**
 * Hard thresholds first, then by how far away.
 */
rows: Array<GapRow>, 
/**
 * The radar chart.
 */
radar: RadarView, };

/**
 * The grade.
 */
export type GradeView = { 
/**
 * When everything open goes badly; absent below the lowest grade.
 */
low: string | null, 
/**
 * When everything open goes well. The grade is certain when both are the same.
 */
high: string | null, 
/**
 * In words.
 */
say: string, 
/**
 * Standing of the bounds that were used.
 */
standing: StandingView, 
/**
 * What keeps the next grade away, in words.
 */
trace: Array<string>, };

/**
 * By what firms are grouped.
 */
export type GroupingView = "division" | "leading_industry" | "new_industry" | "size";

/**
 * One changed cell.
 */
export type ImportChange = { 
/**
 * Name of the firm.
 */
firm: string, 
/**
 * Label of the column.
 */
column: string, 
/**
 * What stood there.
 */
before: string, 
/**
 * What will stand there.
 */
after: string, };

/**
 * One problem of an imported file.
 */
export type ImportProblem = { 
/**
 * Sheet, where several are read; else empty.
 */
sheet: string, 
/**
 * Row in the file, from 1.
 */
row: number, 
/**
 * Header of the column, or empty.
 */
column: string, 
/**
 * Stable code.
 */
code: string, 
/**
 * What is wrong.
 */
say: SaidView, 
/**
 * What to do.
 */
next: SaidView, };

/**
 * Reads a file and says what importing it would do, or does it.
 */
export type ImportRoster = { 
/**
 * The spreadsheet; empty when `text` is given.
 */
file: string, 
/**
 * Sheet name; the first that looks like a roster if absent.
 */
sheet: string | null, 
/**
 * Corrected columns: position in the file (from 0) and column key, or none to leave it out.
 */
matches: Array<ColumnChoice>, 
/**
 * What was pasted from a spreadsheet, instead of a file.
 */
text?: string, 
/**
 * Every sheet that looks like a roster, in order.
 */
all_sheets?: boolean, };

/**
 * What an import does.
 */
export type ImportView = { 
/**
 * Sheets of the file.
 */
sheets: Array<string>, 
/**
 * The sheet read.
 */
sheet: string, 
/**
 * Row of the header, from 1.
 */
header_row: number, 
/**
 * Columns of the file.
 */
matches: Array<ColumnMatchView>, 
/**
 * Data rows read.
 */
read: number, 
/**
 * New firms.
 */
added: number, 
/**
 * Firms with other values.
 */
changed: number, 
/**
 * Firms as they were.
 */
unchanged: number, 
/**
 * Rows kept to mend.
 */
rejected: number, 
/**
 * Rows left out with their reason: "第 188 行：合计行".
 */
skipped: Array<SaidView>, 
/**
 * What changes, at most 200 lines.
 */
changes: Array<ImportChange>, 
/**
 * What is odd, by row and column.
 */
problems: Array<ImportProblem>, 
/**
 * Sheets that were to be read and have no header of a roster.
 */
left_out_sheets: Array<string>, 
/**
 * Firms of the roster that the file does not have. They stay.
 */
absent: number, 
/**
 * Values of the roster that a blank cell of the file does not erase.
 */
kept: number, };

/**
 * An indicator by name.
 */
export type IndicatorName = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Its name.
 */
name: string, };

/**
 * The result of an indicator.
 */
export type IndicatorResultView = { 
/**
 * Indicator id.
 */
id: string, 
/**
 * State.
 */
state: ResultState, 
/**
 * Value as shown: "112 / 120 家（93.33 %）".
 */
value: string | null, 
/**
 * Target as shown.
 */
target: string | null, 
/**
 * What is missing to the target: "差 8 家".
 */
shortfall: string | null, 
/**
 * Points, where the framework gives any.
 */
points: PointsView | null, 
/**
 * Value of its level, an exact number; 0 below the lowest.
 */
level: string | null, 
/**
 * Weakest standing that was used.
 */
standing: StandingView, 
/**
 * The reason in words, step by step.
 */
trace: Array<string>, 
/**
 * How many firms are still missing, for counted indicators.
 */
missing_firms: number | null, 
/**
 * How many firms have not said.
 */
unknown_firms: number | null, 
/**
 * Of how many firms it is not known whether they are counted at all.
 */
undetermined_firms: number | null, };

/**
 * An indicator as it is asked.
 */
export type IndicatorView = { 
/**
 * Permanent id.
 */
id: string, 
/**
 * Number shown to people: "1.2".
 */
number: string, 
/**
 * Official or given name.
 */
name: string, 
/**
 * The plain question.
 */
ask: string, 
/**
 * Kind of input.
 */
question: QuestionView, 
/**
 * What must be reached, if anything.
 */
target: TargetView | null, 
/**
 * Standing of the indicator.
 */
standing: StandingView, 
/**
 * Where it comes from; of empty texts where the indicator is ours and nobody else says it.
 */
source: SourceView, 
/**
 * Whether a figure is asked for the year assessed and the two before it, newest first.
 */
three_years: boolean, 
/**
 * Its full points, an exact number, where the framework gives any.
 */
points: string | null, 
/**
 * Its weight among its siblings, an exact share of one, where it has one.
 */
weight: string | null, 
/**
 * When it applies, in words; always without.
 */
applies: string | null, 
/**
 * How it is checked, in words.
 */
check_methods: Array<string>, 
/**
 * How it is counted or judged, when that is a reading of ours.
 */
reading: AdviceView | null, 
/**
 * What to think of when filling it in.
 */
guidance: Array<AdviceView>, 
/**
 * A good example.
 */
example: string | null, 
/**
 * What counts as proof.
 */
evidence: Array<EvidenceHintView>, 
/**
 * The descriptive text that is asked beside the value.
 */
narrative: NarrativeView | null, };

/**
 * The distribution of a question about a level.
 */
export type LevelSpreadView = { 
/**
 * Indicator id.
 */
indicator: string, 
/**
 * Number and name.
 */
name: string, 
/**
 * From the lowest.
 */
levels: Array<ShareView>, 
/**
 * Firms that did not answer.
 */
blank: number, 
/**
 * Firms that say it does not apply.
 */
not_applicable: number, };

/**
 * One level.
 */
export type LevelView = { 
/**
 * Permanent id.
 */
id: string, 
/**
 * Its name.
 */
label: string, 
/**
 * The sentence that describes it.
 */
sentence: string, 
/**
 * A sentence of explanation, or empty.
 */
help: string, 
/**
 * Its value, an exact number.
 */
value: string, 
/**
 * Standing of the level.
 */
standing: StandingView, };

/**
 * By what firms look like one.
 */
export type LikenessView = "same_code" | "same_name" | "same_core" | "one_character";

/**
 * Makes or changes a link.
 */
export type LinkEvidence = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * The link; replaces one to the same indicator.
 */
link: EvidenceLink, };

/**
 * Asks for the book as it would be now.
 */
export type LookAtBook = { 
/**
 * Look and parts of the book: id of a shipped template or path of one; the usual one if absent.
 */
template?: string, };

/**
 * Makes the set.
 */
export type MakePackage = { 
/**
 * Path of the zip.
 */
out: string, 
/**
 * Round; the next one if absent.
 */
round: number | null, 
/**
 * Time of the snapshot, RFC 3339; now if absent.
 */
at: string | null, 
/**
 * 正式 instead of 草稿; refused while something blocks.
 */
is_final: boolean, 
/**
 * Scan (JPEG or PNG) of the signed pledge. The set is made again as it was when the page was printed, with the scan in
 * the page's place; refused when the data have changed since.
 */
signed_page?: string, 
/**
 * Look and parts of the book: id of a shipped template or path of one; the usual one if absent.
 */
template?: string, };

/**
 * Writes one workbook for each firm.
 */
export type MakeQuestionnaires = { 
/**
 * A framework that firms answer.
 */
framework: string, 
/**
 * The folder for the workbooks.
 */
out: string, 
/**
 * Only 规上工业企业.
 */
above_scale?: boolean, 
/**
 * Only these firms; all if empty.
 */
firms?: Array<string>, };

/**
 * By what a column of a file was recognised.
 */
export type MatchedByView = "chosen" | "remembered" | "label" | "synonym" | "year";

/**
 * A mean of points.
 */
export type MeanView = { 
/**
 * Area id; absent for the whole.
 */
area: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Most points.
 */
full: string, 
/**
 * The mean of the firms whose points are certain, to two places; absent without one.
 */
mean: string | null, 
/**
 * How many those are.
 */
certain: number, 
/**
 * Of how many something is open.
 */
open: number, };

/**
 * Takes mended rows into the roster as one undoable step.
 */
export type MendRejects = { 
/**
 * The rows.
 */
rows: Array<MendedRow>, };

/**
 * What became of mended rows.
 */
export type Mended = { 
/**
 * New firms.
 */
added: number, 
/**
 * Firms of the roster that got other values.
 */
changed: number, 
/**
 * Firms of the roster that had it all.
 */
unchanged: number, 
/**
 * Rows that still do not say which firm they are; they stay in the list.
 */
left: Array<string>, };

/**
 * A row with what was missing.
 */
export type MendedRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * Column key to text: these over those of the row; an empty text empties a cell.
 */
cells: { [key in string]: string }, };

/**
 * Makes one firm of several, as one undoable step.
 */
export type MergeFirms = { 
/**
 * The firm that stays.
 */
keep: string, 
/**
 * The firms that are merged into it.
 */
others: Array<string>, 
/**
 * Whose value stands in a column where they differ; that of `keep` where nothing is said.
 */
take: Array<TakenValue>, 
/**
 * Only says what would become of them.
 */
preview: boolean, };

/**
 * The firm that several became.
 */
export type MergedView = { 
/**
 * The firm.
 */
firm: FirmRow, 
/**
 * Where they differ.
 */
contested: Array<ContestedColumn>, 
/**
 * When it was made durable; absent for a preview.
 */
saved_at: string | null, };

/**
 * Asks which firms are still missing for an indicator.
 */
export type MissingFirms = { 
/**
 * Indicator id.
 */
indicator: string, };

/**
 * The firms that stand between the park and a counted target.
 */
export type MissingFirmsView = { 
/**
 * Known not to be covered.
 */
missing: Array<FirmRef>, 
/**
 * Nobody has said.
 */
unknown: Array<FirmRef>, 
/**
 * Not known whether they are counted at all: industry or 规上 is missing.
 */
undetermined: Array<FirmRef>, 
/**
 * Counted of industries: the divisions not covered, "36 汽车制造业".
 */
industries: Array<string>, };

/**
 * The descriptive text of an indicator.
 */
export type NarrativeView = { 
/**
 * What to describe.
 */
ask: string, 
/**
 * Longest text in characters, if limited.
 */
max: number | null, };

/**
 * Starts an assessment and opens it.
 */
export type NewAssessment = { 
/**
 * Framework id.
 */
framework: string, 
/**
 * Edition; the newest if absent.
 */
edition: string | null, 
/**
 * Name of the park; becomes the profile's name if that is empty.
 */
park: string, 
/**
 * Year assessed.
 */
year: number, };

/**
 * A request without content.
 */
export type Nothing = Record<symbol, never>;

/**
 * One number that changes.
 */
export type NumberChange = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The number before.
 */
before: string, 
/**
 * The number after.
 */
after: string, };

/**
 * Numbers anew, and chooses the rule for it.
 */
export type NumberEvidence = { 
/**
 * The rule; the one chosen before if absent.
 */
numbering: NumberingView | null, 
/**
 * Only says what would change.
 */
is_preview: boolean, };

/**
 * How numbers come about.
 */
export type NumberingView = "by_indicator" | "continuous";

/**
 * One answer that can be taken over.
 */
export type OfferView = { 
/**
 * Where it would stand.
 */
to: IndicatorName, 
/**
 * Where it is.
 */
from: IndicatorName, 
/**
 * Title and edition of the framework in which it is.
 */
framework: string, 
/**
 * What was answered there, in words.
 */
given: string, 
/**
 * What would stand here, in words.
 */
value: string, 
/**
 * Whose correspondence it is.
 */
standing: StandingView, 
/**
 * Why they correspond, and where not quite.
 */
reason: string, };

/**
 * Opens an assessment of the workspace.
 */
export type OpenAssessment = { 
/**
 * Its id.
 */
assessment: string, };

/**
 * Fills a new workspace with the demo park and opens it.
 */
export type OpenDemo = { 
/**
 * Where; a fresh folder beside the default one if empty.
 */
folder: string | null, };

/**
 * Opens or creates the workspace in a folder.
 */
export type OpenWorkspace = { 
/**
 * The folder; made if it does not exist.
 */
folder: string, };

/**
 * One option.
 */
export type OptionView = { 
/**
 * Permanent id.
 */
id: string, 
/**
 * What it says.
 */
label: string, 
/**
 * A sentence of explanation, or empty.
 */
help: string, 
/**
 * Standing of the option.
 */
standing: StandingView, };

/**
 * What put an answer where it stands, other than a person.
 */
export type OriginView = "update" | "crosswalk";

/**
 * The overall statement.
 */
export type OverallView = { 
/**
 * Of the hard thresholds together.
 */
state: ResultState, 
/**
 * One sentence.
 */
say: string, 
/**
 * Over everything that is judged.
 */
counts: CountsView, 
/**
 * Over the hard thresholds only.
 */
hard: CountsView, 
/**
 * How many fields of the assessment hold something, of how many.
 */
filled: number, 
/**
 * Fields asked.
 */
asked: number, 
/**
 * The points of the whole, where the framework totals any.
 */
points: TotalView | null, 
/**
 * The grade, where the framework has any.
 */
grade: GradeView | null, };

/**
 * The office's own columns, retired ones too.
 */
export type OwnColumnList = { 
/**
 * In order.
 */
columns: Array<OwnColumnView>, };

/**
 * A column of the office.
 */
export type OwnColumnView = { 
/**
 * Permanent key.
 */
key: string, 
/**
 * Its header.
 */
label: string, 
/**
 * What it holds.
 */
kind: OwnKindView, 
/**
 * Unit of its figures; empty for none.
 */
unit: string, 
/**
 * Labels of its choices.
 */
choices: Array<string>, 
/**
 * Headers that it had before.
 */
former: Array<string>, 
/**
 * Holds personal data.
 */
personal: boolean, 
/**
 * Put away: its cells are kept and not shown.
 */
retired: boolean, 
/**
 * How many firms have something in it.
 */
filled: number, };

/**
 * What a column of the office holds.
 */
export type OwnKindView = "text" | "number" | "flag" | "choice" | "date";

/**
 * One difference.
 */
export type PackageChange = { 
/**
 * What it is about.
 */
subject: ChangeSubject, 
/**
 * Where it is entered.
 */
place: PlaceView, 
/**
 * What it is, as the book names it.
 */
label: string, 
/**
 * What the earlier set says; absent when it says nothing.
 */
before: string | null, 
/**
 * What the later one says; absent when it says nothing.
 */
after: string | null, };

/**
 * What differs, in the order of the book.
 */
export type PackageComparison = { 
/**
 * The earlier set.
 */
old: PackageView, 
/**
 * The later one; absent for the data as they are now.
 */
new: PackageView | null, 
/**
 * Every difference.
 */
changes: Array<PackageChange>, };

/**
 * The set is written, synced and rechecked.
 */
export type PackageMade = { 
/**
 * Path of the zip.
 */
file: string, 
/**
 * SHA-256 of the zip.
 */
sha256: string, 
/**
 * Fingerprint on every page.
 */
fingerprint: string, 
/**
 * Pages of the book.
 */
pages: number, 
/**
 * Files in the zip.
 */
files: number, 
/**
 * Bytes of the zip.
 */
size: number, 
/**
 * Pages of the evidence volumes, a file each; empty when nothing is linked.
 */
volume_pages: Array<number>, 
/**
 * Whether it is a draft.
 */
is_draft: boolean, 
/**
 * What was found while making it.
 */
findings: Array<FindingView>, };

/**
 * The set that was made again, beside the receipt of the first time.
 */
export type PackageRebuilt = { 
/**
 * The set of before.
 */
package: PackageView, 
/**
 * Path of the zip.
 */
file: string, 
/**
 * SHA-256 of the zip.
 */
sha256: string, 
/**
 * Whether every byte is the one of the first time.
 */
identical: boolean, 
/**
 * Files in it that are not as they were, gone or new; empty when that was not kept of an older set.
 */
differing: Array<string>, 
/**
 * Version of the program that made it the first time, if that was kept.
 */
made_with: string | null, 
/**
 * Version of this program.
 */
app_version: string, };

/**
 * A set that was made.
 */
export type PackageView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Round.
 */
round: number, 
/**
 * When.
 */
made_at: string, 
/**
 * File.
 */
file: string, 
/**
 * SHA-256 of the zip.
 */
sha256: string, 
/**
 * Fingerprint on every page.
 */
fingerprint: string, 
/**
 * Pages of the book.
 */
pages: number, 
/**
 * 正式 or 草稿.
 */
is_final: boolean, 
/**
 * Whether the scan of the signed pledge is in it.
 */
is_signed: boolean, };

/**
 * A drawn page.
 */
export type PageDrawn = { 
/**
 * A JPEG as a `data:` address.
 */
picture: string, 
/**
 * Dots across.
 */
width: number, 
/**
 * Dots down.
 */
height: number, };

/**
 * Size of a page in points, upright.
 */
export type PageSize = { 
/**
 * Across.
 */
width: number, 
/**
 * Down.
 */
height: number, };

/**
 * A piece that may be the newer version of another.
 */
export type PerhapsNewer = { 
/**
 * The piece that was added.
 */
evidence: string, 
/**
 * The piece of the same name that was there.
 */
of: string, 
/**
 * Their name.
 */
name: string, };

/**
 * Where to jump.
 */
export type PlaceView = { "kind": "assessment" } | { "kind": "indicator", 
/**
 * Its id.
 */
indicator: string, } | { "kind": "profile", 
/**
 * Its key.
 */
key: string, } | { "kind": "base_data", 
/**
 * Its key.
 */
key: string, 
/**
 * Its year.
 */
period: string, } | { "kind": "firm", 
/**
 * Its id.
 */
firm: string, 
/**
 * Column key.
 */
column: string | null, } | { "kind": "roster" } | { "kind": "evidence", 
/**
 * Its id.
 */
evidence: string, } | { "kind": "cell", 
/**
 * Sheet name.
 */
sheet: string, 
/**
 * Row, from 1.
 */
row: number, 
/**
 * Header or letters.
 */
column: string, } | { "kind": "line", 
/**
 * From 1.
 */
line: number, 
/**
 * From 1.
 */
column: number, };

/**
 * The points of an indicator; exact numbers, as decimals or fractions.
 */
export type PointsView = { 
/**
 * Certain, at least.
 */
got: string, 
/**
 * Open while data is missing.
 */
open: string, 
/**
 * Most points.
 */
full: string, 
/**
 * Whether they come on top of the full total.
 */
bonus: boolean, 
/**
 * Whether nobody here can judge them.
 */
ranked: boolean, 
/**
 * In words: "2.4 分（满分 3 分）".
 */
say: string, };

/**
 * What the open assessment could take over.
 */
export type PrefillView = { 
/**
 * In the order of the framework.
 */
offers: Array<OfferView>, };

/**
 * Prints a comparison as PDF.
 */
export type PrintComparison = { 
/**
 * Id of the earlier set.
 */
old: string, 
/**
 * Id of the later one; the data as they are now if absent.
 */
new?: string, 
/**
 * Path of the PDF.
 */
out: string, };

/**
 * A field of the profile.
 */
export type ProfileField = { 
/**
 * Permanent key.
 */
key: string, 
/**
 * Label.
 */
label: string, 
/**
 * Kind.
 */
kind: FieldKindView, 
/**
 * Unit, for numbers.
 */
unit: string | null, 
/**
 * Choices, for choices.
 */
choices: Array<OptionView>, 
/**
 * Longest text in characters.
 */
max: number | null, 
/**
 * One sentence of help, or empty.
 */
help: string, };

/**
 * The field is on the disk.
 */
export type ProfileFieldSaved = { 
/**
 * The stored field.
 */
value: ProfileValue, 
/**
 * Eligibility as of now.
 */
eligibility: EligibilityView | null, };

/**
 * A group of fields.
 */
export type ProfileGroup = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Fields in order.
 */
fields: Array<ProfileField>, };

/**
 * A stored field.
 */
export type ProfileValue = { 
/**
 * Its key.
 */
key: string, 
/**
 * As typed; a choice holds the option id, a flag `yes` or `no`.
 */
raw: string, 
/**
 * Grows by one with each save.
 */
revision: number, 
/**
 * When it was made durable.
 */
saved_at: string, 
/**
 * How it was understood when that is not obvious.
 */
understood: string | null, 
/**
 * What is odd about it.
 */
problems: Array<FindingView>, };

/**
 * The profile with its form.
 */
export type ProfileView = { 
/**
 * Groups of fields.
 */
groups: Array<ProfileGroup>, 
/**
 * What is stored.
 */
values: Array<ProfileValue>, 
/**
 * Whether the park may apply, if an assessment is open.
 */
eligibility: EligibilityView | null, };

/**
 * A value that somebody published.
 */
export type PublishedView = { 
/**
 * Of which time.
 */
date: string, 
/**
 * The value with its unit.
 */
shown: string, 
/**
 * Of which firms or places.
 */
scope: string, 
/**
 * Whose figure it is.
 */
standing: StandingView, 
/**
 * Where it was seen.
 */
source: string, };

/**
 * Kind of input. A new kind is a compile error in the page until it has a widget.
 */
export type QuestionView = { "kind": "counted", 
/**
 * What is counted, in words.
 */
done: string, 
/**
 * Of what, in words.
 */
of: string, 
/**
 * Unit of both.
 */
unit: string, 
/**
 * The rule with several readings that it uses, if any.
 */
definition: string | null, } | { "kind": "computed", 
/**
 * The formula in words.
 */
text: string, 
/**
 * The formula.
 */
formula: string, 
/**
 * Unit of the result.
 */
unit: string, } | { "kind": "number", 
/**
 * Its unit.
 */
unit: string, } | { "kind": "money", 
/**
 * Its unit.
 */
unit: string, } | { "kind": "percent", 
/**
 * Whether more than 100 is nothing odd.
 */
may_exceed: boolean, } | { "kind": "date" } | { "kind": "choice", 
/**
 * In order.
 */
options: Array<OptionView>, } | { "kind": "choices", 
/**
 * In order.
 */
options: Array<OptionView>, 
/**
 * The option that excludes the others.
 */
none: string | null, } | { "kind": "level", 
/**
 * From lowest to highest.
 */
levels: Array<LevelView>, 
/**
 * Whether one may be below the lowest: option `0`.
 */
allow_none: boolean, } | { "kind": "table", 
/**
 * Columns in order.
 */
columns: Array<TableColumnView>, 
/**
 * Fewest rows.
 */
min_rows: number, 
/**
 * Most rows.
 */
max_rows: number, } | { "kind": "checklist", 
/**
 * In order.
 */
items: Array<OptionView>, } | { "kind": "yes_no" } | { "kind": "text", 
/**
 * Longest text in characters.
 */
max: number | null, };

/**
 * Asks for what firms answered.
 */
export type QuestionnaireQuery = { 
/**
 * A framework that firms answer; the first that ships if absent.
 */
framework: string | null, };

/**
 * What firms answered, each and together.
 */
export type QuestionnaireView = { 
/**
 * Frameworks that firms answer.
 */
frameworks: Array<FirmFramework>, 
/**
 * The one that is shown; empty when there is none.
 */
framework: string, 
/**
 * Firms of the roster.
 */
firms: number, 
/**
 * Those that sent something back, in order of the roster.
 */
returned: Array<FirmAnswers>, 
/**
 * Firms of the roster that have not, at most 500.
 */
outstanding: Array<FirmRef>, 
/**
 * How many have not.
 */
outstanding_total: number, 
/**
 * By grade; empty where the framework has none.
 */
grades: Array<ShareView>, 
/**
 * By fifths of the full points: our grouping and no grade.
 */
points: Array<ShareView>, 
/**
 * Means of the whole and of areas.
 */
means: Array<MeanView>, 
/**
 * Questions about levels: the coverage of scenarios.
 */
levels: Array<LevelSpreadView>, 
/**
 * Columns of the roster that can be filled from the answers.
 */
takes: number, };

/**
 * The workbooks are written.
 */
export type QuestionnairesMade = { 
/**
 * The folder.
 */
folder: string, 
/**
 * How many.
 */
files: number, };

/**
 * What was in a folder.
 */
export type QuestionnairesRead = { 
/**
 * Spreadsheets looked at.
 */
files: number, 
/**
 * Firms that had sent nothing before.
 */
added: number, 
/**
 * Firms whose earlier answers are replaced.
 */
changed: number, 
/**
 * Firms that sent the same again.
 */
unchanged: number, 
/**
 * Files that are not taken, each with its reason among the problems.
 */
refused: number, 
/**
 * What is wrong, by file and cell.
 */
problems: Array<FileProblem>, };

/**
 * One axis.
 */
export type RadarAxisView = { 
/**
 * Area id.
 */
area: string, 
/**
 * Area name.
 */
label: string, 
/**
 * Now; absent where data is missing.
 */
now: number | null, 
/**
 * Exact value in words.
 */
shown: string, };

/**
 * Data of the radar chart. Shares are basis points, for drawing only.
 */
export type RadarView = { 
/**
 * One axis an area.
 */
axes: Array<RadarAxisView>, 
/**
 * What an axis shows, in words, with its standing.
 */
explanation: string, };

/**
 * Input as typed; always storable.
 */
export type RawAnswerView = { "kind": "empty" } | { "kind": "text", 
/**
 * Exactly as typed.
 */
text: string, } | { "kind": "chosen", 
/**
 * Option ids in the order of the framework.
 */
options: Array<string>, } | { "kind": "rows", 
/**
 * Rows in order; cells in the order of the columns.
 */
rows: Array<Array<string>>, } | { "kind": "years", 
/**
 * Newest first, exactly as typed.
 */
years: Array<string>, } | { "kind": "not_applicable", 
/**
 * Why.
 */
reason: string, };

/**
 * Reads every workbook of a folder.
 */
export type ReadQuestionnaires = { 
/**
 * The folder; folders below it are read too.
 */
folder: string, 
/**
 * Only says what is in it.
 */
preview: boolean, };

/**
 * What stands before a final set.
 */
export type Readiness = { 
/**
 * Whether nothing blocks.
 */
ready: boolean, 
/**
 * Blocking findings first.
 */
findings: Array<FindingView>, 
/**
 * Sets made before, newest first.
 */
packages: Array<PackageView>, 
/**
 * Round that the next set has.
 */
next_round: number, 
/**
 * File name offered for it.
 */
suggested_name: string, };

/**
 * Makes a set of before again, as it was.
 */
export type RebuildPackage = { 
/**
 * Id of the set, its fingerprint or the beginning of its SHA-256.
 */
package: string, 
/**
 * Path of the zip; nothing that is there is replaced.
 */
out: string, };

/**
 * Rows to mend, by place in their file.
 */
export type RejectList = { 
/**
 * The rows.
 */
rows: Array<RejectView>, };

/**
 * One row to mend.
 */
export type RejectView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The file it came from.
 */
file: string, 
/**
 * Its sheet.
 */
sheet: string, 
/**
 * Its row there, from 1.
 */
row: number, 
/**
 * Column key to text.
 */
cells: { [key in string]: string }, 
/**
 * Header to text of columns that were not matched.
 */
other: { [key in string]: string }, 
/**
 * Why it could not be taken.
 */
say: SaidView, };

/**
 * Puts a piece into the trash; its links and its file are kept.
 */
export type RemoveEvidence = { 
/**
 * Evidence id.
 */
evidence: string, };

/**
 * Takes a firm out of the roster; undo brings it back.
 */
export type RemoveFirm = { 
/**
 * Firm id.
 */
firm: string, };

/**
 * One requirement.
 */
export type RequirementView = { 
/**
 * Permanent id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * State.
 */
state: ResultState, 
/**
 * Why, in words.
 */
trace: Array<string>, 
/**
 * Standing of the requirement.
 */
standing: StandingView, 
/**
 * Where it comes from.
 */
source: SourceView, 
/**
 * Profile fields that it looks at.
 */
fields: Array<string>, };

/**
 * State of a result. Missing is not short, and short is not missing.
 */
export type ResultState = "met" | "short" | "missing_data" | "not_applicable" | "not_judged" | "scored";

/**
 * One field of it.
 */
export type RetiredField = { 
/**
 * Which field.
 */
slot: SlotView, 
/**
 * What was typed, in words.
 */
text: string, };

/**
 * Something that was answered for an edition before and is asked no more.
 */
export type RetiredView = { 
/**
 * Its id.
 */
indicator: string, 
/**
 * Its number; empty when no edition names it.
 */
number: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The edition that asked for it last.
 */
edition: string, 
/**
 * What was typed, in words.
 */
fields: Array<RetiredField>, 
/**
 * Titles of what was linked to it.
 */
evidence: Array<string>, };

/**
 * Puts a newer version of the same document in the place of a piece; links and facts are kept, and so is the old one.
 */
export type ReviseEvidence = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * Path of the newer file, or
 */
file: string | null, 
/**
 * the id of a piece that turned out to be the newer version; it goes into the trash.
 */
with: string | null, };

/**
 * Which firms are shown.
 */
export type RosterFilter = { "kind": "all" } | { "kind": "above_scale_industrial" } | { "kind": "with_problems" } | { "kind": "blank", 
/**
 * Column key.
 */
column: string, } | { "kind": "equals", 
/**
 * Column key.
 */
column: string, 
/**
 * What it reads, as it would be typed.
 */
text: string, } | { "kind": "duplicates" } | { "kind": "missing_for", 
/**
 * Indicator id.
 */
indicator: string, };

/**
 * Asks for a window of the roster.
 */
export type RosterQuery = { 
/**
 * First row, from 0.
 */
offset: number, 
/**
 * How many rows.
 */
limit: number, 
/**
 * Only firms whose name, code or industry contains this.
 */
search: string, 
/**
 * Only these firms.
 */
only: RosterFilter, 
/**
 * A firm whose place among the matching ones is wanted.
 */
find: string | null, 
/**
 * In this order; that of the list if absent.
 */
sort?: RosterSort, };

/**
 * An order of rows.
 */
export type RosterSort = { 
/**
 * Column key.
 */
column: string, 
/**
 * The greatest first. Blank cells are last either way.
 */
descending: boolean, };

/**
 * Writes an empty roster with drop-downs, to be filled in and imported.
 */
export type RosterTemplate = { 
/**
 * Where.
 */
out: string, };

/**
 * A window of the roster.
 */
export type RosterView = { 
/**
 * Year of the roster.
 */
year: number, 
/**
 * Columns in order.
 */
columns: Array<ColumnView>, 
/**
 * Firms in the whole roster.
 */
total: number, 
/**
 * 规上工业企业 in the whole roster.
 */
above_scale_industrial: number, 
/**
 * Firms that match the query.
 */
matching: number, 
/**
 * Where the firm to find stands among them, from 0; nothing if it is not one of them.
 */
found: number | null, 
/**
 * The rows asked for.
 */
firms: Array<FirmRow>, 
/**
 * Problems of the whole roster.
 */
problems: number, 
/**
 * Rows of imported files that could not be taken and are kept to mend.
 */
rejects: number, };

/**
 * The same sentence in both languages of the product.
 */
export type SaidView = { 
/**
 * Chinese.
 */
zh: string, 
/**
 * English.
 */
en: string, };

/**
 * Saves one field.
 */
export type SaveAnswer = { 
/**
 * Indicator id.
 */
indicator: string, 
/**
 * Which of its fields.
 */
slot: SlotView, 
/**
 * The revision that the typing started from; 0 for a field never saved.
 */
base_revision: number, 
/**
 * What was typed.
 */
raw: RawAnswerView, };

/**
 * Saves one value.
 */
export type SaveBaseValue = { 
/**
 * Figure key.
 */
key: string, 
/**
 * Year.
 */
period: string, 
/**
 * The revision that the typing started from; 0 if never saved.
 */
base_revision: number, 
/**
 * As typed.
 */
raw: string, 
/**
 * Where the figure comes from.
 */
source: string, 
/**
 * Who gave it.
 */
person: string, 
/**
 * What explains it, such as a jump from the year before; as it was if absent.
 */
note?: string, };

/**
 * Saves one cell.
 */
export type SaveFirmCell = { 
/**
 * Firm id.
 */
firm: string, 
/**
 * Column key.
 */
column: string, 
/**
 * As typed.
 */
raw: string, };

/**
 * Saves several cells as one undoable step: a block that was pasted, a column that was filled down.
 */
export type SaveFirmCells = { 
/**
 * The cells; of a cell that comes twice the last stands.
 */
cells: Array<SaveFirmCell>, };

/**
 * Saves one field.
 */
export type SaveProfileField = { 
/**
 * Its key.
 */
key: string, 
/**
 * The revision that the typing started from; 0 if never saved.
 */
base_revision: number, 
/**
 * As typed.
 */
raw: string, };

/**
 * A page as it is and as it would be bound.
 */
export type ScansTried = { 
/**
 * As it is.
 */
before: PageDrawn, 
/**
 * Bytes that it takes.
 */
before_bytes: number, 
/**
 * With lighter scans.
 */
after: PageDrawn, 
/**
 * Bytes that it takes then.
 */
after_bytes: number, };

/**
 * The whole result.
 */
export type ScoreView = { 
/**
 * The overall statement.
 */
overall: OverallView, 
/**
 * Weakest standing that was used.
 */
standing: StandingView, 
/**
 * Every area, parents before children.
 */
areas: Array<AreaResultView>, 
/**
 * Every indicator in the order of the framework.
 */
indicators: Array<IndicatorResultView>, };

/**
 * Searches the book that was looked at last. Blanks and letter case do not count.
 */
export type SearchBook = { 
/**
 * What is looked for.
 */
text: string, };

/**
 * How much a finding matters.
 */
export type SeverityView = "blocks" | "warns" | "notes";

/**
 * A part of a distribution.
 */
export type ShareView = { 
/**
 * The part.
 */
label: string, 
/**
 * Firms in it.
 */
firms: number, };

/**
 * Which field of an indicator.
 */
export type SlotView = "value" | "narrative" | "note";

/**
 * A source document.
 */
export type SourceDocView = { 
/**
 * Id used by citations.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Issuer, date, number, as one line.
 */
issued: string, 
/**
 * Remark on how the text was seen.
 */
note: string, };

/**
 * A citation.
 */
export type SourceView = { 
/**
 * Title of the document.
 */
document: string, 
/**
 * Place in it.
 */
place: string, 
/**
 * What it says there.
 */
quote: string, };

/**
 * Who stands behind something that judges (效力).
 */
export type StandingView = "official" | "interpretation" | "derived" | "house";

/**
 * A column of a table.
 */
export type TableColumnView = { 
/**
 * Permanent key.
 */
key: string, 
/**
 * Header.
 */
label: string, 
/**
 * What it holds.
 */
kind: CellKindView, 
/**
 * Unit of its figures.
 */
unit: string | null, 
/**
 * Its options.
 */
options: Array<CellOptionView>, 
/**
 * Whether a row without it is incomplete.
 */
required: boolean, 
/**
 * Longest text in characters.
 */
max: number | null, };

/**
 * Fills columns of the roster from what firms answered, as one undoable step.
 */
export type TakeAnswers = { 
/**
 * A framework that firms answer.
 */
framework: string, 
/**
 * Also where the roster says something else; else only blank cells are filled.
 */
overwrite: boolean, 
/**
 * Only says what would change.
 */
preview: boolean, };

/**
 * What became of a framework file.
 */
export type Taken = "added" | "replaced" | "unchanged" | "refused";

/**
 * Whose value stands in a column.
 */
export type TakenValue = { 
/**
 * Column key.
 */
column: string, 
/**
 * Firm id.
 */
firm: string, };

/**
 * What must be reached.
 */
export type TargetView = { 
/**
 * In words: "100 %", "4 项全部".
 */
text: string, 
/**
 * Standing of the threshold.
 */
standing: StandingView, 
/**
 * Whether it is a hard threshold of the framework.
 */
hard: boolean, };

/**
 * An answer that no person has confirmed yet.
 */
export type ToConfirmView = { 
/**
 * Indicator id.
 */
indicator: string, 
/**
 * What put it there.
 */
origin: OriginView, 
/**
 * Why it has to be looked at.
 */
why: SaidView, };

/**
 * Points of an area or the whole; exact numbers, as decimals or fractions.
 */
export type TotalView = { 
/**
 * When everything open goes badly.
 */
low: string, 
/**
 * When everything open goes well.
 */
high: string, 
/**
 * Most points without bonus.
 */
full: string, 
/**
 * How many of the open points nobody here can judge.
 */
unjudged: string, 
/**
 * In words, rounded without crossing the bound of a grade.
 */
say: string, };

/**
 * A piece in the trash.
 */
export type TrashedEvidence = { 
/**
 * Its id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Name of the file.
 */
original_name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * When it was put there.
 */
trashed_at: string, };

/**
 * Shows what lighter scans would look like.
 */
export type TryScans = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * From 1.
 */
page: number, 
/**
 * Dots to the inch.
 */
scan_dpi: number, };

/**
 * What undo would take back.
 */
export type UndoView = { 
/**
 * Names the change: "园区概况 · 园区名称".
 */
label: string, 
/**
 * When it was made.
 */
at: string, };

/**
 * What undo took back. The page reloads what it shows.
 */
export type Undone = { 
/**
 * What was taken back; nothing if there was nothing to undo.
 */
undone: UndoView | null, 
/**
 * What the next undo would take back.
 */
next: UndoView | null, };

/**
 * Takes a link away.
 */
export type UnlinkEvidence = { 
/**
 * Evidence id.
 */
evidence: string, 
/**
 * Indicator id.
 */
indicator: string, };

/**
 * Unpacks a set.
 */
export type UnpackPackage = { 
/**
 * Path of the zip.
 */
file: string, 
/**
 * A folder that does not exist yet or is empty.
 */
out: string, };

/**
 * Updates the open assessment, or asks what that would do.
 */
export type UpdateAssessment = { 
/**
 * To which edition.
 */
to: EditionRef, };

/**
 * An update with its effect. What is done is exactly what was foreseen.
 */
export type UpdateView = { 
/**
 * What differs.
 */
comparison: ComparisonView, 
/**
 * The result before.
 */
before: OverallView, 
/**
 * The result afterwards.
 */
after: OverallView, };

/**
 * What a check found.
 */
export type VerificationView = { 
/**
 * Whether the set is exactly what was made.
 */
ok: boolean, 
/**
 * In the manifest, not in the zip.
 */
missing: Array<string>, 
/**
 * In the zip, not in the manifest.
 */
extra: Array<string>, 
/**
 * In both, with other content.
 */
changed: Array<string>, 
/**
 * What else is wrong with the file, in words.
 */
problems: Array<SaidView>, 
/**
 * Fingerprint that the manifest names.
 */
fingerprint: string | null, 
/**
 * When the set was made.
 */
made_at: string | null, 
/**
 * Files listed.
 */
files: number, };

/**
 * Checks a set.
 */
export type VerifyPackage = { 
/**
 * Path of the zip.
 */
file: string, };

/**
 * Asks what a count would be. Nothing is stored.
 */
export type WhatIf = { 
/**
 * A counted indicator.
 */
indicator: string, 
/**
 * These firms would be done.
 */
firms: Array<string>, 
/**
 * And every firm that has not said.
 */
unknown?: boolean, };

/**
 * What would be.
 */
export type WhatIfView = { 
/**
 * The indicator as it would be.
 */
result: IndicatorResultView, 
/**
 * Of how many firms that was assumed.
 */
firms: number, 
/**
 * Other indicators that would have another state, as they would be.
 */
others: Array<IndicatorResultView>, 
/**
 * The overall statement as it would be.
 */
overall: string, };

/**
 * What the window shows first.
 */
export type WorkspaceState = { 
/**
 * Version of the program.
 */
app_version: string, 
/**
 * The open workspace, if any.
 */
workspace: WorkspaceView | null, 
/**
 * Folder offered for a new workspace.
 */
default_folder: string, 
/**
 * Folders that were open before and are still there, the newest first.
 */
recent: Array<string>, };

/**
 * An open workspace.
 */
export type WorkspaceView = { 
/**
 * Its folder.
 */
folder: string, 
/**
 * Name of the park, or empty.
 */
park_name: string, 
/**
 * Whether it holds the fictitious demo park.
 */
is_demo: boolean, 
/**
 * Every assessment, newest first.
 */
assessments: Array<AssessmentSummary>, 
/**
 * Id of the assessment that is open.
 */
current: string | null, 
/**
 * What the office should know about the folder (network drive …).
 */
warnings: Array<SaidView>, 
/**
 * Last change that is stored.
 */
sequence: number, };

/**
 * Where an empty framework is to be written.
 */
export type WriteTemplate = { 
/**
 * A file that ends in `.xlsx` or `.toml`.
 */
out: string, };

/** Every command with its request and reply. */
export interface Commands {
  workspace_state: { request: Nothing; reply: WorkspaceState };
  open_workspace: { request: OpenWorkspace; reply: WorkspaceState };
  open_demo: { request: OpenDemo; reply: WorkspaceState };
  close_workspace: { request: Nothing; reply: WorkspaceState };
  undo: { request: Nothing; reply: Undone };
  frameworks: { request: Nothing; reply: FrameworkList };
  framework: { request: FrameworkRef; reply: FrameworkView };
  check_framework: { request: FrameworkFileRef; reply: FrameworkChecked };
  add_framework: { request: FrameworkFileRef; reply: FrameworkAdded };
  export_framework: { request: ExportFramework; reply: FileWritten };
  framework_template: { request: WriteTemplate; reply: FileWritten };
  publish_framework: { request: FrameworkRef; reply: FrameworkSummary };
  assessments: { request: Nothing; reply: AssessmentList };
  new_assessment: { request: NewAssessment; reply: AssessmentView };
  open_assessment: { request: OpenAssessment; reply: AssessmentView };
  assessment: { request: Nothing; reply: AssessmentView };
  choose_reading: { request: ChosenReading; reply: AssessmentView };
  compare_frameworks: { request: CompareFrameworks; reply: ComparisonView };
  preview_update: { request: UpdateAssessment; reply: UpdateView };
  update_assessment: { request: UpdateAssessment; reply: UpdateView };
  prefill: { request: Nothing; reply: PrefillView };
  accept_prefill: { request: AcceptPrefill; reply: AssessmentView };
  confirm_answer: { request: ConfirmAnswer; reply: AssessmentView };
  profile: { request: Nothing; reply: ProfileView };
  save_profile_field: { request: SaveProfileField; reply: ProfileFieldSaved };
  eligibility: { request: Nothing; reply: EligibilityView };
  base_data: { request: Nothing; reply: BaseDataView };
  save_base_value: { request: SaveBaseValue; reply: BaseValueSaved };
  roster: { request: RosterQuery; reply: RosterView };
  preview_roster_import: { request: ImportRoster; reply: ImportView };
  import_roster: { request: ImportRoster; reply: ImportView };
  save_firm_cell: { request: SaveFirmCell; reply: FirmCellSaved };
  save_firm_cells: { request: SaveFirmCells; reply: FirmCellsSaved };
  add_firm: { request: AddFirm; reply: FirmCellSaved };
  remove_firm: { request: RemoveFirm; reply: FirmRemoved };
  missing_firms: { request: MissingFirms; reply: MissingFirmsView };
  coverage: { request: CoverageQuery; reply: CoverageView };
  what_if: { request: WhatIf; reply: WhatIfView };
  export_roster: { request: ExportRoster; reply: FileWritten };
  roster_template: { request: RosterTemplate; reply: FileWritten };
  roster_rejects: { request: Nothing; reply: RejectList };
  mend_rejects: { request: MendRejects; reply: Mended };
  discard_rejects: { request: DiscardRejects; reply: RejectList };
  duplicate_firms: { request: Nothing; reply: DuplicateList };
  merge_firms: { request: MergeFirms; reply: MergedView };
  own_columns: { request: Nothing; reply: OwnColumnList };
  add_own_column: { request: AddOwnColumn; reply: OwnColumnList };
  change_own_column: { request: ChangeOwnColumn; reply: OwnColumnList };
  make_questionnaires: { request: MakeQuestionnaires; reply: QuestionnairesMade };
  read_questionnaires: { request: ReadQuestionnaires; reply: QuestionnairesRead };
  questionnaires: { request: QuestionnaireQuery; reply: QuestionnaireView };
  export_questionnaires: { request: ExportQuestionnaires; reply: FileWritten };
  take_answers: { request: TakeAnswers; reply: AnswersTaken };
  save_answer: { request: SaveAnswer; reply: AnswerSaved };
  answer_history: { request: AnswerHistory; reply: AnswerHistoryView };
  score: { request: Nothing; reply: ScoreView };
  gap: { request: Nothing; reply: GapView };
  check: { request: Nothing; reply: CheckView };
  evidence: { request: Nothing; reply: EvidenceBoard };
  find_evidence: { request: FindEvidence; reply: FoundEvidence };
  add_evidence: { request: AddEvidence; reply: EvidenceAdded };
  revise_evidence: { request: ReviseEvidence; reply: EvidenceBoard };
  evidence_versions: { request: EvidenceRef; reply: EvidenceVersions };
  export_evidence: { request: ExportEvidence; reply: EvidenceVersion };
  suggest_evidence: { request: Nothing; reply: EvidenceSuggestions };
  link_evidence: { request: LinkEvidence; reply: EvidenceBoard };
  unlink_evidence: { request: UnlinkEvidence; reply: EvidenceBoard };
  describe_evidence: { request: DescribeEvidence; reply: EvidenceBoard };
  check_evidence: { request: Nothing; reply: CheckView };
  remove_evidence: { request: RemoveEvidence; reply: EvidenceBoard };
  evidence_trash: { request: Nothing; reply: EvidenceTrash };
  restore_evidence: { request: EvidenceRef; reply: EvidenceBoard };
  look_at_evidence: { request: EvidenceRef; reply: EvidenceLook };
  draw_evidence_page: { request: DrawPage; reply: PageDrawn };
  try_scans: { request: TryScans; reply: ScansTried };
  inspect_evidence: { request: EvidenceRef; reply: EvidenceInspected };
  number_evidence: { request: NumberEvidence; reply: EvidenceRenumbered };
  choose_binding: { request: ChooseBinding; reply: EvidenceBoard };
  readiness: { request: Nothing; reply: Readiness };
  look_at_book: { request: LookAtBook; reply: BookLook };
  draw_book_page: { request: DrawBookPage; reply: PageDrawn };
  search_book: { request: SearchBook; reply: BookHits };
  make_package: { request: MakePackage; reply: PackageMade };
  compare_packages: { request: ComparePackages; reply: PackageComparison };
  print_comparison: { request: PrintComparison; reply: FileWritten };
  rebuild_package: { request: RebuildPackage; reply: PackageRebuilt };
  verify_package: { request: VerifyPackage; reply: VerificationView };
  unpack_package: { request: UnpackPackage; reply: VerificationView };
}
