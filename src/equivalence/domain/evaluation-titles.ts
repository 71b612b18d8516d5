import { measureTitles, type LabelledTitle, type TitleData, type TitleMeasure, type TitleOutcome } from "../../leveling/domain/evaluation/titles.js";
import type { LevelingModel } from "../../leveling/domain/model.js";
import { figure, worth } from "./evaluation-figures.js";
import { clusteredShare, groupedBy, reliability } from "./evaluation-statistics.js";
import type { EvaluationSection, Figure } from "./evaluation.js";

/** One source's titles as answered. */
export interface MeasuredTitles {
  readonly measure: TitleMeasure;
  readonly outcomes: readonly TitleOutcome[];
}

const CLASS_TARGET = 0.88;

/** Answers every labelled title. `modelFor` gives a model that never saw the company named; null: any. */
export const answeredTitles = (data: TitleData, modelFor: (hidden: string | null) => LevelingModel): readonly MeasuredTitles[] =>
  Object.keys(data.sources).sort().map((source) => measureTitles(source, data, modelFor(data.sources[source]?.company ?? null)));

/** How well single titles are placed, source by source and over those whose labels can be trusted. */
export function titleSections(measured: readonly MeasuredTitles[]): readonly EvaluationSection[] {
  const classed = measured.filter(({ measure }) => measure.linked !== null);
  const trusted = classed.filter(({ measure }) => !measure.apart).flatMap(({ outcomes }) => outcomes);
  const forecasts = trusted.flatMap(({ title, resolution, byName }) =>
    (resolution.kind === "PLACEMENT" && title.label !== undefined ? [{ cluster: title.title, confidence: resolution.confidence, right: byName === title.label }] : []));
  return [
    {
      key: "titles",
      title: "Titles without a ladder",
      text: "Labelled titles from public collections, answered by the title alone. A source's classes are its own: first they are read by their names, as parts of the axis; then the link from our answer to "
        + "its classes is learnt on every other row of the source and measured on the rest. Nothing else is fitted on them. Where a source grades instead, pairs of titles of different grade count, ties as half. "
        + "One source labels the posting rather than the title, contradicts itself and holds other professions: it is told apart, and nothing is learnt on it.",
      figures: [
        ...classes("all sources but the one apart", trusted, CLASS_TARGET),
        ...measured.flatMap(({ measure, outcomes }) => ofSource(measure, outcomes)),
      ],
      reliability: [],
    },
    {
      key: "title-confidence",
      title: "What the confidence of a title's place is worth",
      text: "The stated probability is that of standing within half a level. The labels are classes wider and narrower than that, read by their names, so the two cannot be quite equal.",
      figures: worth("all sources but the one apart", forecasts, "A title that several rows have counts once for the interval."),
      reliability: reliability(forecasts),
    },
  ];
}

function ofSource(measure: TitleMeasure, outcomes: readonly TitleOutcome[]): readonly Figure[] {
  const group = measure.apart ? `${measure.source}, apart` : measure.source;
  if (measure.linked !== null) return classes(group, outcomes);
  return [
    ...(outcomes.length === 0 ? [] : [figure("answered", group, answered(outcomes))]),
    ...(measure.order === null || measure.order.n === 0 ? [] : [figure("pairs in the right order", group, measure.order, {
      baselines: [{ name: "chance", value: 0.5 }], note: "Pairs share titles, so they are not independent: the interval is too narrow.",
    })]),
  ];
}

function classes(group: string, outcomes: readonly TitleOutcome[], target: number | null = null): readonly Figure[] {
  if (outcomes.length === 0) return [];
  const labelled = outcomes.filter(({ title, resolution }) => title.label !== undefined && resolution.kind === "PLACEMENT");
  const right = (of: (outcome: TitleOutcome) => string | null) => (outcome: TitleOutcome): boolean => of(outcome) === outcome.title.label;
  return [
    figure("answered", group, answered(outcomes)),
    ...(labelled.length === 0 ? [] : [
      figure("right class, link learnt", group, clusteredShare(labelled, right(({ linked }) => linked), ({ title }) => title.title), { target, baselines: [commonest(labelled)] }),
      figure("right class, by its name", group, clusteredShare(labelled, right(({ byName }) => byName), ({ title }) => title.title), { baselines: [commonest(labelled)] }),
    ]),
  ];
}

const answered = (outcomes: readonly TitleOutcome[]): ReturnType<typeof clusteredShare> =>
  clusteredShare(outcomes, ({ resolution }) => resolution.kind === "PLACEMENT", ({ title }) => title.title);

/** What is reached by always saying the commonest class of each source. */
function commonest(labelled: readonly TitleOutcome[]): Figure["baselines"][number] {
  const sources = groupedBy(labelled.map(({ title }) => title), ({ source }) => source);
  const most = (titles: readonly LabelledTitle[]): number => Math.max(...[...groupedBy(titles, ({ label }) => label ?? "").values()].map((same) => same.length));
  return { name: "always the commonest class", value: [...sources.values()].reduce((sum, titles) => sum + most(titles), 0) / labelled.length };
}
