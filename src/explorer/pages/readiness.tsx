import { errorAt, needed, NoPage, statusOf, type Answer, type PageRequest } from "../asking.js";
import { readinessLink, subjectOf, transitionLink } from "../links.js";
import type { Page } from "../page.js";
import { SourceList, sourcesOf, type Grounded } from "../parts/ground.js";
import { NextNav } from "../parts/next-nav.js";
import { ReadinessForm } from "../parts/readiness-form.js";
import { Verdict } from "../parts/readiness-verdict.js";
import { TRACK_NAMES } from "../words.js";
import { examplesOf, inFormWords, rowsOf } from "./readiness-rows.js";
import { LEVELS_ASKED, readinessQuestion, type Judgement, type Readiness, type ReadinessAnswer } from "./readiness.question.js";

/** `/readiness?from=ic/senior&what1=…&from1=2026-02&scope1=MULTI_TEAM` */
export async function readinessPage({ query, ask }: PageRequest): Promise<Page> {
  const asked = (query.from ?? "").trim();
  if (asked === "") return levelChoice(ask);
  const subject = subjectOf(asked);
  const from = subject?.kind === "LEVEL" ? subject.key : asked;
  const rows = rowsOf(query);
  const { told, problems } = examplesOf(rows);
  const question = readinessQuestion(from, told.map(({ example }) => example));
  const answer = await ask<ReadinessAnswer>(question);
  const refused = refusalOf(answer, told.length);
  const shown = refused === null ? answer : await ask<ReadinessAnswer>(readinessQuestion(from, []));
  const { promotionReadiness: readiness, canonicalLevels, taxonomy } = needed(shown, "Ready for what?");
  if (readiness === null) throw levelProblem(shown, canonicalLevels);
  const judged = refused === null && told.length > 0 ? readiness : null;
  const sources = judged === null ? [] : sourcesOf(factsOf(judged), taxonomy.sources);
  const notices = [...(refused === null ? [] : [inFormWords(refused.message, told)]), ...problems];
  return {
    status: refused === null ? 200 : statusOf(refused),
    title: `Ready for ${readiness.to.title}?`, section: "next", question: refused === null ? question : readinessQuestion(from, []), scripts: ["next"], description: `Which of your examples count for the step from ${readiness.from.title} to ${readiness.to.title}, what is missing, and why.`,
    body: (
      <div class="wrap">
        <p class="crumbs"><a href="/readiness">Am I ready?</a> › {readiness.from.title}</p>
        <h1>Ready for <span class="asked">{readiness.to.title}</span>?</h1>
        <p class="lead">Give examples of your own work. Those that show work of the next level are counted, as a promotion committee would. <a href={transitionLink(readiness.from.key, readiness.to.key)}>What the step demands</a></p>
        <div id="judged">
          {notices.length > 0 && <div class="notice" role="status"><ul class="plain">{notices.map((text) => <li key={text}>{text}</li>)}</ul></div>}
          {judged !== null && <Verdict readiness={judged} told={told} sources={sources} />}
        </div>
        <ReadinessForm from={from} rows={rows} scopes={taxonomy.scopes} signals={readiness.signals.map(({ signal }) => signal)} />
        <NextNav here="/readiness" />
        <div id="judged-sources">{sources.length > 0 && <SourceList sources={sources} />}</div>
      </div>
    ),
  };
}

/** What the API has against the examples; null where it judged them, or there are none. */
const refusalOf = (answer: Answer<ReadinessAnswer>, count: number) => (count === 0 ? null : (errorAt(answer.errors, "promotionReadiness") ?? (answer.data === null ? (answer.errors[0] ?? null) : null)));

function levelProblem({ errors }: Answer<ReadinessAnswer>, levels: ReadinessAnswer["canonicalLevels"]): NoPage {
  const failed = errorAt(errors, "promotionReadiness");
  return new NoPage(failed === null ? 500 : statusOf(failed), "Ready for what?", failed?.message ?? "The server gave no answer.", levels.filter(({ next }) => next !== null).map(({ key, title }) => ({ href: readinessLink(key), text: `I am a ${title}` })));
}

async function levelChoice(ask: PageRequest["ask"]): Promise<Page> {
  const { canonicalLevels: levels } = needed(await ask<Pick<ReadinessAnswer, "canonicalLevels">>(LEVELS_ASKED), "The levels cannot be shown");
  return {
    title: "Am I ready for the next level?", section: "next", question: LEVELS_ASKED, description: "Which examples of your own work count for the next level, what is missing, and why.",
    body: (
      <div class="wrap">
        <h1>Am I ready for the next level?</h1>
        <p class="lead">Committees look for several distinct examples of work at the next level. Say where you stand; then give your examples and see which count. Nothing is stored.</p>
        <NextNav here="/readiness" />
        <div class="two">
          {(["IC", "M"] as const).map((track) => (
            <section key={track} aria-labelledby={`track-${track}`}>
              <h2 id={`track-${track}`}>{TRACK_NAMES[track]}</h2>
              <ul class="ways">{levels.map((level) => level.track === track && level.next !== null && <li key={level.key}><a href={readinessLink(level.key)}>I am a {level.title}</a><span class="soft">Next: {level.next.title}</span></li>)}</ul>
            </section>
          ))}
        </div>
      </div>
    ),
  };
}

/** Every fact of the verdict, in its order. */
function factsOf({ judgements, examples, signals, missing, depth, trap }: Readiness): readonly (Grounded | null)[] {
  const both = (one: Judgement | null) => (one === null ? [] : [one, one.rule]);
  return [
    ...judgements.flatMap(both), ...examples.flatMap((example) => example.judgements.flatMap(both)), ...missing.flatMap(both), ...both(trap), trap?.trap ?? null, ...both(depth), ...(depth?.probes ?? []),
    ...signals.map(({ signal }) => signal),
  ];
}
