import { needed, type PageRequest } from "../asking.js";
import { rungLabel } from "../links.js";
import type { Page } from "../page.js";
import { SearchBox } from "../parts/search-box.js";
import { BAND_NAMES, percent } from "../words.js";
import { EXAMPLES, HOME, type Example, type ExampleAnswer, type HomeData } from "./home.question.js";

/** Where each kind of reader begins. */
const READERS = [
  { who: "You recruit", ways: [["/compare", "Compare companies side by side"], ["/title", "Place a job title"], ["/titles", "Place a whole list of titles"], ["/sourcing", "Find who else has this level"]] },
  { who: "You run a ladder", ways: [["/publish", "Publish yours: paste it, see it placed"], ["/companies", "See what is known of you"], ["/method", "How rungs are placed"]] },
  { who: "You are an engineer or manager", ways: [["/levels", "What is expected at each level"], ["/transition?from=level:ic/senior&to=level:ic/staff", "What changes from Senior to Staff"], ["/role/data-architect", "What a Data Architect does"]] },
  { who: "You write programs", ways: [["/graphql", "Ask the open API, with examples"], ["/schema.graphql", "Read the schema"], ["/mappings.sssom.tsv", "Take all mappings"]] },
] as const;

/** `/` */
export async function homePage({ ask }: PageRequest): Promise<Page> {
  const data = needed(await ask<HomeData>(HOME), "The first page cannot be shown");
  const worked = EXAMPLES.flatMap((example, i) => { const answer = data[`example${i}`] ?? null; return answer === null ? [] : [{ example, answer }]; });
  return {
    title: "Career levels across companies", section: null, question: HOME, description: "Which level at one company equals which at another, how sure that is, and why.",
    body: (
      <div class="wrap home">
        <h1>Which level here is which level there?</h1>
        <p class="lead">Org Ladder tells which rung of one company's career ladder equals which of another's, how sure that is, and why.</p>
        <SearchBox id="search" />
        {worked.length > 0 && (
          <section aria-labelledby="examples">
            <h2 id="examples">For example</h2>
            <ul class="answers plain">{worked.map(({ example, answer }) => <li key={example.ask} class="answer"><Worked example={example} answer={answer} /></li>)}</ul>
          </section>
        )}
        <Figures data={data} />
        <section aria-labelledby="ways">
          <h2 id="ways">Where to begin</h2>
          <ul class="readers plain">
            {READERS.map(({ who, ways }) => (
              <li key={who}><h3>{who}</h3><ul class="plain">{ways.map(([href, text]) => <li key={href}><a href={href}>{text}</a></li>)}</ul></li>
            ))}
          </ul>
        </section>
      </div>
    ),
  };
}

/** A question and its answer of today. */
const Worked = ({ example: { ask, why, href }, answer }: { readonly example: Example; readonly answer: ExampleAnswer }) => (
  <>
    <h3><a href={href}>{ask}</a></h3>
    {answer.__typename === "Equivalence"
      ? <p>Most likely <strong class="best">{rungLabel(answer.best.rung)}</strong>: {percent(answer.best.landing)} land there. <span class={`band band-${answer.confidence.band}`}>confidence {BAND_NAMES[answer.confidence.band]}</span></p>
      : <p>No answer: {answer.message}</p>}
    <p class="soft">{why}{answer.__typename === "Equivalence" && answer.folds.length > 0 && ` ${answer.toCompany.name} publishes no ladder for it.`}</p>
  </>
);

/** How much there is, and how often it was right. */
function Figures({ data: { companies, methodology } }: { readonly data: HomeData }) {
  const measured = methodology.evaluation?.sections.find(({ key }) => key === "crosswalks")?.figures.filter(({ group }) => group === "all rows") ?? [];
  const [exact, near] = ["exact", "within one rung"].map((name) => measured.find((figure) => figure.name === name));
  const rungs = companies?.nodes.flatMap(({ ladders }) => ladders).reduce((sum, ladder) => sum + ladder.rungs.length, 0) ?? 0;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" class="out-of-sight">In figures</h2>
      <dl class="figures">
        {companies !== null && <div><dt>{companies.totalCount === 1 ? "company" : "companies"}</dt><dd>{companies.totalCount.toLocaleString("en")}</dd></div>}
        {companies !== null && <div><dt>rungs on their ladders</dt><dd>{companies.pageInfo.hasNextPage && "over "}{rungs.toLocaleString("en")}</dd></div>}
        {exact !== undefined && <div><dt>the same rung as published tables</dt><dd>{percent(exact.value)}</dd></div>}
        {near !== undefined && <div><dt>at most one rung away</dt><dd>{percent(near.value)}</dd></div>}
      </dl>
      {exact !== undefined && <p class="soft">Measured on {exact.n.toLocaleString("en")} pairs of rungs that published tables equate. <a href="/method">How it was measured, and where it is weak</a></p>}
    </section>
  );
}
