import { needed, NoPage, type Question, type PageRequest } from "../asking.js";
import { countryCode, countryName } from "../countries.js";
import { companyLink, query as queryText } from "../links.js";
import type { Page } from "../page.js";
import { CompanyFilter, SIZES, type Narrowed } from "../parts/company-filter.js";
import { Pager } from "../parts/pager.js";
import { BADGE_NAMES, counted, peopleWords } from "../words.js";

interface ListedCompany {
  readonly slug: string;
  readonly name: string;
  readonly country: string | null;
  readonly badge: string;
  readonly people: { readonly min: number; readonly max: number | null } | null;
  readonly ladders: readonly { readonly slug: string; readonly name: string; readonly family: string }[];
}

interface Companies {
  readonly companies: { readonly totalCount: number; readonly nodes: readonly ListedCompany[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } } | null;
  readonly taxonomy: { readonly families: readonly { readonly key: string; readonly title: string }[] };
}

export const COMPANIES = `query Companies($filter: CompanyFilterInput, $after: String) {
  companies(filter: $filter, first: 30, after: $after) {
    totalCount
    nodes { slug name country badge people { min max } ladders { slug name family } }
    pageInfo { hasNextPage endCursor }
  }
  taxonomy { families { key title } }
}`;

function questionOf({ country, size, family }: Narrowed, after: string | undefined): Question {
  const range = SIZES.find(({ key }) => key === size);
  if (size !== undefined && range === undefined) throw new NoPage(400, "Which size?", `"size" is one of ${SIZES.map(({ key }) => key).join(", ")}.`, [{ href: "/companies", text: "All companies" }]);
  const filter = { ...(country !== undefined && { country: countryCode(country) }), ...(family !== undefined && { family }), ...(range?.min !== undefined && { minPeople: range.min }), ...(range?.max !== undefined && { maxPeople: range.max }) };
  return { document: COMPANIES, variables: { filter, ...(after !== undefined && { after }) } };
}

/** `/companies?country=GB&size=small` */
export async function companiesPage({ query, ask }: PageRequest): Promise<Page> {
  const given = (name: string): string | undefined => (query[name]?.trim() === "" ? undefined : query[name]?.trim());
  const [narrowed, after] = [{ country: given("country"), size: given("size"), family: given("family") }, given("after")];
  const question = questionOf(narrowed, after);
  const answer = await ask<Companies>(question);
  const [fault] = answer.errors;
  if (fault !== undefined) needed({ ...answer, data: null }, "These companies cannot be listed");
  const { companies, taxonomy } = needed(answer, "These companies cannot be listed");
  if (companies === null) throw new NoPage(500, "These companies cannot be listed", "The server gave no answer.");
  const { nodes, totalCount, pageInfo } = companies;
  const any = Object.values(narrowed).some((value) => value !== undefined);
  return {
    title: "Companies", section: "companies", question, description: `${counted(totalCount, "company", "companies")} and their career ladders, each with its sources.`,
    body: (
      <div class="wrap">
        <h1>Companies</h1>
        <p class="lead">{counted(totalCount, "company", "companies")}{any ? " of this kind" : ""}. Each page names its sources and who stands behind it.</p>
        <CompanyFilter narrowed={narrowed} families={taxonomy.families} />
        {nodes.length === 0 ? <p class="notice">No company fits. <a href="/companies">See all companies</a>, or <a href="/publish">publish a ladder of yours</a>.</p> : (
          <div class="scroll" tabIndex={0} role="group" aria-label="Companies and their ladders">
            <table class="wide">
              <caption>{after === undefined ? "By name" : "By name, continued"}</caption>
              <thead><tr><th scope="col">Company</th><th scope="col">Country</th><th scope="col">Size</th><th scope="col">Ladders</th><th scope="col">Who stands behind it</th></tr></thead>
              <tbody>
                {nodes.map(({ slug, name, country, people, ladders, badge }) => (
                  <tr key={slug}>
                    <th scope="row"><a href={companyLink(slug)}>{name}</a></th>
                    <td>{country === null ? <span class="soft">unknown</span> : countryName(country)}</td>
                    <td>{peopleWords(people)}</td>
                    <td>{ladders.length === 0 ? <span class="soft">none in force</span> : ladders.slice(0, 3).map(({ name: ladder }) => ladder).join("; ")}{ladders.length > 3 && <>; <a href={companyLink(slug)}>{ladders.length - 3} more<span class="out-of-sight"> ladders of {name}</span></a></>}</td>
                    <td>{BADGE_NAMES[badge]?.[0] ?? badge}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Pager what="companies" first={after === undefined ? null : `/companies${queryText({ ...narrowed })}`} next={pageInfo.hasNextPage ? `/companies${queryText({ ...narrowed, after: pageInfo.endCursor ?? undefined })}` : null} />
      </div>
    ),
  };
}
