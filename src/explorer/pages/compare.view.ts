import { fold } from "../../shared/text.js";
import { errorAt, needed, NoPage, statusOf, type Answer, type AskedError, type PageRequest } from "../asking.js";
import { compareLink, rungLabel, subjectOf, subjectText, USUAL_COMPANIES, type Comparison, type Subject } from "../links.js";
import { answersQuestion, laddersQuestion, refOf, wholeQuestion, type ChartView, type Compared, type PairAnswer, type Range, type ShownRung } from "./compare.question.js";

/** Everything that a comparison shows, in any form. */
export interface ComparedView {
  readonly comparison: Comparison;
  readonly compared: Compared;
  /** What was asked about; null: nothing yet. */
  readonly from: { readonly subject: Subject; readonly name: string; readonly range: Range; readonly rung: ShownRung | null } | null;
  readonly answers: ReadonlyMap<string, PairAnswer>;
  /** Companies that could not be answered for. */
  readonly failed: readonly { readonly company: string; readonly error: AskedError }[];
  readonly question: ReturnType<typeof wholeQuestion>;
}

/** What an address asks to compare; two companies at least, those of whom something is asked first. */
export function comparisonOf(query: PageRequest["query"]): Comparison {
  const track = (query.track ?? "ic").toLowerCase();
  if (track !== "ic" && track !== "m") throw new NoPage(400, "Which track?", `"track" is ic (individual contributors) or m (management); it was "${query.track}".`);
  const from = subjectOf(query.from);
  if (query.from !== undefined && query.from !== "" && from === null) throw new NoPage(400, "From where?", `"from" is a company and its rung, as in google:L5, or level:ic/staff, or role:data-architect; it was "${query.from.slice(0, 80)}".`);
  const given = [...(query.companies ?? "").split(","), ...(query.add ?? "").split(",")].map((slug) => slug.trim().toLowerCase()).filter((slug) => slug !== "");
  const asked = [...new Set([...(from?.kind === "RUNG" && !given.includes(from.company) ? [from.company] : []), ...given])];
  const usual = USUAL_COMPANIES.filter((slug) => !asked.includes(slug));
  const companies = asked.length === 0 ? [...USUAL_COMPANIES] : asked.length === 1 ? [...asked, ...usual.slice(0, 1)] : asked;
  return { companies, track: track === "ic" ? "IC" : "M", family: query.family, from: from === null ? undefined : subjectText(from), asOf: query.asOf };
}

/** Asks for the ladders, then from the rung meant. */
export async function comparedView({ query, ask }: Pick<PageRequest, "query" | "ask">): Promise<ComparedView> {
  const comparison = comparisonOf(query);
  const ladders = await ask<{ compareLadders: Compared | null }>(laddersQuestion(comparison));
  const compared = needed(ladders, "These ladders cannot be compared").compareLadders;
  if (compared === null) throw new NoPage(500, "These ladders cannot be compared", "The server gave no answer.");
  const unknown = compared.columns.flatMap((column, i) => (column === null ? (errorAt(ladders.errors, "compareLadders", "columns", i) ?? []) : []))[0];
  if (unknown !== undefined) throw new NoPage(statusOf(unknown), "No such company", unknown.message);
  const subject = subjectOf(comparison.from);
  const none = { comparison, compared, from: null, answers: new Map(), failed: [], question: wholeQuestion(comparison, null, []) };
  if (subject === null) return none;
  const rung = subject.kind === "RUNG" ? rungMeant(compared, subject) : null;
  const ref = rung === null ? refOf(subject, comparison.track) : { id: rung.rung.id };
  const others = comparison.companies.filter((slug) => subject.kind !== "RUNG" || slug !== subject.company);
  const question = answersQuestion(ref, comparison, others);
  const answer = await ask<Readonly<Record<string, PairAnswer | null>>>(question);
  const data = needed(answer, "That cannot be compared");
  return {
    comparison, compared, question: wholeQuestion(comparison, ref, others), ...answersOf(data, answer, others),
    from: rung === null ? fromElsewhere(subject, compared) : { subject, name: `${companyName(compared, subject)} ${rungLabel(rung.rung)}`, range: rung.range, rung: rung.rung },
  };
}

function answersOf(data: Readonly<Record<string, PairAnswer | null>>, { errors }: Answer<object>, others: readonly string[]): Pick<ComparedView, "answers" | "failed"> {
  const all = others.map((company, i) => ({ company, answer: data[`to${i}`] ?? null, error: errorAt(errors, `to${i}`) }));
  return {
    answers: new Map(all.flatMap(({ company, answer }) => (answer === null ? [] : [[company, answer]]))),
    failed: all.flatMap(({ company, error }) => (error === null ? [] : [{ company, error }])),
  };
}

/** The rung of a column that an address means, by code, else by title; null: the API is asked by name. */
function rungMeant({ columns }: Compared, { company, name }: Subject & { kind: "RUNG" }): { readonly rung: ShownRung; readonly range: Range } | null {
  const rungs = columns.find((column) => column?.company.slug === company)?.rungs ?? [];
  return rungs.find(({ rung }) => rung.code !== null && fold(rung.code) === fold(name)) ?? rungs.find(({ rung }) => fold(rung.title) === fold(name)) ?? null;
}

const companyName = ({ columns }: Compared, subject: Subject): string => (subject.kind === "RUNG" ? columns.find((column) => column?.company.slug === subject.company)?.company.name ?? subject.company : "");

/** A level is its band; what else the API was asked by name has no range here. */
function fromElsewhere(subject: Subject, { bands }: Compared): ComparedView["from"] {
  const band = subject.kind === "LEVEL" ? bands.find(({ key }) => key === subject.key) : undefined;
  return band === undefined ? null : { subject, name: band.title, range: band, rung: null };
}

/** What is compared, as a heading. */
export const headingOf = ({ compared, from }: ComparedView): string => {
  const names = compared.columns.flatMap((column) => column?.company.name ?? []).join(", ");
  return from === null ? `${names} side by side` : `${from.name} among ${names}`;
};

/** The view as the chart wants it. */
export const chartFor = ({ comparison, compared, from, answers }: ComparedView): ChartView => ({
  bands: compared.bands, columns: compared.columns, answers, asOf: comparison.asOf, from: from === null ? null : { range: from.range, rungId: from.rung?.id ?? null },
  linkFrom: (company, name) => compareLink({ ...comparison, from: `${company}:${name}` }),
});
