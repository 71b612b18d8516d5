import { needed, NoPage, type Question, type PageRequest } from "../asking.js";
import { companyLink, query as queryText } from "../links.js";
import type { Page } from "../page.js";
import { DiffTable, type Diff } from "../parts/diff-table.js";
import { VersionList } from "../parts/ladder-section.js";
import { Pager } from "../parts/pager.js";
import type { ListedVersion } from "./company.question.js";

export const DIFF = `query Diff($from: ID!, $to: ID!) {
  ladderDiff(input: { from: $from, to: $to }) {
    identical relation summary unchanged
    from { ...Version }
    to { ...Version }
    versionChanges { field from to }
    changes { kinds shift text from { code title track } to { code title track } fields { field from to } }
  }
}

fragment Version on LadderVersion { id number name status effectiveOn changeNote retiredAt company { slug name } }`;

export const HISTORY = `query History($ladder: ID!, $after: String) {
  ladder(id: $ladder) {
    id name retiredAt
    company { slug name }
    version { id }
    versions(first: 20, after: $after) { nodes { id number status effectiveOn changeNote } pageInfo { hasNextPage endCursor } }
  }
}`;

interface History {
  readonly ladder: {
    readonly id: string;
    readonly name: string;
    readonly retiredAt: string | null;
    readonly company: { readonly slug: string; readonly name: string };
    readonly version: { readonly id: string };
    readonly versions: { readonly nodes: readonly ListedVersion[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } };
  } | null;
}

/** `/company/google/versions?from=ver_…&to=ver_…` what differs; `?ladder=lad_…` all versions of a ladder, also of a retired one. */
export async function versionsPage({ params, query, ask }: PageRequest): Promise<Page> {
  const slug = (params.slug ?? "").toLowerCase();
  const back = [{ href: companyLink(slug), text: "The company's ladders and versions" }];
  const { from, to, ladder, after } = query;
  if (from !== undefined && to !== undefined) return diffPage(slug, { document: DIFF, variables: { from, to } }, ask);
  if (ladder !== undefined) return historyPage(slug, { document: HISTORY, variables: { ladder, ...(after !== undefined && { after }) } }, ask);
  throw new NoPage(400, "Which versions?", `Say which two versions to compare, as in /company/${slug.slice(0, 60)}/versions?from=ver_…&to=ver_…, or whose versions to list, as in ?ladder=lad_….`, back);
}

async function diffPage(slug: string, question: Question, ask: PageRequest["ask"]): Promise<Page> {
  const { ladderDiff: diff } = needed(await ask<{ ladderDiff: Diff | null }>(question), "These versions cannot be compared");
  if (diff === null) throw new NoPage(404, "No such versions", "There is nothing to compare.", [{ href: companyLink(slug), text: "The company's ladders and versions" }]);
  const { from, to } = diff;
  if (to.company.slug !== slug) throw new NoPage(404, "Not this company's version", `That version belongs to ${to.company.name}.`, [{ href: `/company/${to.company.slug}/versions${queryText({ from: from.id, to: to.id })}`, text: `The same at ${to.company.name}` }]);
  const named = (version: Diff["from"]): string => `${version.company.slug === to.company.slug ? "" : `${version.company.name}, `}${version.name}, version ${version.number}`;
  return {
    title: `${to.company.name}: what differs`, section: "companies", question, description: `What differs between ${named(from)} and ${named(to)}.`,
    body: (
      <div class="wrap">
        <p class="crumbs"><a href="/companies">Companies</a> › <a href={companyLink(slug)}>{to.company.name}</a></p>
        <h1>What differs</h1>
        <p class="lead">From {named(from)} ({from.effectiveOn}) to {named(to)} ({to.effectiveOn}).</p>
        {[from, to].filter(({ status }) => status === "RETIRED").map((version) => <p key={version.id} class="notice">{named(version)}, is retired{version.retiredAt !== null && ` since ${version.retiredAt.slice(0, 10)}`}: it is no longer in force.</p>)}
        <ul class="told">{diff.summary.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        {to.changeNote !== "" && diff.relation === "SAME_LADDER" && <p>The change note of version {to.number}: “{to.changeNote}”</p>}
        <DiffTable diff={diff} />
        <p>{from.id !== to.id && <a href={`/company/${to.company.slug}/versions${queryText({ from: to.id, to: from.id })}`}>The other way round</a>}</p>
      </div>
    ),
  };
}

async function historyPage(slug: string, question: Question, ask: PageRequest["ask"]): Promise<Page> {
  const { ladder } = needed(await ask<History>(question), "These versions cannot be listed");
  if (ladder === null || ladder.company.slug !== slug) throw new NoPage(404, "No such ladder", "This company has no such ladder.", [{ href: companyLink(slug), text: "The company's ladders and versions" }]);
  const { name, company, versions, retiredAt } = ladder;
  return {
    title: `${company.name}, ${name}: versions`, section: "companies", question, description: `Every published version of ${name} at ${company.name}, with what each changed.`,
    body: (
      <div class="wrap narrow">
        <p class="crumbs"><a href="/companies">Companies</a> › <a href={companyLink(slug)}>{company.name}</a></p>
        <h1>Versions of {name}</h1>
        {retiredAt !== null && <p class="notice">This ladder is retired since {retiredAt.slice(0, 10)}: it is no longer in force, and its versions stay readable.</p>}
        <VersionList nodes={versions.nodes} company={slug} inForce={retiredAt === null ? ladder.version.id : null} />
        <Pager what="versions" first={question.variables.after === undefined ? null : `/company/${slug}/versions${queryText({ ladder: ladder.id })}`} next={versions.pageInfo.hasNextPage ? `/company/${slug}/versions${queryText({ ladder: ladder.id, after: versions.pageInfo.endCursor ?? undefined })}` : null} />
        {versions.nodes.length > 1 && (
          <form class="filter" method="get" action={`/company/${slug}/versions`} aria-label="Compare two versions">
            {(["from", "to"] as const).map((end, i) => <label key={end}>{end === "from" ? "From" : "To"}<select name={end}>{versions.nodes.map(({ id, number }, at) => <option key={id} value={id} selected={at === 1 - i}>Version {number}</option>)}</select></label>)}
            <button type="submit">What differs</button>
          </form>
        )}
      </div>
    ),
  };
}
