import { neededAt, type PageRequest } from "../asking.js";
import { levelLink, subjectOf, transitionLink } from "../links.js";
import type { Page } from "../page.js";
import { SourceList, Ground, sourcesOf, type Grounded, type Source } from "../parts/ground.js";
import { NextNav } from "../parts/next-nav.js";
import { SignalChecklist } from "../parts/signal-checklist.js";
import { TitledTexts } from "../parts/titled-texts.js";
import { Duties, Shifts, WeekShift } from "../parts/transition-change.js";
import { Gates, Perspectives, Playbook, Traps } from "../parts/transition-way.js";
import { TRACK_NAMES } from "../words.js";
import { refOf } from "./compare.question.js";
import type { Neighbour } from "./level.question.js";
import { transitionQuestion, type Transition, type TransitionAnswer } from "./transition.question.js";
import { WayForm, waysPage } from "./ways.js";

/** `/transition?from=ic/senior&to=ic/staff` */
export async function transitionPage(request: PageRequest): Promise<Page> {
  const { query, ask } = request;
  const [from, to] = [query.from?.trim() ?? "", query.to?.trim() ?? ""];
  if (from === "" || to === "") return waysPage(request);
  const question = transitionQuestion(refTo(from), refTo(to));
  const answer = await ask<TransitionAnswer>(question);
  const way = neededAt(answer, "transition", "No such way");
  const { sources: all, dimensions } = neededAt(answer, "taxonomy", "No such way");
  if (way.__typename === "TransitionAbstention") {
    return {
      title: "This way cannot be told", section: "next", question, description: way.message,
      body: <div class="wrap"><h1>This way cannot be told</h1><p class="lead">{way.message}</p>{way.wouldHelp.length > 0 && <><h2>What would help</h2><ul>{way.wouldHelp.map((text) => <li key={text}>{text}</li>)}</ul></>}<WayForm from={from} to={to} /><NextNav here="/transition" /></div>,
    };
  }
  const sources = sourcesOf(factsOf(way), all);
  const silent = way.kind !== "SAME" && [way.changes, way.signals, way.traps, way.gates, way.checklist, way.workProducts].every(({ length }) => length === 0);
  return {
    title: way.title, section: "next", question, scripts: ["next"], description: `${way.title}: ${way.text}`,
    body: (
      <div class="wrap">
        <p class="crumbs"><a href="/transition">Next level</a> › {TRACK_NAMES[way.from.track]}{way.to.track !== way.from.track && ` to ${TRACK_NAMES[way.to.track].toLowerCase()}`}</p>
        <h1>{way.title}</h1>
        <p class="lead">{way.text} <Ground fact={way} sources={sources} derived={silent} /></p>
        {way.caveats.length > 0 && <ul class="caveats">{way.caveats.map((text) => <li key={text}>{text}</li>)}</ul>}
        {silent && <p class="notice">No source describes this very step. What stands here is derived: it is the difference between the two levels.</p>}
        <Beside way={way} />
        {way.steps.length > 0 && <Steps way={way} sources={sources} />}
        {way.kind === "SAME" ? <p><a href={levelLink(way.to.key)}>What is expected of a {way.to.title}</a></p> : (
          <>
            <Shifts way={way} most={Math.max(...dimensions.flatMap(({ steps }) => steps.map(({ step }) => step)))} sources={sources} />
            <SignalChecklist way={way} query={query} sources={sources} />
            <Traps traps={way.traps} sources={sources} />
            <Gates gates={way.gates} limits={way.limits} sources={sources} />
            {way.time !== null && <WeekShift time={way.time} sources={sources} />}
            <Duties way={way} sources={sources} />
            <TitledTexts id="products" heading="What one makes there" texts={way.workProducts} sources={sources} />
            <Playbook way={way} sources={sources} />
            <TitledTexts id="checklist" heading="For a first-time manager" texts={way.checklist} sources={sources} />
            <TitledTexts id="choice" heading="How to choose" texts={way.choice} sources={sources} />
            <TitledTexts id="swing" heading="There and back" texts={way.swing} sources={sources} />
            <Perspectives perspectives={way.perspectives} sources={sources} />
            <TitledTexts id="parity" heading="How the tracks stand to each other" texts={way.parity} sources={sources} />
          </>
        )}
        <NextNav here="/transition" />
        <SourceList sources={sources} />
      </div>
    ),
  };
}

/** What an end's name means to the API: a rung's id, `company:rung`, a level, a role; anything else is taken for a job title. */
export function refTo(text: string): object {
  if (/^rng_\w+$/.test(text)) return { id: text };
  const subject = subjectOf(text);
  return subject === null ? { freeTitle: { title: text } } : refOf(subject);
}

/** The ways that lead here and on, and the way back. */
function Beside({ way: { from, to, kind } }: { readonly way: Transition }) {
  const link = (name: string, a: Neighbour, b: Neighbour) => <li><span class="soft">{name}</span> <a href={transitionLink(a.key, b.key)}>{a.title} to {b.title}</a></li>;
  return (
    <nav aria-label="Ways beside it">
      <ul class="beside-levels">
        {from.previous !== null && from.previous.key !== to.key && link("Before it", from.previous, from)}
        {to.next !== null && to.next.key !== from.key && link("After it", to, to.next)}
        {kind !== "SAME" && link("The way back", to, from)}
      </ul>
    </nav>
  );
}

function Steps({ way, sources }: { readonly way: Transition; readonly sources: readonly Source[] }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">It is made of {way.steps.length} steps</h2>
      <p class="soft">What sources say below is what they say of these.</p>
      <ol class="steps-in-order">{way.steps.map((step) => <li key={step.to.key}><a href={transitionLink(step.from.key, step.to.key)}>{step.title}</a><br />{step.text} <Ground fact={step} sources={sources} /></li>)}</ol>
    </section>
  );
}

/** Every fact of the page, in its order. */
const factsOf = (way: Transition): readonly (Grounded | null)[] => [
  way, ...way.steps, way.influence, ...way.dimensions, ...way.changes, ...way.signals, ...way.traps, ...way.gates, ...way.limits, way.time, ...way.newResponsibilities, ...way.noLongerMentioned, ...way.newTraits,
  ...way.workProducts, ...way.stalls, ...way.playbook, ...way.arithmetic, ...way.checklist, ...way.choice, ...way.swing, ...way.perspectives, ...way.perspectives.flatMap(({ sides }) => sides), ...way.parity,
];
