import { needed, NoPage, type PageRequest } from "../asking.js";
import { countryName } from "../countries.js";
import { compareLink, query, USUAL_COMPANIES } from "../links.js";
import type { Page } from "../page.js";
import { LadderSection } from "../parts/ladder-section.js";
import { BADGE_NAMES, counted, peopleWords } from "../words.js";
import { companyQuestion, type CompanyData, type CompanySource, type ShownCompany } from "./company.question.js";

/** `/company/google` */
export async function companyPage({ params, ask }: PageRequest): Promise<Page> {
  const slug = (params.slug ?? "").toLowerCase();
  const question = companyQuestion(slug);
  const { company, canonicalLevels, taxonomy } = needed(await ask<CompanyData>(question), "This company cannot be shown");
  if (company === null) {
    throw new NoPage(404, "No such company", `No company "${slug.slice(0, 60)}" has a ladder here.`, [{ href: `/search${query({ q: slug.slice(0, 60) })}`, text: "Search for companies of like names" }, { href: "/companies", text: "All companies" }]);
  }
  if (company.takenDown !== null) {
    throw new NoPage(410, `${company.name}: taken down`, `Its ladders were taken down on ${company.takenDown.on}: ${company.takenDown.reason}`, [{ href: "/companies", text: "All companies" }]);
  }
  const { ladders, name } = company;
  const others = USUAL_COMPANIES.filter((other) => other !== slug).slice(0, 2);
  const compare = compareLink({ companies: [company.slug, ...others], track: ladders[0]?.version.rungs.some(({ track }) => track === "IC") === false ? "M" : "IC" });
  return {
    title: `${name}: career ladders`, section: "companies", question, description: `${counted(ladders.length, "career ladder")} of ${name} on the canonical axis, with sources.`,
    body: (
      <div class="wrap">
        <p class="crumbs"><a href="/companies">Companies</a></p>
        <h1>{name}</h1>
        <p class="lead">{company.description}</p>
        <About company={company} />
        {ladders.length === 0 ? <p class="notice">No ladder of {name} is in force. <a href="/companies">Look at other companies</a>, or <a href="/publish">publish one</a>.</p> : <p><a class="button" href={compare}>Compare with other companies</a></p>}
        {ladders.length > 1 && (
          <nav aria-label="Ladders">
            <ul class="kinds">{ladders.map((ladder) => <li key={ladder.id}><a href={`#${ladder.slug}`}>{ladder.name}</a></li>)}</ul>
          </nav>
        )}
        {ladders.map((ladder) => <LadderSection key={ladder.id} ladder={ladder} company={company} levels={canonicalLevels} family={taxonomy.families.find(({ key }) => key === ladder.family)?.title ?? ladder.family} />)}
        <Sources citations={company.citations} />
        <Downloads slug={company.slug} name={name} />
      </div>
    ),
  };
}

function About({ company: { badge, country, people, domain, aliases } }: { readonly company: ShownCompany }) {
  const [name, meaning] = BADGE_NAMES[badge] ?? [badge, ""];
  return (
    <dl class="about">
      <div><dt>Who stands behind it</dt><dd><strong>{name}.</strong> {meaning} The weakest of its rungs counts.</dd></div>
      <div><dt>Size</dt><dd>{peopleWords(people)}{people !== null && <>, {people.asOf}; {people.basis === "STATED" && people.citation !== null ? <>stated by <Cite cited={people.citation} /></> : "inferred"}</>}</dd></div>
      <div><dt>Country</dt><dd>{country === null ? "unknown" : countryName(country)}</dd></div>
      {domain !== null && <div><dt>Site</dt><dd><a href={`https://${domain}`} rel="nofollow noopener">{domain}</a></dd></div>}
      {aliases.length > 0 && <div><dt>Also called</dt><dd>{aliases.join(", ")}</dd></div>}
    </dl>
  );
}

const Cite = ({ cited: { title, url } }: { readonly cited: { readonly title: string; readonly url: string | null } }) => (url === null ? <>“{title}”</> : <a href={url} rel="nofollow noopener">{title}</a>);

function Sources({ citations }: { readonly citations: readonly CompanySource[] }) {
  if (citations.length === 0) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ol class="sources">
        {citations.map((source, i) => (
          <li key={source.id} id={source.id} value={i + 1}>
            <Cite cited={source} />, <span class="soft">{source.kind === "PRIMARY" ? "published by the organisation itself" : "somebody's report"}{source.date !== null && `, written ${source.date}`}, read {source.collected}{source.licence !== null && `, licence ${source.licence}`}.{source.url === null && " No public address is known to us."}{source.note !== null && ` ${source.note}`}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Downloads({ slug, name }: { readonly slug: string; readonly name: string }) {
  const file = (format: string): string => `/ladders/${encodeURIComponent(slug)}.${format}`;
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">Take it with you</h2>
      <p>{["csv", "json", "yaml", "md", "svg"].map((format) => <span key={format}><a href={file(format)}>{format.toUpperCase()}</a> · </span>)}<a href={`/mappings.sssom.tsv${query({ company: slug })}`}>Mappings (SSSOM)</a></p>
      <details>
        <summary>Embed the chart</summary>
        <pre class="snippet" tabIndex={0}><code>{`<img src="https://your.server${file("svg")}" alt="Career ladder of ${name}">`}</code></pre>
      </details>
    </section>
  );
}
