import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/config.js";
import { random, type Random } from "../bench/random.js";

/** What there is to ask about. */
export interface World {
  /** Invented companies, each with a rung of its main ladder that has a code. */
  readonly subjects: readonly { readonly company: string; readonly code: string }[];
  /** Ids of rungs. */
  readonly rungs: readonly string[];
  /** Header of somebody who is signed in. */
  readonly owner: string;
}

/** One request, and what may come of it: a status, and the code of the first error where there is one, as in "200" or "200 UNKNOWN_COMPANY". */
export interface Asking {
  readonly kind: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly expected: readonly string[];
  /** Its client hangs up: in the middle of sending it, or while it is being answered. */
  readonly cutOff?: "SENDING" | "WAITING";
}

type Made = Omit<Asking, "kind" | "headers"> & { readonly headers?: Asking["headers"] };

const folder = path.join(projectRoot, "schema/examples");
const EXAMPLES = readdirSync(folder).filter((file) => file.endsWith(".graphql")).sort().map((file) => readFileSync(path.join(folder, file), "utf8"));

export const graphql = (query: string, variables: object = {}, ...expected: readonly string[]): Made =>
  ({ method: "POST", path: "/graphql", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }), expected: expected.length > 0 ? expected : ["200"] });
const get = (address: string, ...expected: readonly string[]): Made => ({ method: "GET", path: address, body: "", expected: expected.length > 0 ? expected : ["200"] });

const HEADLINE = `query Headline($company: String!, $code: String!, $to: String!) { equivalence(input: { from: { companyRung: { company: $company, code: $code, family: "software", track: IC } }, toCompany: $to }) {
  __typename ... on Equivalence { best { rung { code title } predicate overlap } landing { kind share } confidence { value band } reasons { text } caveats } ... on Abstention { message } } }`;
const COMPANY = `query Company($slug: String!) { company(slug: $slug) { name description citations { title url } ladders { name version { number effectiveOn } rungs { code title scope mapping { range { lo hi } confidence comment } } } } }`;
const COMPARED = `query Compared($companies: [String!]!, $asOf: Date) { compareLadders(input: { companies: $companies, asOf: $asOf }) { columns { company { name } rungs { range { lo hi } rung { code title } } } } }`;
const ALIKE = `query Alike($company: String!, $code: String!) { counterparts(input: { from: { companyRung: { company: $company, code: $code, family: "software", track: IC } } }, first: 20) { nodes { rung { title company { name } } overlap } } }`;
const SEARCH = `query Search($text: String!) { search(text: $text, first: 10) { nodes { matched } } }`;
const TITLE = `query Title($title: String!, $company: String) { resolveTitle(input: { title: $title, company: $company }) { __typename } }`;
const RUNGS = `query Rungs($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`;

/** Words that searches and titles are made of; with a number behind, no two are the same. */
const WORDS = ["senior", "staff", "engineer", "architect", "data", "head of", "Entwickler", "développeur", "principal", "manager"];
const PAGES = ["/", "/companies", "/levels", "/sourcing", "/method", "/publish", "/fit", "/readiness", "/transition", "/moving", "/titles", "/level/ic/senior", "/role/data-architect"];
const DOWNLOADS = ["svg", "csv", "json", "yaml", "md"];

/** Requests of each kind out of a hundred, and how number `n` of them all is made. */
const KINDS: Readonly<Record<string, readonly [share: number, make: (n: number, chosen: Random, world: World) => Made]>> = {
  "example": [20, (n) => graphql(EXAMPLES[n % EXAMPLES.length] ?? "")],
  "headline": [18, (_, chosen, world) => graphql(HEADLINE, { ...subject(chosen, world), to: chosen.one(world.subjects).company })],
  "company": [8, (_, chosen, world) => graphql(COMPANY, { slug: chosen.one(world.subjects).company })],
  "comparison": [4, (_, chosen, world) => graphql(COMPARED, { companies: [0, 1, 2, 3].map(() => chosen.one(world.subjects).company) }, "200", "200 BAD_USER_INPUT")], // one may be there twice
  "an earlier day": [2, (_, chosen, world) => graphql(COMPARED, { companies: ["google", chosen.one(world.subjects).company], asOf: `2026-1${chosen.between(0, 1)}-${chosen.between(10, 19)}` })],
  "counterparts": [4, (_, chosen, world) => graphql(ALIKE, subject(chosen, world))],
  "rungs by id": [3, (_, chosen, world) => graphql(RUNGS, { ids: Array.from({ length: 10 }, () => chosen.one(world.rungs)) })],
  "new text searched": [8, (n, chosen) => graphql(SEARCH, { text: `${chosen.one(WORDS)} ${chosen.one(WORDS)} ${n}` })],
  "new title": [4, (n, chosen, world) => graphql(TITLE, { title: `${chosen.one(WORDS)} ${chosen.one(WORDS)} ${n}`, company: chosen.chance(0.5) ? chosen.one(world.subjects).company : null })],
  "new query": [4, (n, chosen, world) => graphql(newQuery(n, world, chosen.between(1, 4)))],
  "page": [8, (_, chosen, world) => get(chosen.chance(0.5) ? chosen.one(PAGES) : chosen.one([
    `/company/${chosen.one(world.subjects).company}`, `/search?q=${encodeURIComponent(chosen.one(WORDS))}`,
    `/compare?company=google&company=${chosen.one(world.subjects).company}`, `/title?title=${encodeURIComponent(chosen.one(WORDS))}`,
  ]))],
  "download": [5, (_, chosen, world) => get(chosen.chance(0.8) ? `/ladders/${chosen.one(world.subjects).company}.${chosen.one(DOWNLOADS)}` : chosen.one(["/mappings.sssom.tsv", "/taxonomy.jsonld", "/schema.graphql"]))],
  "signed in": [2, (_, chosen, world) => ({ ...graphql(`query Mine($slug: String!) { viewer { kind } company(slug: $slug) { name } }`, { slug: chosen.one(world.subjects).company }), headers: { "content-type": "application/json", authorization: world.owner } })],
  "bad": [6, (n, chosen, world) => chosen.one(bad(n, world))],
  "cut off sending": [2, (n) => ({ ...graphql(`{ company(slug: "google") { name } } # ${n}`), expected: [], cutOff: "SENDING" })],
  "cut off waiting": [2, (_, chosen, world) => ({ ...graphql(COMPARED, { companies: [...new Set([0, 1, 2, 3, 4].map(() => chosen.one(world.subjects).company))] }), expected: [], cutOff: "WAITING" })],
};
const TABLE = Object.entries(KINDS).flatMap(([kind, [share]]) => Array.from({ length: share }, () => kind));

/** Number `n` of an endless row of requests: the same for the same number. Half come from clients that come again, half from ever new ones. */
export function asking(n: number, world: World): Asking {
  const chosen = random(n);
  const kind = chosen.one(TABLE);
  return { kind, ...from(n, chosen.chance(0.5) ? `10.0.0.${n % 50}` : addressOf(n), (KINDS[kind] ?? [0, () => get("/")])[1](n, chosen, world)) };
}

/** What fills the room of one cache: parts to be asked for until it is full, so that filling it is not taken for growth. */
export interface Filling {
  readonly cache: string;
  /** An endless row of them, or as many as there is something to ask about. */
  readonly parts: Iterable<readonly Asking[]>;
}

/** For each cache that the requests of `asking` fill slowly. */
export function fillings(world: World): readonly Filling[] {
  const { subjects, rungs } = world;
  const { length } = subjects;
  let n = 1_000_000_000; // no request has such a number
  const put = (kind: string, made: Made): Asking => ({ kind, ...from((n += 1), n % 8 === 0 ? addressOf(n % 2_000) : `10.0.1.${n % 250}`, made) });
  const slice = <T>(of: readonly T[], size: number): readonly (readonly T[])[] => Array.from({ length: Math.ceil(of.length / size) }, (_, i) => of.slice(i * size, (i + 1) * size));
  function* newQueries(): Generator<readonly Asking[]> {
    for (;;) yield again(Array.from({ length: 250 }, (_, i) => put("new query", graphql(newQuery((n += 1), world, 1 + (i % 4)))))); // what is asked again is compiled
  }
  function* pairs(): Generator<readonly Asking[]> {
    for (let i = 0; i < length * (length - 1); i += 500) {
      // what is asked again, in other words or by another client, is kept
      yield again(Array.from({ length: 500 }, (_, k) => put("headline", graphql(HEADLINE, { ...subjects[(i + k) % length], to: subjects[(i + k + 1 + Math.floor((i + k) / length)) % length]?.company }))));
    }
  }
  return [
    { cache: "companies", parts: slice(subjects.map(({ company }) => put("company", graphql(COMPANY, { slug: company }))), 500).map(again) }, // kept as objects when asked for again
    { cache: "places", parts: slice(slice(rungs, 100).map((ids) => put("rungs by id", graphql(RUNGS, { ids }))), 50) },
    { cache: "compiled", parts: newQueries() },
    { cache: "documents", parts: newQueries() },
    { cache: "judged", parts: pairs() },
  ];
}

/** Each twice, the second time when the first is answered. */
const again = <T>(part: readonly T[]): readonly T[] => [...part, ...part];

const subject = (chosen: Random, world: World): object => chosen.one(world.subjects);

/** A text that was never seen, of so many companies' names. */
function newQuery(n: number, { subjects }: World, fields: number): string {
  return `query New${n} { ${Array.from({ length: fields }, (_, i) => `a${i}: company(slug: "${subjects[(n + i) % subjects.length]?.company}") { id slug name kind country description }`).join(" ")} }`;
}

const bad = (n: number, { subjects }: World): readonly Made[] => [
  graphql(`{ company(slug: "google" { name } # ${n}`, {}, "200 GRAPHQL_PARSE_FAILED"),
  graphql(`{ company(slug: "google") { nothing${n} } }`, {}, "200 GRAPHQL_VALIDATION_FAILED"),
  graphql(COMPANY, { slug: n }, "200 BAD_USER_INPUT"),
  graphql(COMPANY, { slug: `unknown-${n}` }, "200"),
  graphql(HEADLINE, { ...subjects[n % subjects.length], to: `unknown-${n}` }, "200 UNKNOWN_COMPANY"),
  graphql(`query Deep${n} { ${"company(slug: \"google\") { ladders { company { ".repeat(7)} name ${"} } }".repeat(7)} }`, {}, "200 GRAPHQL_VALIDATION_FAILED", "200 QUERY_TOO_DEEP"),
  graphql(`query Dear${n} { companies(first: 100) { nodes { ladders { rungs { title mapping { citations { title } } } versions(first: 100) { nodes { rungs { title } } } } } } }`, {}, "200 QUERY_TOO_COMPLEX"),
  { ...graphql(""), body: `{"query": ${n}`, expected: ["400 BAD_REQUEST"] },
  { ...graphql("{ __typename }"), headers: { "content-type": "application/json", authorization: `Bearer ol_unknown_${n}` }, expected: ["401 UNAUTHENTICATED"] },
  { ...graphql(""), body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: `${n}`.padStart(64, "0") } } }), expected: ["200 PERSISTED_QUERY_NOT_FOUND"] },
  get(`/nowhere/${n}`, "404 NOT_FOUND"), get(`/ladders/unknown-${n}.svg`, "404 UNKNOWN_COMPANY"), get(`/company/unknown-${n}`, "404"), get("/%zz", "400 BAD_REQUEST"),
];

const addressOf = (n: number): string => `10.${1 + (n >> 16) % 250}.${(n >> 8) % 256}.${n % 256}`;

/** Through a proxy that is trusted, from `address`. */
const from = (n: number, address: string, made: Made): Omit<Asking, "kind"> => ({ ...made, headers: { ...made.headers, "x-forwarded-for": address, "x-request-id": `soak-${n}` } });
