import { errorAt, needed, NoPage, statusOf, type AskedError, type PageRequest } from "../asking.js";
import { USUAL_COMPANIES } from "../links.js";
import type { Page } from "../page.js";
import { AnswerCard, AnswerError } from "../parts/answers.js";
import { Field } from "../parts/fields.js";
import { Placement } from "../parts/placement.js";
import { decimal, percent } from "../words.js";
import type { PairAnswer } from "./compare.question.js";
import { titleQuestion, titlesQuestion, type FreeTitle, type TitleData, type TitlesCompared } from "./title.question.js";

const NUMBERS = ["people", "directReports", "organisationSize", "yearsExperience"] as const;

/** Reads a title's fields from an address; `prefix` is "" for the one and "other" for the title beside it. Null: there is none. Fails: NoPage for what is no number. */
function freeTitleOf(query: PageRequest["query"], prefix: "" | "other"): FreeTitle | null {
  const name = (field: string): string => (prefix === "" ? field : `${prefix}${field[0]?.toUpperCase()}${field.slice(1)}`);
  const title = (query[prefix === "" ? "q" : "other"] ?? "").trim();
  if (title === "") return null;
  const numbers = NUMBERS.flatMap((field) => {
    const text = (query[name(field)] ?? "").trim();
    if (text === "") return [];
    const value = Number(text);
    if (!Number.isFinite(value) || value < 0 || (field !== "yearsExperience" && !Number.isInteger(value))) throw new NoPage(400, "Which number?", `"${name(field)}" must be a number, not negative; it was "${text.slice(0, 60)}".`);
    return [[field, value] as const];
  });
  const [company, scopeText] = [(query[name("company")] ?? "").trim().toLowerCase(), (query[name("scope")] ?? "").trim()];
  return { title, ...Object.fromEntries(numbers), ...(company !== "" && { company }), ...(scopeText !== "" && { scopeText }) };
}

/** `/title?q=Sr.+SWE&people=40`; with `other=` a second title beside it. */
export async function titlePage({ query, ask }: PageRequest): Promise<Page> {
  const [left, right] = [freeTitleOf(query, ""), freeTitleOf(query, "other")];
  const form = <TitleForm query={query} />;
  if (left === null) {
    return {
      title: "What does a title mean?", section: "title", question: null, description: "Where a job title stands, with the evidence, and what it equals at other companies.",
      body: <div class="wrap"><h1>What does a title mean?</h1><p class="lead">Type a job title in any language. What else you know of the person makes the answer surer: most of all what they answer for.</p>{form}<p><a href="/titles">A whole list of titles at once</a></p></div>,
    };
  }
  if (right !== null) return twoTitles(left, right, form, ask);
  const at = USUAL_COMPANIES.filter((slug) => slug !== left.company).slice(0, 2);
  const question = titleQuestion(left, at);
  const answer = await ask<TitleData>(question);
  const { resolveTitle, ...rest } = needed(answer, "That title cannot be looked up");
  const failed = errorAt(answer.errors, "resolveTitle");
  if (resolveTitle === null) throw failed === null ? new NoPage(500, "That title cannot be looked up", "The server gave no answer.") : new NoPage(statusOf(failed), "That title cannot be looked up", failed.message);
  const placed = resolveTitle.__typename === "TitleResolution";
  return {
    title: `“${left.title}”`, section: "title", question, description: `Where the title ${left.title} stands, and what it equals elsewhere.`,
    body: (
      <div class="wrap">
        <h1>What does “<span class="asked">{left.title}</span>” mean?</h1>
        <section class="answers of-1" aria-labelledby="stands"><h2 id="stands" class="out-of-sight">Where it stands</h2><Placement result={resolveTitle} /></section>
        {placed && <Elsewhere at={at} answers={rest} errors={answer.errors} />}
        <h2>Change what is known, or put another title beside it</h2>
        {form}
      </div>
    ),
  };
}

function Elsewhere({ at, answers, errors }: { readonly at: readonly string[]; readonly answers: Readonly<Record<string, PairAnswer | null>>; readonly errors: readonly AskedError[] }) {
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">What it equals elsewhere</h2>
      <div class="answers of-2">
        {at.map((slug, i) => {
          const [answer, error] = [answers[`at${i}`], errorAt(errors, `at${i}`)];
          return answer != null ? <AnswerCard key={slug} answer={answer} /> : error !== null && <AnswerError key={slug} error={error} />;
        })}
      </div>
    </section>
  );
}

async function twoTitles(left: FreeTitle, right: FreeTitle, form: Page["body"], ask: PageRequest["ask"]): Promise<Page> {
  const question = titlesQuestion(left, right);
  const { compareTitles } = needed(await ask<{ compareTitles: TitlesCompared | null }>(question), "These titles cannot be compared");
  if (compareTitles === null) throw new NoPage(500, "These titles cannot be compared", "The server gave no answer.");
  const { seniority, depth, reasons, caveats } = compareTitles;
  const name = (title: FreeTitle): string => `“${title.title}”${title.company === undefined ? "" : ` at ${title.company}`}`;
  return {
    title: `${name(left)} and ${name(right)}`, section: "title", question, description: `Who is senior: ${name(left)} or ${name(right)}, by how much, and how sure.`,
    body: (
      <div class="wrap">
        <h1>{name(left)} <span class="soft">beside</span> {name(right)}</h1>
        {seniority === null ? <p class="lead">Who is senior cannot be told: at least one of the two has no place.</p> : (
          <p class="lead">
            {seniority.verdict === "EQUAL" ? <>Most likely <strong>about the same</strong></> : <><strong>{name(seniority.verdict === "LEFT" ? left : right)} is most likely senior</strong>, by {decimal(Math.abs(seniority.difference))} of a level</>}: {percent(seniority.leftHigher)} that the first stands higher, {percent(seniority.equal)} within half a level, {percent(seniority.rightHigher)} that the second does.
          </p>
        )}
        {caveats.length > 0 && <ul class="caveats">{caveats.map((text) => <li key={text}>{text}</li>)}</ul>}
        <section class="answers of-2" aria-labelledby="stand"><h2 id="stand" class="out-of-sight">Where the two stand</h2><Placement result={compareTitles.left} /><Placement result={compareTitles.right} /></section>
        {reasons.length > 0 && <><h2>Why</h2><ol class="reasons">{reasons.map(({ text }) => <li key={text}>{text}</li>)}</ol></>}
        {depth !== null && (depth.note !== null || depth.probes.length > 0) && (
          <><h2>What to ask in an interview</h2>{depth.note !== null && <p>{depth.note}</p>}<dl>{depth.probes.map(({ question: ask_, answer }) => <div key={ask_}><dt>{ask_}</dt><dd>{answer}</dd></div>)}</dl></>
        )}
        <h2>Change what is known</h2>
        {form}
      </div>
    ),
  };
}

function TitleForm({ query }: { readonly query: PageRequest["query"] }) {
  return (
    <form class="form" action="/title" method="get">
      <fieldset>
        <legend>The title</legend>
        <Field id="q" name="q" label="Title" value={query.q} required hint="As it is written: Sr. SWE, Teamleiter Entwicklung, 高级软件工程师" />
        <div class="field-row">
          <Field id="company" name="company" label="Company" value={query.company} hint="Its short name here, as in google; empty if it is not listed" search="company-field" />
          <Field id="people" name="people" label="People in the company" value={query.people} type="number" />
          <Field id="directReports" name="directReports" label="Direct reports" value={query.directReports} type="number" />
          <Field id="yearsExperience" name="yearsExperience" label="Years of experience" value={query.yearsExperience} type="number" />
        </div>
        <Field id="scope" name="scope" label="What they answer for" value={query.scope} hint="The most telling field: “sets the technical direction of several teams”" />
      </fieldset>
      <fieldset>
        <legend>Another title beside it, if you like</legend>
        <Field id="other" name="other" label="Title" value={query.other} />
        <div class="field-row">
          <Field id="otherCompany" name="otherCompany" label="Company" value={query.otherCompany} search="company-field" />
          <Field id="otherPeople" name="otherPeople" label="People in the company" value={query.otherPeople} type="number" />
          <Field id="otherDirectReports" name="otherDirectReports" label="Direct reports" value={query.otherDirectReports} type="number" />
          <Field id="otherYearsExperience" name="otherYearsExperience" label="Years of experience" value={query.otherYearsExperience} type="number" />
        </div>
        <Field id="otherScope" name="otherScope" label="What they answer for" value={query.otherScope} />
      </fieldset>
      <button type="submit">Look it up</button>
    </form>
  );
}
