import { needed, NoPage, type Question, type PageRequest } from "../asking.js";
import { companyLink, compareLink, levelLink, rungLabel, rungLink, USUAL_COMPANIES } from "../links.js";
import type { Page } from "../page.js";
import { Ground, GROUND, SourceList, SOURCES, sourcesOf, type Grounded, type Source } from "../parts/ground.js";
import { TitledTexts } from "../parts/titled-texts.js";
import { counted, percent, rangeWords } from "../words.js";
import type { Neighbour, Told, TitledText } from "./level.question.js";

interface Role extends Grounded {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly track: "IC" | "M";
  readonly lo: number;
  readonly hi: number;
  readonly fromLevel: Neighbour;
  readonly toLevel: Neighbour;
  readonly family: { readonly key: string; readonly title: string };
  readonly span: Told;
  readonly standing: readonly TitledText[];
  readonly owns: readonly TitledText[];
  readonly path: readonly TitledText[];
  readonly pay: readonly TitledText[];
  readonly probes: readonly TitledText[];
  readonly aliases: readonly (Grounded & { readonly name: string; readonly note: string | null })[];
  readonly foldNote: Told;
  readonly folds: readonly { readonly factor: number; readonly family: { readonly title: string }; readonly fold: Grounded & { readonly note: string } }[];
}

interface Holder {
  readonly slug: string;
  readonly name: string;
  readonly ladders: readonly { readonly id: string; readonly name: string; readonly rungs: readonly { readonly id: string; readonly code: string | null; readonly title: string; readonly track: "IC" | "M" }[] }[];
}

interface Holders {
  readonly companies: { readonly totalCount: number; readonly nodes: readonly Holder[] } | null;
}

const ROLE = `role(key: $key) {
    key title summary track lo hi ...Ground
    fromLevel { key title }
    toLevel { key title }
    family { key title }
    span { text ...Ground }
    standing { title text points ...Ground }
    owns { title text points ...Ground }
    path { title text points ...Ground }
    pay { title text points ...Ground }
    probes { title text points ...Ground }
    aliases { name note ...Ground }
    foldNote { text ...Ground }
    folds { factor family { title } fold { note ...Ground } }
  }
  ${SOURCES}`;

const HOLDERS = `companies(filter: { family: $family }, first: 20) {
    totalCount
    nodes { slug name ladders(family: $family) { id name rungs { id code title track } } }
  }`;

export const roleQuestion = (key: string): Question => ({ document: `query Role($key: String!) {\n  ${ROLE}\n}\n\n${GROUND}`, variables: { key } });
/** Who has a ladder of the role's family, which is known from the first answer alone. */
export const holdersQuestion = (family: string): Question => ({ document: `query Holders($family: String!) {\n  ${HOLDERS}\n}`, variables: { family } });
/** Both in one, for the playground. */
export const wholeQuestion = (key: string, family: string): Question => ({ document: `query Role($key: String!, $family: String!) {\n  ${ROLE}\n  ${HOLDERS}\n}\n\n${GROUND}`, variables: { key, family } });

/** `/role/data-architect` */
export async function rolePage({ params, ask }: PageRequest): Promise<Page> {
  const key = (params.key ?? "").toLowerCase();
  const { role, taxonomy } = needed(await ask<{ role: Role | null; taxonomy: { sources: readonly Source[] } }>(roleQuestion(key)), "No such role");
  if (role === null) throw new NoPage(404, "No such role", `There is no role "${key.slice(0, 60)}".`, [{ href: "/levels", text: "All levels and roles" }]);
  const { companies } = needed(await ask<Holders>(holdersQuestion(role.family.key)), "The companies cannot be listed");
  const sources = sourcesOf([role, role.span, ...role.standing, ...role.owns, ...role.path, ...role.pay, role.foldNote, ...role.folds.map(({ fold }) => fold), ...role.probes, ...role.aliases], taxonomy.sources);
  const compare = compareLink({ companies: USUAL_COMPANIES, track: role.track, from: `role:${role.key}` });
  return {
    title: role.title, section: "levels", description: `${role.title}: ${role.summary}`,
    question: wholeQuestion(key, role.family.key),
    body: (
      <div class="wrap">
        <p class="crumbs"><a href="/levels#roles">Roles</a></p>
        <h1>{role.title}</h1>
        <p class="lead">{role.summary} <Ground fact={role} sources={sources} /></p>
        <p>Typically <a href={levelLink(role.fromLevel.key)}>{role.fromLevel.title}</a> to <a href={levelLink(role.toLevel.key)}>{role.toLevel.title}</a>, {rangeWords(role)} on the axis. {role.span.text} <Ground fact={role.span} sources={sources} /></p>
        <p><a class="button" href={compare}>What it equals at companies without the role</a></p>
        <TitledTexts id="standing" heading="Where it exists" texts={role.standing} sources={sources} />
        <Holders role={role} companies={companies} />
        <TitledTexts id="owns" heading="What it owns, and to whom it reports" texts={role.owns} sources={sources} />
        <TitledTexts id="path" heading="How people get there" texts={role.path} sources={sources} />
        <section aria-labelledby="folds">
          <h2 id="folds">Where a company has no such role</h2>
          <p>{role.foldNote.text} <Ground fact={role.foldNote} sources={sources} /></p>
          <ol>{role.folds.map(({ factor, family, fold }) => <li key={family.title}>{family.title}: the answer keeps {percent(factor)} of its confidence. {fold.note} <Ground fact={fold} sources={sources} /></li>)}</ol>
        </section>
        <TitledTexts id="pay" heading="On pay, in words" note="There are no figures of pay here." texts={role.pay} sources={sources} />
        <TitledTexts id="probes" heading="What to ask in an interview" note="A hands-on answer contains the points listed." texts={role.probes} sources={sources} derived />
        {role.aliases.length > 0 && <p>Also called: {role.aliases.map((alias, i) => <span key={alias.name}>{i > 0 && ", "}{alias.name}{alias.note !== null && ` (${alias.note})`} <Ground fact={alias} sources={sources} /></span>)}</p>}
        <SourceList sources={sources} />
      </div>
    ),
  };
}

/** Companies with a ladder of the role's family. */
function Holders({ role, companies }: { readonly role: Role } & Holders) {
  if (companies === null || companies.totalCount === 0) return <p>No company here publishes a ladder of {role.family.title.toLowerCase()}.</p>;
  return (
    <>
      <p>{counted(companies.totalCount, "company", "companies")} here {companies.totalCount === 1 ? "has" : "have"} a ladder of {role.family.title.toLowerCase()}:</p>
      <ul>
        {companies.nodes.map(({ slug, name, ladders }) => (
          <li key={slug}>
            <a href={companyLink(slug)}>{name}</a>: {ladders.flatMap(({ rungs }) => rungs).map((rung, i) => <span key={rung.id}>{i > 0 && ", "}<a href={rungLink(rung, slug)}>{rungLabel(rung)}</a></span>)}
          </li>
        ))}
      </ul>
      {companies.totalCount > companies.nodes.length && <p><a href={`/companies?family=${encodeURIComponent(role.family.key)}`}>All of them</a></p>}
    </>
  );
}
