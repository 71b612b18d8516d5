import { needed, type PageRequest } from "../asking.js";
import { transitionLink } from "../links.js";
import type { Page } from "../page.js";
import { Field } from "../parts/fields.js";
import { Ground, SourceList, sourcesOf, type Source } from "../parts/ground.js";
import { NextNav } from "../parts/next-nav.js";
import { TitledTexts } from "../parts/titled-texts.js";
import type { Neighbour } from "./level.question.js";
import { WAYS, type Step, type WaysAnswer } from "./transition.question.js";

/** `/transition` without both ends: every step of both tracks, and the fork. */
export async function waysPage({ query, ask }: PageRequest): Promise<Page> {
  const { canonicalLevels: levels, taxonomy } = needed(await ask<WaysAnswer>(WAYS), "The steps cannot be shown");
  const { transitions, choice, swing } = taxonomy;
  const sources = sourcesOf([...transitions, ...choice, ...swing], taxonomy.sources);
  const way = (from: Neighbour, to: Neighbour) => <Way key={`${from.key} ${to.key}`} from={from} to={to} told={transitions.find((step) => step.from.key === from.key && step.to.key === to.key) ?? null} sources={sources} />;
  return {
    title: "What the next level demands", section: "next", question: WAYS, description: "What changes between two levels, what shows that it has, and how people miss it.",
    body: (
      <div class="wrap">
        <h1>What does the next level demand?</h1>
        <p class="lead">Choose a step. You see what changes, what shows that somebody works there already, how people miss it, and what to do when stuck.</p>
        <NextNav here="/transition" />
        <div class="two">
          {taxonomy.tracks.map(({ track, title }) => (
            <section key={track} aria-labelledby={`up-${track}`}>
              <h2 id={`up-${track}`}>{title}: one step up</h2>
              <ul class="ways">{levels.filter((level) => level.track === track).map((level) => level.next !== null && way(level, level.next))}</ul>
            </section>
          ))}
        </div>
        <section aria-labelledby="fork">
          <h2 id="fork">The fork: from one track to the other</h2>
          <p>A change of work at equal standing, not a promotion. <a href="/fit">Which of the two suits me?</a></p>
          <div class="two">
            <ul class="ways">{levels.map((level) => level.track === "IC" && level.parallel !== null && way(level, level.parallel))}</ul>
            <ul class="ways">{levels.map((level) => level.track === "M" && level.parallel !== null && way(level, level.parallel))}</ul>
          </div>
        </section>
        <WayForm from={query.from} to={query.to} />
        <TitledTexts id="choice" heading="How to choose" texts={choice} sources={sources} />
        <TitledTexts id="swing" heading="There and back" texts={swing} sources={sources} />
        <SourceList sources={sources} />
      </div>
    ),
  };
}

function Way({ from, to, told, sources }: { readonly from: Neighbour; readonly to: Neighbour; readonly told: Step | null; readonly sources: readonly Source[] }) {
  return (
    <li>
      <a href={transitionLink(from.key, to.key)}>{from.title} to {to.title}</a>
      <span class="soft">{told === null ? <>No source describes this very step. <small class="ground">derived</small></> : <>{told.text} <Ground fact={told} sources={sources} /></>}</span>
    </li>
  );
}

/** Any two ends. */
export const WayForm = ({ from, to }: { readonly from: string | undefined; readonly to: string | undefined }) => (
  <form class="form" action="/transition" method="get">
    <fieldset>
      <legend>Any other way</legend>
      <div class="field-row">
        <Field id="from" name="from" label="From" value={from} required hint="ic/senior, google:L5, or a job title" />
        <Field id="to" name="to" label="To" value={to} required hint="Also several levels away, downwards, or on the other track" />
      </div>
      <button type="submit">Show what changes</button>
    </fieldset>
  </form>
);
