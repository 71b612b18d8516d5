/**
 * Search by hand: the server's own two statements (what they find is the answer) and its rules of what is like what, and one statement more for what the page shows
 * of ladders and rungs. Which companies are meant is decided between the first two, so they cannot be one.
 */
import { asked } from "../../src/search/domain/asked.js";
import { compareKeys, keyOf, type Hit } from "../../src/search/domain/hit.js";
import { companyHit, placeHit, termHit, type FoundTerm } from "../../src/search/domain/rank.js";
import { termsOf } from "../../src/search/domain/terms.js";
import { wordsOf } from "../../src/search/domain/words.js";
import { SearchStore } from "../../src/search/search.store.js";
import { compileTaxonomy } from "../../src/taxonomy/domain/compiled.js";
import { contentOf, CURRENT_TAXONOMY, type TaxonomyJson } from "../../src/taxonomy/taxonomy.json.js";
import type { Handler, Run } from "./handler.js";

/** As the question asks for. */
const SHOWN = 10;
/** Companies whose ladders are looked through. */
const MEANT = 8;

interface Known { readonly store: SearchStore; readonly terms: readonly FoundTerm[] }
const known = new WeakMap<Run, Promise<Known>>();

/** What does not change between questions. */
function knownTo(run: Run): Promise<Known> {
  const read = async (): Promise<Known> => {
    const names = new Map<string, string>();
    const query = (text: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]> => {
      const name = names.get(text) ?? `search-${names.size}`;
      names.set(text, name);
      return run({ name, text, values });
    };
    const [row] = await run({ name: "taxonomy", text: CURRENT_TAXONOMY, values: [] });
    return { store: new SearchStore({ query } as unknown as ConstructorParameters<typeof SearchStore>[0]), terms: termsOf(compileTaxonomy(contentOf(row!.taxonomy as TaxonomyJson))) };
  };
  const found = known.get(run) ?? read();
  known.set(run, found);
  return found;
}

export const search: Handler = async (run, { text }) => {
  const question = asked(text as string);
  if (question === null) return JSON.stringify({ search: { nodes: [], pageInfo: { hasNextPage: false } } });
  const { words } = question;
  const { store, terms } = await knownTo(run);
  const companies = (await store.companies(question)).map((company) => ({ company, ...companyHit(words, company) }));
  const sure = ({ mention }: (typeof companies)[number]): number => (mention === null ? 0 : mention.strength * mention.weight);
  const meant = new Map(companies.filter(({ hit }) => hit !== null)
    .sort((a, b) => sure(b) - sure(a) || b.hit!.score - a.hit!.score || b.company.people - a.company.people || (a.company.slug < b.company.slug ? -1 : 1))
    .slice(0, MEANT).map(({ company, mention, hit }) => [company.slug, { mention, whole: mention === null ? hit : null }]));
  const places = await store.places(question, [...meant.keys()]);
  const hits = [
    ...companies.map(({ hit }) => hit), ...terms.map((term) => termHit(words, term)), ...places.map((place) => placeHit(words, place, meant.get(place.company) ?? null)),
  ].filter((hit) => hit !== null).sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
  const page = hits.slice(0, SHOWN);
  const shown = new Map((await placesShown(run, page)).map((place) => [place.id, place]));
  const nodes = page.map(({ kind, id, owner, score, matchedOn, matched }) => {
    const place = shown.get(id);
    const spelled = place?.names.find((name) => wordsOf(name).join(" ") === wordsOf(matched).join(" ")) ?? matched;
    const company = companies.find((found) => found.company.id === id)?.company;
    const thing = place?.thing ?? (company === undefined ? termShown(terms.find((term) => term.id === id)!) : { __typename: "Company", slug: owner, name: company.names[0]?.text });
    return { kind, matched: spelled, matchedOn, score, thing };
  });
  return JSON.stringify({ search: { nodes, pageInfo: { hasNextPage: hits.length > SHOWN } } });
};

/** What the page shows of ladders and rungs, and how they spell their names. */
async function placesShown(run: Run, page: readonly Hit[]): Promise<readonly { readonly id: string; readonly names: readonly string[]; readonly thing: object }[]> {
  const ids = page.flatMap(({ id, ladderId }) => (ladderId === null ? [] : [id]));
  if (ids.length === 0) return [];
  return await run({
    name: "search-shown", values: [ids],
    text: `select r.id, array_remove(array[r.title, r.code] || r.aliases, null) as names,
          json_build_object('__typename', 'Rung', 'id', r.id, 'code', r.code, 'title', r.title, 'track', r.track, 'company', json_build_object('slug', c.slug)) as thing
        from rung r join ladder_version v on v.id = r.version_id join ladder l on l.id = v.ladder_id join company c on c.id = l.company_id where r.id = any($1)
      union all select l.id, array[v.name], json_build_object('__typename', 'Ladder', 'slug', l.slug, 'name', v.name, 'company', json_build_object('slug', c.slug))
        from ladder l join ladder_version v on v.id = l.current_version_id join company c on c.id = l.company_id where l.id = any($1)`,
  }) as unknown as readonly { id: string; names: string[]; thing: object }[];
}

function termShown({ kind, key, names: [title] }: FoundTerm): object {
  return kind === "SLANG" ? { __typename: "Statement", key, word: title!.text } : { __typename: kind === "ROLE" ? "Role" : "CanonicalLevel", key, title: title!.text };
}
