import { needed, NoPage, type Question, type PageRequest } from "../asking.js";
import { query as queryText } from "../links.js";
import type { Page } from "../page.js";
import { hitOf, THING, type Thing } from "../found.js";
import { Pager } from "../parts/pager.js";
import { SearchBox } from "../parts/search-box.js";

/** Kinds to narrow a search to, as in an address. */
const KINDS = [
  { key: "company", kind: "COMPANY", text: "Companies" },
  { key: "rung", kind: "RUNG", text: "Rungs" },
  { key: "ladder", kind: "LADDER", text: "Ladders" },
  { key: "level", kind: "CANONICAL_LEVEL", text: "Canonical levels" },
  { key: "role", kind: "ROLE", text: "Roles" },
  { key: "word", kind: "SLANG", text: "Words" },
] as const;

interface Found {
  readonly search: { readonly nodes: readonly { readonly matched: string; readonly thing: Thing }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } } | null;
}

export const SEARCH = `query Search($text: String!, $kinds: [SearchKind!], $after: String) {
  search(text: $text, kinds: $kinds, first: 20, after: $after) {
    nodes { matched thing { ${THING} } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const searchQuestion = (text: string, kind: string | undefined, after: string | undefined): Question => ({
  document: SEARCH, variables: { text, ...(kind !== undefined && { kinds: [kind] }), ...(after !== undefined && { after }) },
});

/** `/search?q=gogle+l5&kind=rung` */
export async function searchPage({ query, ask }: PageRequest): Promise<Page> {
  const text = (query.q ?? "").trim();
  const chosen = KINDS.find(({ key }) => key === query.kind);
  if (query.kind !== undefined && query.kind !== "" && chosen === undefined) throw new NoPage(400, "Which kind?", `"kind" is one of ${KINDS.map(({ key }) => key).join(", ")}.`, [{ href: `/search${queryText({ q: text })}`, text: "Search all kinds" }]);
  const after = query.after === "" ? undefined : query.after;
  const question = text === "" ? null : searchQuestion(text, chosen?.kind, after);
  const found = question === null ? null : needed(await ask<Found>(question), "This cannot be searched for").search;
  const here = (values: Readonly<Record<string, string | undefined>>): string => `/search${queryText({ q: text, kind: chosen?.key, ...values })}`;
  return {
    title: text === "" ? "Search" : `Search: ${text.slice(0, 60)}`, section: null, question, description: "Companies, rungs, canonical levels and roles by name, typing errors allowed.",
    body: (
      <div class="wrap narrow">
        <h1>Search</h1>
        <SearchBox id="search" value={text} />
        {found !== null && (
          <>
            <nav aria-label="Kinds of result">
              <ul class="kinds">
                <li><a href={here({ kind: undefined })} aria-current={chosen === undefined ? "true" : undefined}>All</a></li>
                {KINDS.map(({ key, text: name }) => <li key={key}><a href={here({ kind: key })} aria-current={chosen?.key === key ? "true" : undefined}>{name}</a></li>)}
              </ul>
            </nav>
            {found.nodes.length === 0 ? <Nothing text={text} chosen={chosen?.text} all={here({ kind: undefined })} /> : (
              <>
                <h2>Found</h2>
                <ul class="results">{found.nodes.map(({ matched, thing }) => <Result key={hitOf(thing).label + matched} thing={thing} matched={matched} />)}</ul>
                <Pager what="results" first={after === undefined ? null : here({})} next={found.pageInfo.hasNextPage ? here({ after: found.pageInfo.endCursor ?? undefined }) : null} />
                <p class="soft">Not among them? <a href={`/title${queryText({ q: text })}`}>Place “{text}” as a title</a> by what it says.</p>
              </>
            )}
          </>
        )}
        {found === null && <p class="soft">For example <a href="/search?q=google+l5">google l5</a>, <a href="/search?q=staff+at+meta">staff at meta</a> or <a href="/search?q=data+architect">data architect</a>. Typing errors do no harm.</p>}
      </div>
    ),
  };
}

function Result({ thing, matched }: { readonly thing: Thing; readonly matched: string }) {
  const { label, under, href } = hitOf(thing);
  return <li>{href === null ? <strong>{label}</strong> : <a href={href}>{label}</a>}<span class="soft">{under}{matched !== label && ` · found by “${matched}”`}</span></li>;
}

/** Next steps where nothing is found. */
function Nothing({ text, chosen, all }: { readonly text: string; readonly chosen: string | undefined; readonly all: string }) {
  return (
    <>
      <h2>Nothing found for “{text}”</h2>
      <ul>
        {chosen !== undefined && <li><a href={all}>Search all kinds</a>, not {chosen.toLowerCase()} alone</li>}
        <li><a href={`/title${queryText({ q: text })}`}>Place “{text}” as a title</a>: where it most likely stands, by its words, the company's size and the people led</li>
        <li><a href="/companies">Look through all companies</a></li>
        <li><a href="/publish">Publish a ladder</a> that is missing here</li>
      </ul>
    </>
  );
}
