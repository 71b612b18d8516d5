import type { Interval, Track } from "../../../taxonomy/domain/axis.js";
import { read } from "../features.js";
import type { LevelingModel } from "../model.js";
import type { TitlePlacement, TitleResolution } from "../suggestion.js";
import { resolveTitle } from "../title.js";
import { calibrationOf, kendall, share, type Share } from "./metrics.js";

/** A part of the axis. */
export interface Region extends Interval {
  readonly track: Track;
}

/** Where labelled titles come from, and what their labels mean. Source: seeds/evaluation/titles.json. */
export interface TitleSource {
  readonly measure: "CLASSES" | "ORDER" | "NONE";
  readonly labels: string;
  readonly licence: string;
  readonly repository: string;
  readonly apart?: boolean;
  readonly company?: string;
  readonly classes?: readonly TitleClass[];
}

/** A label, and what its name says: words that are the name itself, and parts of the axis for all other words. */
export interface TitleClass {
  readonly label: string;
  /** Keys of concepts of the lexicon. */
  readonly words?: readonly string[];
  readonly regions: readonly Region[];
}

export interface LabelledTitle {
  readonly source: string;
  readonly title: string;
  readonly language: string;
  readonly label?: string;
  readonly grade?: number;
  readonly group?: string;
}

export interface TitleData {
  readonly sources: Readonly<Record<string, TitleSource>>;
  readonly titles: readonly LabelledTitle[];
}

/** What is measured of one source. */
export interface TitleMeasure {
  readonly source: string;
  readonly apart: boolean;
  /** Share of titles that were answered: placed, and not marked as no confident match. */
  readonly coverage: Share;
  /** CLASSES: share of answered titles in the class that the label's name says; nothing is fitted. */
  readonly byName: Share | null;
  /** CLASSES: the same after learning, on the other four fifths of the source, which words it puts in which class. */
  readonly linked: Share | null;
  /** ORDER: share of answered pairs of one group with different grades that are put in the same order; ties count half. */
  readonly order: Share | null;
  readonly kendall: number | null;
}

/** One title as it was answered, with the class it was put in. */
export interface TitleOutcome {
  readonly title: LabelledTitle;
  readonly resolution: TitleResolution;
  readonly byName: string | null;
  readonly linked: string | null;
}

/** How many labelled titles what the class's name says counts for. */
const MEANING = 2;
/** Parts of a source, row by row in turn: a title's class is learnt from the others. */
const FOLDS = 5;

/** Answers every title of one source and measures. `model` must not have been fitted on the source's company. */
export function measureTitles(source: string, data: TitleData, model: LevelingModel): { readonly measure: TitleMeasure; readonly outcomes: readonly TitleOutcome[] } {
  const scheme = data.sources[source];
  const titles = data.titles.filter((title) => title.source === source);
  const answers = titles.map((title) => ({ title, resolution: resolveTitle({ title: title.title }, model), words: wordsOf(title.title, model) }));
  const outcomes = answers.map(({ title, resolution, words }, i): TitleOutcome => {
    if (resolution.kind === "ABSTENTION" || scheme?.classes === undefined) return { title, resolution, byName: null, linked: null };
    const meant = classesOf(resolution, words, scheme.classes);
    const learnt = scheme.apart === true ? [] : answers.filter((other, j) => j % FOLDS !== i % FOLDS && other.title.label !== undefined && other.resolution.kind === "PLACEMENT");
    return { title, resolution, byName: likeliest(meant), linked: likeliest(link(meant, words, learnt)) };
  });
  const answered = outcomes.filter((o) => isAnswer(o.resolution));
  const labelled = answered.filter((o) => o.title.label !== undefined);
  const hits = (of: (o: TitleOutcome) => string | null): Share | null =>
    (scheme?.measure === "CLASSES" ? share(labelled.filter((o) => of(o) === o.title.label).length, labelled.length) : null);
  return {
    outcomes,
    measure: {
      source, apart: scheme?.apart ?? false, coverage: share(answered.length, titles.length), byName: hits((o) => o.byName), linked: hits((o) => o.linked),
      ...orderOf(answered),
    },
  };
}

/** A place that comes with "no confident match" is shown, and is no answer. */
const isAnswer = (resolution: TitleResolution): boolean => resolution.kind === "PLACEMENT" && resolution.decision !== "NO_CONFIDENT_MATCH";

/** All sources. `modelFor` gives a model that never saw the company named; null: any. */
export function measureAllTitles(data: TitleData, modelFor: (hidden: string | null) => LevelingModel): readonly TitleMeasure[] {
  return Object.keys(data.sources).sort().map((source) => measureTitles(source, data, modelFor(data.sources[source]?.company ?? null)).measure);
}

/** The concepts of rank in a title; where it has none, those of the work. */
function wordsOf(title: string, model: LevelingModel): readonly string[] {
  const { matches } = read({ title }, model.matcher).title;
  const ranks = matches.filter((m) => m.concept.kind === "SENIORITY");
  const chosen = ranks.length > 0 ? ranks : matches.filter((m) => m.concept.track !== undefined);
  return [...new Set(chosen.map((m) => m.concept.key))].sort();
}

type Shares = ReadonlyMap<string, number>;

/** The highest class whose name is among the words; else how much of the posterior lies in the parts of the axis that each name says. */
function classesOf(placement: TitlePlacement, words: readonly string[], classes: readonly TitleClass[]): Shares {
  const called = classes.findLast((c) => c.words?.some((word) => words.includes(word)));
  if (called !== undefined) return new Map(classes.map((c) => [c.label, c === called ? 1 : 0]));
  const weight = (track: Track, at: number): number => (track === placement.track ? (placement.posterior.find((p) => p.range.lo <= at && at < p.range.hi)?.probability ?? 0) : 0);
  return new Map(classes.map(({ label, regions }) => [label, regions.reduce((sum, region) => {
    const states = Array.from({ length: Math.round((region.hi - region.lo) / 0.05) }, (_, i) => region.lo + 0.05 * (i + 0.5));
    return sum + states.reduce((inner, at) => inner + weight(region.track, at) * 0.1, 0);
  }, 0)]));
}

/** Joins what the classes' names say with the classes that titles of the same words have among the others. */
function link(meant: Shares, words: readonly string[], learnt: readonly { readonly title: LabelledTitle; readonly words: readonly string[] }[]): Shares {
  const seen = new Map<string, number>();
  for (const other of learnt) {
    if (other.title.label === undefined || other.words.join() !== words.join()) continue;
    seen.set(other.title.label, (seen.get(other.title.label) ?? 0) + 1);
  }
  return new Map([...meant].map(([label, p]) => [label, MEANING * p + (seen.get(label) ?? 0)]));
}

/** The class with the largest share; null where nothing has any. */
function likeliest(shares: Shares): string | null {
  const [best] = [...shares].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best === undefined || best[1] <= 0 ? null : best[0];
}

/** Pairs of one group whose grades differ: are they put in the same order? */
function orderOf(answered: readonly TitleOutcome[]): { readonly order: Share | null; readonly kendall: number | null } {
  const graded = answered.flatMap(({ title, resolution }) => (title.grade === undefined || resolution.kind !== "PLACEMENT" ? [] : [{ ...title, grade: title.grade, at: resolution.centre }]));
  if (graded.length === 0) return { order: null, kendall: null };
  let [right, all] = [0, 0];
  graded.forEach((a, i) => {
    for (const b of graded.slice(i + 1)) {
      if (a.group !== b.group || a.grade === b.grade) continue;
      all += 1;
      right += a.at === b.at ? 0.5 : Number(a.at < b.at === a.grade < b.grade);
    }
  });
  return { order: share(right, all), kendall: kendall(graded.map(({ grade, at }) => [grade, at] as const)) };
}

/** Confidence of linked classes against their labels, over all sources that are not apart. */
export function titleCalibration(outcomes: readonly TitleOutcome[]): ReturnType<typeof calibrationOf> {
  return calibrationOf(outcomes.flatMap((o) => (o.resolution.kind === "PLACEMENT" && o.title.label !== undefined ? [{ confidence: o.resolution.confidence, right: o.byName === o.title.label }] : [])));
}
