import { needed, NoPage, statusOf, type PageRequest } from "../asking.js";
import type { Page } from "../page.js";
import { ArchetypeVerdict, TrackVerdict } from "../parts/fit-verdict.js";
import { FitForm } from "../parts/fit-form.js";
import { SourceList, sourcesOf, type Grounded } from "../parts/ground.js";
import { NextNav } from "../parts/next-nav.js";
import { TitledTexts } from "../parts/titled-texts.js";
import { fitInputOf, fitWords } from "./fit-input.js";
import { fitQuestion, type ArchetypeFit, type FitAnswer, type TrackFit } from "./fit.question.js";
import type { Judgement } from "./readiness.question.js";

/** `/fit?monday=coding&hard=PROBLEM_SOLVED_ALONE&week-coding=25&…&teams=3` */
export async function fitPage({ query, ask }: PageRequest): Promise<Page> {
  const bare = fitQuestion(null, null);
  const { taxonomy, canonicalLevels } = needed(await ask<FitAnswer>(bare), "The questions cannot be shown");
  const { wishes, work, problems } = fitInputOf(query, taxonomy.activities);
  const asked = problems.length > 0 || (wishes === null && work === null) ? bare : fitQuestion(wishes, work);
  const { data, errors } = asked === bare ? { data: null, errors: [] } : await ask<FitAnswer>(asked);
  const failed = errors.find(({ code }) => statusOf({ code, message: "", path: [], details: {} }) >= 500);
  if (failed !== undefined) throw new NoPage(statusOf(failed), "This cannot be answered now", failed.message);
  const refused = [...problems, ...errors.map(({ message }) => fitWords(message))];
  const [track, archetype] = [data?.trackFit ?? null, data?.archetypeFit ?? null];
  const sources = sourcesOf([...factsOf(track, archetype), ...taxonomy.choice], taxonomy.sources);
  return {
    status: refused.length > 0 ? 400 : 200, title: "Engineer or manager?", section: "next", question: refused.length > 0 ? bare : asked, scripts: ["next"],
    description: "Whose week the week you wish for is like, and which kind of staff engineer you are.",
    body: (
      <div class="wrap">
        <h1>Engineer or manager?</h1>
        <p class="lead">Answer what you like. You see whose week the one you wish for resembles, and by how much. “Neither” is an answer. Nothing is stored; your answers stand in the address of this page.</p>
        {refused.length > 0 && <div class="notice" role="alert"><ul class="plain">{refused.map((text) => <li key={text}>{text}</li>)}</ul></div>}
        {track !== null && <TrackVerdict fit={track} sources={sources} />}
        {archetype !== null && <ArchetypeVerdict fit={archetype} sources={sources} />}
        <FitForm query={query} activities={taxonomy.activities} managers={canonicalLevels} />
        <TitledTexts id="choice" heading="How to choose" texts={taxonomy.choice} sources={sources} />
        {track !== null && <TitledTexts id="swing" heading="No choice is final" texts={track.swing} sources={sources} />}
        <NextNav here="/fit" />
        <SourceList sources={sources} />
      </div>
    ),
  };
}

/** Every fact of the answers, in its order. */
function factsOf(track: TrackFit | null, archetype: ArchetypeFit | null): readonly (Grounded | null)[] {
  const both = (one: Judgement) => [one, one.rule];
  return [
    ...(track === null ? [] : [...track.judgements.flatMap(both), ...track.columns.map(({ allocation }) => allocation), ...track.swing]),
    ...(archetype === null ? [] : [
      archetype.archetype, ...(archetype.hybrid === null ? [] : [...both(archetype.hybrid), archetype.hybrid.remark]), ...archetype.judgements.flatMap(both),
      ...archetype.likenesses.flatMap((one) => [one.archetype, ...one.speaksFor.flatMap(both), ...one.speaksAgainst.flatMap(both)]),
    ]),
  ];
}
