import { needed, NoPage, type Question, type PageRequest } from "../asking.js";
import { companyLink, query as queryString, rungLabel, rungLink, subjectOf } from "../links.js";
import type { Page } from "../page.js";
import { Field } from "../parts/fields.js";
import { BAND_NAMES, decimal, peopleWords, percent, PREDICATE_NAMES } from "../words.js";
import { refOf, type NamedRung } from "./compare.question.js";

interface Counterpart {
  readonly rung: NamedRung & { readonly company: { readonly slug: string; readonly name: string; readonly country: string | null; readonly people: { readonly min: number; readonly max: number | null } | null } };
  readonly overlap: number;
  readonly landing: number;
  readonly rankShift: number;
  readonly predicate: string | null;
  readonly confidence: { readonly value: number; readonly band: keyof typeof BAND_NAMES };
}

interface Counterparts {
  readonly counterparts: { readonly nodes: readonly Counterpart[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } } | null;
}

export const COUNTERPARTS = `query Counterparts($input: CounterpartsInput!, $after: String) {
  counterparts(input: $input, first: 30, after: $after) {
    nodes {
      rung { id code title track company { slug name country people { min max } } }
      overlap landing rankShift predicate
      confidence { value band }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** `/sourcing?from=google:L5&country=GB&minPeople=50`: who elsewhere has this level. */
export async function sourcingPage({ query, ask }: PageRequest): Promise<Page> {
  const form = <SourcingForm query={query} />;
  const asked = (query.from ?? "").trim();
  if (asked === "") {
    return {
      title: "Who has this level?", section: "sourcing", question: null, description: "Rungs of all companies that are like a given rung, level, role or title, most alike first.",
      body: <div class="wrap"><h1>Who has this level?</h1><p class="lead">Name a rung, a canonical level, a role or a job title: every company's nearest rung is listed, most alike first.</p>{form}</div>,
    };
  }
  const question = questionOf(asked, query);
  const { counterparts } = needed(await ask<Counterparts>(question), "Nothing to look for");
  const { nodes, pageInfo } = counterparts ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  return {
    title: `Who has the level of ${asked}?`, section: "sourcing", question, description: `Rungs of all companies that are like ${asked}, most alike first.`,
    body: (
      <div class="wrap">
        <h1>Who has the level of <span class="asked">{asked}</span>?</h1>
        {form}
        {nodes.length === 0 ? <p>No company has a rung like it within these filters. Take a filter away, or lower the confidence.</p> : <Found nodes={nodes} />}
        <p>{query.after !== undefined && <a href={`/sourcing${queryString({ ...query, after: undefined })}`}>From the start</a>} {pageInfo.hasNextPage && pageInfo.endCursor !== null && <a href={`/sourcing${queryString({ ...query, after: pageInfo.endCursor })}`} rel="next">More</a>}</p>
      </div>
    ),
  };
}

/** The address as the API's input. What is no `company:rung`, `level:…` or `role:…` is taken for a job title. Fails: NoPage for what is no number or track. */
function questionOf(asked: string, query: PageRequest["query"]): Question {
  const subject = subjectOf(asked);
  const track = (query.track ?? "").toUpperCase();
  if (track !== "" && track !== "IC" && track !== "M") throw new NoPage(400, "Which track?", `"track" is ic or m; it was "${query.track?.slice(0, 40)}".`);
  const number = (name: string): number | undefined => {
    const text = (query[name] ?? "").trim();
    if (text === "") return undefined;
    const value = Number(text);
    if (!Number.isFinite(value)) throw new NoPage(400, "Which number?", `"${name}" must be a number; it was "${text.slice(0, 40)}".`);
    return value;
  };
  const text = (name: string): string | undefined => (query[name] ?? "").trim() || undefined;
  const from = subject === null ? { freeTitle: { title: asked } } : refOf(subject, track === "M" ? "M" : "IC");
  const input = { from, country: text("country")?.toUpperCase(), family: text("family"), minPeople: number("minPeople"), maxPeople: number("maxPeople"), minConfidence: number("minConfidence") };
  return { document: COUNTERPARTS, variables: { input: Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)), ...(query.after !== undefined && { after: query.after }) } };
}

function Found({ nodes }: { readonly nodes: readonly Counterpart[] }) {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Rungs like it">
      <table>
        <caption>Most alike first: by what the two ranges share of all that either covers</caption>
        <thead><tr><th scope="col">Company</th><th scope="col">Rung</th><th scope="col">Alike</th><th scope="col">Would land there</th><th scope="col">Height</th><th scope="col">Confidence</th></tr></thead>
        <tbody>
          {nodes.map(({ rung, overlap, landing, rankShift, predicate, confidence }) => (
            <tr key={rung.id}>
              <th scope="row"><a href={companyLink(rung.company.slug)}>{rung.company.name}</a><span class="soft small"> {[rung.company.country, peopleWords(rung.company.people)].filter(Boolean).join(", ")}</span></th>
              <td><a href={rungLink(rung, rung.company.slug)}>{rungLabel(rung)}</a>{predicate !== null && <span class="soft small"> {PREDICATE_NAMES[predicate]}</span>}</td>
              <td>{percent(overlap)}</td><td>{percent(landing)}</td>
              <td>{Math.abs(rankShift) < 0.05 ? "the same" : `${decimal(Math.abs(rankShift))} ${rankShift > 0 ? "higher" : "lower"}`}</td>
              <td>{BAND_NAMES[confidence.band]} ({decimal(confidence.value)})</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SourcingForm({ query }: { readonly query: PageRequest["query"] }) {
  return (
    <form class="form" action="/sourcing" method="get">
      <fieldset>
        <legend>Which level, and where</legend>
        <Field id="from" name="from" label="Rung, level, role or title" value={query.from} required hint="google:L5, level:ic/staff, role:data-architect, or a job title" />
        <div class="field-row">
          <Field id="country" name="country" label="Country" value={query.country} hint="Two letters, as in GB" />
          <Field id="minPeople" name="minPeople" label="People, at least" value={query.minPeople} type="number" />
          <Field id="maxPeople" name="maxPeople" label="People, at most" value={query.maxPeople} type="number" />
          <Field id="minConfidence" name="minConfidence" label="Confidence, at least" value={query.minConfidence} type="number" hint="0 to 1" />
          <div class="field">
            <label for="track">Track</label>
            <select id="track" name="track"><option value="">As it is</option><option value="ic" selected={query.track === "ic"}>Individual contributor</option><option value="m" selected={query.track === "m"}>Management</option></select>
          </div>
        </div>
        <button type="submit">Look</button>
      </fieldset>
    </form>
  );
}
