import type { Question } from "../asking.js";
import type { Comparison, Subject } from "../links.js";

/** A range on the axis, in levels. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
}

export interface NamedRung {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly track: "IC" | "M";
}

export interface ShownRung extends NamedRung {
  readonly scope: string | null;
  readonly badge: string | null;
  readonly mapping: { readonly confidence: number } | null;
}

export interface Column {
  readonly company: { readonly slug: string; readonly name: string; readonly people: { readonly min: number; readonly max: number | null } | null };
  readonly ladder: { readonly id: string; readonly slug: string; readonly name: string; readonly family: string; readonly version: { readonly id: string; readonly number: number; readonly effectiveOn: string; readonly complete: boolean } } | null;
  readonly note: string | null;
  readonly rungs: readonly { readonly rung: ShownRung; readonly range: Range; readonly blur: number }[];
}

export interface Band {
  readonly key: string;
  readonly title: string;
  readonly rank: number;
  readonly lo: number;
  readonly hi: number;
}

export interface Compared {
  readonly track: "IC" | "M";
  readonly bands: readonly Band[];
  readonly columns: readonly (Column | null)[];
}

interface Share {
  readonly kind: "RUNG" | "BETWEEN_RUNGS" | "BELOW_LADDER" | "ABOVE_LADDER";
  readonly share: number;
  readonly range: Range | null;
  readonly rungs: readonly NamedRung[];
}

interface Conflict {
  readonly text: string;
  readonly citation: { readonly title: string; readonly url: string | null } | null;
}

interface Named {
  readonly toCompany: { readonly slug: string; readonly name: string };
  readonly landing: readonly Share[];
  readonly caveats: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly computedWith: { readonly taxonomyVersion: string; readonly methodVersion: string; readonly fromLadderVersion: string | null; readonly toLadderVersion: string | null; readonly evidenceAsOf: string };
}

export interface EquivalenceAnswer extends Named {
  readonly __typename: "Equivalence";
  readonly best: { readonly rung: NamedRung; readonly predicate: string | null; readonly overlap: number; readonly landing: number; readonly rankShift: number };
  readonly confidence: { readonly value: number; readonly band: "HIGH" | "MEDIUM" | "LOW" | "TOO_WEAK" };
  readonly reasons: readonly { readonly kind: string; readonly text: string }[];
  readonly depth: { readonly note: string | null; readonly probes: readonly { readonly question: string; readonly answer: string }[] };
  readonly whatWouldHelp: readonly string[];
}

export interface AbstentionAnswer extends Named {
  readonly __typename: "Abstention";
  readonly reason: string;
  readonly message: string;
  readonly wouldHelp: readonly string[];
}

export type PairAnswer = EquivalenceAnswer | AbstentionAnswer;

/** What the chart shows. */
export interface ChartView {
  readonly bands: readonly Band[];
  readonly columns: readonly (Column | null)[];
  /** What was asked about: its range, and its rung where it is one of a column. */
  readonly from: { readonly range: Range; readonly rungId: string | null } | null;
  /** The day answered for; undefined: today. */
  readonly asOf: string | undefined;
  /** The answers, by company. */
  readonly answers: ReadonlyMap<string, PairAnswer>;
  /** Where a bar leads: the same comparison, from that rung. */
  readonly linkFrom: (company: string, rungName: string) => string;
}

const LADDERS = `compareLadders(input: $ladders) {
    track
    bands { key title rank lo hi }
    columns {
      company { slug name people { min max } }
      ladder { id slug name family version { id number effectiveOn complete } }
      note
      rungs { rung { id code title track scope badge mapping { confidence } } range { lo hi } blur }
    }
  }`;

export const ANSWER = `fragment Answer on EquivalenceResult {
  __typename
  ... on Equivalence {
    toCompany { slug name }
    best { rung { id code title track } predicate overlap landing rankShift }
    landing { kind share range { lo hi } rungs { id code title track } }
    confidence { value band }
    reasons { kind text }
    caveats
    conflicts { text citation { title url } }
    computedWith { taxonomyVersion methodVersion fromLadderVersion toLadderVersion evidenceAsOf }
    depth { note probes { question answer } }
    whatWouldHelp
  }
  ... on Abstention {
    toCompany { slug name }
    reason
    message
    landing { kind share range { lo hi } rungs { id code title track } }
    caveats
    conflicts { text citation { title url } }
    computedWith { taxonomyVersion methodVersion fromLadderVersion toLadderVersion evidenceAsOf }
    wouldHelp
  }
}`;

/** One question for each company, under `to0`, `to1` …; each may fail by itself. */
const answers = (count: number): string => Array.from({ length: count }, (_, i) => `to${i}: equivalence(input: { from: $from, toCompany: $company${i}, toTrack: $track, asOf: $asOf }) { ...Answer }`).join("\n  ");
const companyVariables = (count: number): string => Array.from({ length: count }, (_, i) => `$company${i}: String!`).join(", ");

/** The ladders side by side. */
export const laddersQuestion = ({ companies, track, family, asOf }: Comparison): Question => ({
  document: `query Ladders($ladders: CompareLaddersInput!) {\n  ${LADDERS}\n}`,
  variables: { ladders: { companies, track, ...(family !== undefined && { family }), ...(asOf !== undefined && { asOf }) } },
});

/** What a rung, level or role equals at each of `others`. `from` is one of the API's `RungRef`. */
export const answersQuestion = (from: object, { track, asOf }: Comparison, others: readonly string[]): Question => ({
  document: `query Equals($from: RungRef!, $track: Track, $asOf: Date, ${companyVariables(others.length)}) {\n  ${answers(others.length)}\n}\n\n${ANSWER}`,
  variables: { from, track, ...(asOf !== undefined && { asOf }), ...named(others) },
});

/** Both in one, for the playground. */
export const wholeQuestion = (comparison: Comparison, from: object | null, others: readonly string[]): Question => {
  const ladders = laddersQuestion(comparison);
  if (from === null || others.length === 0) return ladders;
  const equals = answersQuestion(from, comparison, others);
  return {
    document: `query Compare($ladders: CompareLaddersInput!, $from: RungRef!, $track: Track, $asOf: Date, ${companyVariables(others.length)}) {\n  ${LADDERS}\n  ${answers(others.length)}\n}\n\n${ANSWER}`,
    variables: { ...ladders.variables, ...equals.variables },
  };
};

const named = (others: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(others.map((slug, i) => [`company${i}`, slug]));

/** A subject as the API names it, where no rung of a column is meant. `track` undefined: the API says which rung it took where one name stands on both. */
export function refOf(subject: Subject, track?: "IC" | "M"): object {
  if (subject.kind === "LEVEL") return { canonicalLevel: { key: subject.key } };
  if (subject.kind === "ROLE") return { role: { key: subject.key } };
  return { companyRung: { company: subject.company, code: subject.name, track } };
}
