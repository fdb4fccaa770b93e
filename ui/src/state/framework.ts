import type { AreaView, AssessmentView, FrameworkView, IndicatorView, QuestionView, RawAnswerView } from "../ipc/generated/contract";
import { textOfRaw } from "./field";

/** An indicator with the areas above it, outermost first. */
export interface Placed {
  indicator: IndicatorView;
  areas: AreaView[];
}

/** Every indicator in the order of the framework. */
export function placedIndicators(framework: FrameworkView): Placed[] {
  const below = (area: AreaView, above: AreaView[]): Placed[] => {
    const areas = [...above, area];
    return [...area.indicators.map((indicator) => ({ indicator, areas })), ...area.areas.flatMap((a) => below(a, areas))];
  };
  return framework.areas.flatMap((area) => below(area, []));
}

/** The first indicator that still has an empty field: what a clerk goes on with. */
export function firstOpen({ framework, answers, score }: AssessmentView): IndicatorView | undefined {
  const missing = new Set(score.indicators.filter((result) => result.state === "missing_data").map((result) => result.id));
  const told = new Set(
    answers.filter((answer) => answer.slot === "narrative" && answer.raw.kind !== "empty").map((answer) => answer.indicator),
  );
  const all = placedIndicators(framework).map((placed) => placed.indicator);
  return all.find(({ id, narrative }) => missing.has(id) || (narrative !== null && !told.has(id)));
}

/** A number before its name, as it is written: "一、建设标准", "（一）产业数字化水平高", "2.1 双千兆网络覆盖率". */
export function numbered({ number, name }: { number: string; name: string }): string {
  if (number === "") return name;
  if (/[）)、]$/.test(number)) return number + name;
  return `${number}${/^[一二三四五六七八九十]+$/.test(number) ? "、" : " "}${name}`;
}

/** "2.1 双千兆网络覆盖率", or the id where the framework does not know it. */
export function indicatorName(framework: FrameworkView | undefined, id: string): string {
  const found = framework && placedIndicators(framework).find((p) => p.indicator.id === id);
  return found ? numbered(found.indicator) : id;
}

function optionsOf(question: QuestionView): { id: string; label: string }[] {
  switch (question.kind) {
    case "choice":
    case "choices":
      return question.options;
    case "checklist":
      return question.items;
    case "level":
      return question.levels;
    default:
      return [];
  }
}

/** A raw answer in words, with the labels of its options. */
export function wordsOf(raw: RawAnswerView, indicator: IndicatorView): string {
  if (raw.kind !== "chosen") return textOfRaw(raw);
  const { question } = indicator;
  const options = optionsOf(question);
  return raw.options.map((id) => options.find((o) => o.id === id)?.label ?? id).join("、");
}
