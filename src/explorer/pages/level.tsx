import { needed, NoPage, type PageRequest } from "../asking.js";
import { levelLink, readinessLink, roleLink, transitionLink } from "../links.js";
import type { Page } from "../page.js";
import { Ground, SourceList, sourcesOf, type Grounded, type Source } from "../parts/ground.js";
import { LevelDimensions } from "../parts/level-dimensions.js";
import { LevelRungs } from "../parts/level-rungs.js";
import { TitledTexts } from "../parts/titled-texts.js";
import { WeekTable } from "../parts/week-table.js";
import { TRACK_NAMES } from "../words.js";
import { levelQuestion, type Level, type LevelAnswer, type Neighbour } from "./level.question.js";

/** `/level/ic/staff` */
export async function levelPage({ params, ask }: PageRequest): Promise<Page> {
  const key = `${params.track ?? ""}/${params.key ?? ""}`.toLowerCase();
  const question = levelQuestion(key);
  const { canonicalLevel: level, counterparts, taxonomy } = needed(await ask<LevelAnswer>(question), "No such level");
  if (level === null) throw new NoPage(404, "No such level", `There is no canonical level "${key.slice(0, 60)}".`, [{ href: "/levels", text: "All levels" }]);
  const sources = sourcesOf(factsOf(level), taxonomy.sources);
  return {
    title: level.title, section: "levels", question, description: `${level.title}, rank ${level.rank}: ${level.focus.text}`,
    body: (
      <div class="wrap">
        <p class="crumbs"><a href="/levels">Levels</a> › {TRACK_NAMES[level.track]}</p>
        <h1>{level.title}</h1>
        <p class="lead">{level.focus.text} <Ground fact={level.focus} sources={sources} /></p>
        <p>Rank {level.rank} of the {level.track === "IC" ? "individual contributor" : "management"} track. {level.placement.text} <Ground fact={level.placement} sources={sources} /></p>
        {level.partial && <p class="notice">The sources describe this level only in part. What they leave out is left empty here.</p>}
        <Steps level={level} />
        <LevelDimensions level={level} dimensions={taxonomy.dimensions} sources={sources} />
        <Expected level={level} sources={sources} />
        {level.timeByActivity !== null && <WeekTable week={level.timeByActivity} sources={sources} />}
        <LevelRungs level={level} found={counterparts} />
        <TitledTexts id="archetypes" heading="Ways of holding it" sources={sources} texts={level.archetypes.map((way) => ({ ...way, points: [`Thrives in: ${way.thrives}`, ...(way.frequency === null ? [] : [way.frequency])] }))} />
        <TitledTexts id="gates" heading="What nobody passes without" texts={level.gates} sources={sources} />
        <TitledTexts id="remarks" heading="What else is known" texts={level.remarks} sources={sources} />
        <TitledTexts id="codes" heading="In the career guide's own codes" note="Public ladders disagree with this scheme." texts={level.referenceCodes} sources={sources} />
        <TitledTexts id="probes" heading="What to ask in an interview" note="A hands-on answer contains the points listed." texts={level.probes} sources={sources} derived />
        {level.aliases.length > 0 && <p>Also called: {level.aliases.map((alias, i) => <span key={alias.name}>{i > 0 && ", "}{alias.name}{alias.note !== null && ` (${alias.note})`} <Ground fact={alias} sources={sources} /></span>)}</p>}
        {level.roles.length > 0 && <p>Roles that typically stand here: {level.roles.map(({ key: role, title }, i) => <span key={role}>{i > 0 && ", "}<a href={roleLink(role)}>{title}</a></span>)}</p>}
        <SourceList sources={sources} />
      </div>
    ),
  };
}

/** The levels beside it, each with what changes on the way there. */
function Steps({ level }: { readonly level: Level }) {
  const step = (name: string, other: Neighbour | null) => other !== null && (
    <li>
      <span class="soft">{name}</span> <a href={levelLink(other.key)}>{other.title}</a>
      <a class="step-way" href={transitionLink(`level:${level.key}`, `level:${other.key}`)} aria-label={`What changes from ${level.title} to ${other.title}`}>What changes</a>
      {other.key === level.next?.key && <a class="step-way" href={readinessLink(level.key)} aria-label={`Am I ready for ${other.title}?`}>Am I ready?</a>}
    </li>
  );
  return <nav aria-label="Levels beside it"><ul class="beside-levels">{step("Below", level.previous)}{step("Above", level.next)}{step(`Of equal rank, ${level.track === "IC" ? "management" : "individual contributor"}`, level.parallel)}</ul></nav>;
}

function Expected({ level, sources }: { readonly level: Level; readonly sources: readonly Source[] }) {
  const { responsibilities, traits, organisation, directReports } = level;
  return (
    <section aria-labelledby="expected">
      <h2 id="expected">What is expected</h2>
      <h3>Reach</h3>
      <p>{level.influence.text} <Ground fact={level.influence} sources={sources} /></p>
      {organisation !== null && <p>{organisation.text} <Ground fact={organisation} sources={sources} /></p>}
      {directReports !== null && <p>{directReports.text} <Ground fact={directReports} sources={sources} /></p>}
      <h3>Responsibilities</h3>
      {responsibilities.length === 0 ? <p class="soft">The sources are silent.</p> : (
        <ul>{responsibilities.map((one) => <li key={one.text}>{one.text} {one.refersTo !== null && <><a href={levelLink(one.refersTo)}>See there</a> </>}<Ground fact={one} sources={sources} /></li>)}</ul>
      )}
      <h3>Traits</h3>
      {traits.length === 0 ? <p class="soft">The sources are silent.</p> : (
        <ul>{traits.map((one) => <li key={one.spelling}><strong>{one.spelling}</strong>: {one.trait.text} <Ground fact={one} sources={sources} /></li>)}</ul>
      )}
      <h3>Can be trusted with</h3>
      <p>{level.trust.text} <Ground fact={level.trust} sources={sources} /></p>
    </section>
  );
}

/** Every fact of the page, in its order. */
const factsOf = (level: Level): readonly (Grounded | null)[] => [
  level.focus, level.placement, ...level.dimensions, level.influence, level.organisation, level.directReports, ...level.responsibilities, ...level.traits, level.trust, level.timeByActivity,
  ...level.archetypes, ...level.gates, ...level.remarks, ...level.referenceCodes, ...level.probes, ...level.aliases,
];
