import { neededAt, NoPage, type PageRequest } from "../asking.js";
import { compareLink, levelLink, rungLabel, transitionLink } from "../links.js";
import type { Page } from "../page.js";
import { AnswerCard } from "../parts/answers.js";
import { Choice, Field } from "../parts/fields.js";
import { Ground, SourceList, sourcesOf, type Source } from "../parts/ground.js";
import { NextNav } from "../parts/next-nav.js";
import { decimal, quantityWords, TRACK_NAMES } from "../words.js";
import { movingQuestion, type Moving, type MovingAnswer, type Unmentioned } from "./moving.question.js";
import { refTo } from "./transition.js";

/** `/moving?from=google:L5&to=amazon` */
export async function movingPage({ query, ask }: PageRequest): Promise<Page> {
  const [from, to, track] = [(query.from ?? "").trim(), (query.to ?? "").trim().toLowerCase(), (query.track ?? "").trim().toUpperCase()];
  if (track !== "" && track !== "IC" && track !== "M") throw new NoPage(400, "Which track?", `"track" is ic or m; it was "${track.slice(0, 40)}".`);
  const form = <MovingForm query={query} />;
  if (from === "" || to === "") {
    return {
      title: "Moving to another company", section: "next", question: null, description: "Where you would land at another company, what is expected there, and what to bring.",
      body: <div class="wrap"><h1>Moving to another company</h1><p class="lead">Where would you land there, how likely is a lower rung, what is expected there that is not mentioned here, and what should you bring? Nothing is stored.</p><NextNav here="/moving" />{form}<p>For example <a href="/moving?from=google:L5&to=amazon">Google L5 to Amazon</a>, or <a href="/moving?from=google:L6&to=etsy">Google L6 to Etsy</a>.</p></div>,
    };
  }
  const question = movingQuestion(refTo(from), to, track === "" ? undefined : track);
  const answer = await ask<MovingAnswer>(question);
  const move = neededAt(answer, "movingCompany", "This move cannot be told");
  const { from: here, toCompany: company } = move.__typename === "Abstention" ? move : move.equivalence;
  const name = here.company === undefined ? here.title : `${here.company.name} ${rungLabel({ code: here.code ?? null, title: here.title })}`;
  const sources = move.__typename === "Abstention" ? [] : sourcesOf([...move.notMentionedHere, ...move.toBring, ...move.probes], neededAt(answer, "taxonomy", "This move cannot be told").sources);
  return {
    title: `From ${name} to ${company.name}`, section: "next", question, description: `Where ${name} would land at ${company.name}, what is expected there, and what to bring.`,
    body: (
      <div class="wrap">
        <h1>From <span class="asked">{name}</span> to {company.name}</h1>
        <section aria-labelledby="landing">
          <h2 id="landing" class="out-of-sight">Where you would land</h2>
          <div class="answers of-1"><AnswerCard answer={move.__typename === "Abstention" ? move : move.equivalence} /></div>
        </section>
        {move.__typename === "Abstention" ? <p class="notice">We do not answer where the evidence does not carry an answer; so nothing more is said of this move.</p> : <Move move={move} sources={sources} />}
        {here.company !== undefined && here.company.slug !== company.slug && <p><a href={compareLink({ companies: [here.company.slug, company.slug], track: here.track ?? "IC", from })}>Both ladders side by side</a></p>}
        {form}
        <NextNav here="/moving" />
        {sources.length > 0 && <SourceList sources={sources} />}
      </div>
    ),
  };
}

function Move({ move, sources }: { readonly move: Moving; readonly sources: readonly Source[] }) {
  const { equivalence, fromLevel, toLevel, downLevelRisk, notMentionedHere, toBring, probes, caveats } = move;
  const extra = caveats.filter((text) => !equivalence.caveats.includes(text));
  return (
    <>
      <section aria-labelledby="risk">
        <h2 id="risk">How likely is a lower rung?</h2>
        <p>{downLevelRisk.text} <small class="ground">derived</small></p>
        <svg class="meter" width="100%" height="14" aria-hidden="true" focusable="false"><rect width="100%" height="14" rx="3" class="meter-empty" /><rect width={`${decimal(downLevelRisk.share * 100)}%`} height="14" rx="3" class="bar-against" /></svg>
        <p class="soft">Reckoned from the ranges of the two ladders: no company publishes how often it does so.</p>
      </section>
      <section aria-labelledby="unmentioned">
        <h2 id="unmentioned">Expected there, not mentioned here</h2>
        {notMentionedHere.length === 0 ? <p>Nothing that the texts we have would show.</p> : <ul class="told">{notMentionedHere.map((one) => <li key={one.text}>{one.text} <OwnGround one={one} sources={sources} /></li>)}</ul>}
        <p>{fromLevel.key === toLevel.key ? <>Both are read as <a href={levelLink(toLevel.key)}>{toLevel.title}</a>.</> : <><a href={transitionLink(fromLevel.key, toLevel.key)}>What changes from {fromLevel.title} to {toLevel.title}</a></>}</p>
      </section>
      <section aria-labelledby="bring">
        <h2 id="bring">What to bring</h2>
        <p class="soft">Have an example of each that you can.</p>
        <ul class="told">{toBring.map((one) => <li key={one.text}>{one.text} {one.statement.quantity !== null && <span class="threshold">Threshold: {quantityWords(one.statement.quantity)}</span>} <Ground fact={one} sources={sources} derived={one.kind !== "SIGNAL"} /></li>)}</ul>
      </section>
      <section aria-labelledby="probes">
        <h2 id="probes">Which questions to expect</h2>
        {probes.length === 0 ? <p>We have none for this level.</p> : <ul class="told">{probes.map((probe) => <li key={probe.key}>{probe.text} <Ground fact={probe} sources={sources} derived /><ul class="soft">{probe.points.map((point) => <li key={point}>{point}</li>)}</ul></li>)}</ul>}
      </section>
      {extra.length > 0 && <><h2>What to keep in mind</h2><ul class="caveats">{extra.map((text) => <li key={text}>{text}</li>)}</ul></>}
    </>
  );
}

/** Who says it: the taxonomy's sources, or what the company's ladder rests on. */
const OwnGround = ({ one, sources }: { readonly one: Unmentioned; readonly sources: readonly Source[] }) => (
  <>
    <Ground fact={one} sources={sources} derived={one.origin === "DIMENSION"} />
    {one.citations.length > 0 && <span class="soft small"> {one.citations.map(({ title, url }, i) => <span key={title}>{i > 0 && ", "}{url === null ? title : <a href={url} rel="nofollow noopener">{title}</a>}</span>)}</span>}
  </>
);

function MovingForm({ query }: { readonly query: PageRequest["query"] }) {
  return (
    <form class="form" action="/moving" method="get">
      <fieldset>
        <legend>Which move</legend>
        <div class="field-row">
          <Field id="from" name="from" label="Where you stand" value={query.from} required hint="google:L5, ic/senior, or a job title" />
          <Field id="to" name="to" label="The company thought of" value={query.to} required hint="Its short name here, as in amazon" search="company-field" />
          <Choice id="track" name="track" label="Track there" value={query.track?.toLowerCase()} none="As now" options={[["ic", TRACK_NAMES.IC], ["m", TRACK_NAMES.M]]} />
        </div>
        <button type="submit">Show the move</button>
      </fieldset>
    </form>
  );
}
