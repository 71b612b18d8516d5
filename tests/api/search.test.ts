import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App } from "../../src/app/app.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let dataSource: DataSource;
let app: App;
const statements: string[] = [];

beforeAll(async () => {
  database = await createDatabase("seeded");
  dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
  app = await createApp({ corsOrigins: [], logLevel: "silent" }, dataSource);
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

interface Hit {
  readonly kind: string; readonly matched: string; readonly matchedOn: string; readonly score: number;
  readonly thing: {
    readonly __typename: string; readonly id: string; readonly slug?: string; readonly key?: string; readonly code?: string | null; readonly title?: string; readonly track?: string;
    readonly company?: { readonly slug: string };
  };
}
interface Answer {
  readonly data: { readonly search: { readonly nodes: readonly Hit[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } } | null };
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}
type Variables = Readonly<Record<string, unknown>>;

async function send(variables: Variables): Promise<Answer> {
  const query = `query Search($text: String!, $kinds: [SearchKind!], $first: Int, $after: String) { search(text: $text, kinds: $kinds, first: $first, after: $after) {
    nodes { kind matched matchedOn score thing { __typename
      ... on Company { id slug } ... on Rung { id code title track company { slug } } ... on Ladder { id slug company { slug } } ... on CanonicalLevel { id key } ... on Role { id key } ... on Statement { id key } } }
    pageInfo { hasNextPage endCursor } } }`;
  return (await request(app.server).post("/graphql").send({ query, variables })).body as Answer;
}

async function search(text: string, variables: Variables = {}): Promise<readonly Hit[]> {
  const { data, errors } = await send({ text, ...variables });
  expect(errors).toBeUndefined();
  return data.search?.nodes ?? [];
}

/** A hit in a few words: `google L5 IC`, `company google`, `ic/staff`. */
function named({ kind, thing: t }: Hit): string {
  if (t.__typename === "Rung") return [t.company?.slug, t.code ?? t.title, t.track].join(" ");
  return `${kind.toLowerCase()} ${[t.company?.slug, t.slug ?? t.key].filter((part) => part !== undefined).join(" ")}`;
}

it.each([
  // companies: misspelled, begun, by another name, in another script
  ["google", "company google"], ["gogle", "company google"], ["Micorsoft", "company microsoft"], ["Netlfix", "company netflix"], ["amazn", "company amazon"], ["spotfy", "company spotify"],
  ["goo", "company google"], ["arts", "company artsy"], ["micros", "company microsoft"], ["GITLAB", "company gitlab"], ["facebook", "company meta"], ["aws", "company amazon"],
  ["阿里巴巴", "company alibaba"], ["37 signals", "company 37signals"], ["khan acad", "company khan-academy"], ["gitlab ladder", "company gitlab"],
  // company and rung together, in any order
  ["google l5", "google L5 IC"], ["L5 google", "google L5 IC"], ["gogle l5", "google L5 IC"], ["google staff", "google L6 IC"], ["staff at meta", "meta E6 IC"], ["facebook e5", "meta E5 IC"],
  ["senior sde amazon", "amazon L6 IC"], ["Sr. SDE, Amazon", "amazon L6 IC"], ["amazon l6", "amazon L6 IC"], ["microsoft 63", "microsoft 63 IC"], ["microsoft level 63", "microsoft 63 IC"],
  ["alibaba p7", "alibaba P7 IC"], ["tencent 高级工程师", "tencent T3 IC"], ["google em", "google L5 M"], ["director google", "google L8 M"], ["artsy staff enginer", "artsy IC6 IC"],
  // titles and codes
  ["E5", "meta E5 IC"], ["grade 8", "gitlab grade 8 IC"], ["Grade8", "gitlab grade 8 IC"], ["高级工程师", "tencent T3 IC"], ["アーキテクト", "yumemi アーキテクト (Architect) IC"], ["专家", "alibaba P7 IC"],
  // the taxonomy
  ["staff engineer", "canonical_level ic/staff"], ["staf enginer", "canonical_level ic/staff"], ["L5", "canonical_level ic/senior"], ["data architect", "role data-architect"],
  ["ai archi", "role ai-architect"], ["engineering manger", "canonical_level m/em"],
  ["FAANG", "slang faang"], ["L+1", "slang l-plus-one"], ["promo packet", "slang promo-packet"], ["TLM", "slang tlm"], ["pendulum", "slang pendulum"],
])("%s finds %s first", async (text, first) => {
  const [hit] = await search(text, { first: 3 });
  expect(hit && named(hit)).toBe(first);
});

it.each([["pricipal", "Principal"], ["senior staff", "Senior Staff"], ["engineer ii", "Engineer II"]])("%s finds rungs titled %s", async (text, title) => {
  const hits = await search(text, { kinds: ["RUNG"], first: 5 });
  expect(hits.map((hit) => hit.matched)).toContain(title);
});

it.each(["zzzzqqqq", "Nurse Practitioner", "колбаса"])("%s names nothing here, and nothing is made up", async (text) => {
  expect(await search(text)).toEqual([]);
});

it("a hit tells which name matched, as the company spells it, and how well", async () => {
  const [rung] = await search("gogle senior swe");
  expect(rung).toMatchObject({ kind: "RUNG", matched: "Google Senior Software Engineer", matchedOn: "TITLE", thing: { code: "L5" } });
  expect(rung?.score).toBeGreaterThan(0.9);
  expect(rung?.score).toBeLessThan(1);
  expect((await search("facebook"))[0]).toMatchObject({ matched: "Facebook", matchedOn: "ALIAS", thing: { slug: "meta" } });
});

it("best first, and the larger company first among equals", async () => {
  const hits = await search("L5", { first: 100 });
  const scores = hits.map((hit) => hit.score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(hits.filter((hit) => hit.kind === "RUNG").map((hit) => hit.thing.company?.slug).slice(0, 4)).toEqual(["amazon", "amazon", "google", "google"]);
});

it("rungs without a place on the axis are found too", async () => {
  const [row]: { id: string; title: string; slug: string }[] = await dataSource.query(
    `select r.id, r.title, c.slug from ladder l join company c on c.id = l.company_id join rung r on r.version_id = l.current_version_id left join mapping m on m.rung_id = r.id
      where m.id is null or m.no_equivalent order by r.id limit 1`);
  const hits = await search(`${row?.slug} ${row?.title}`, { kinds: ["RUNG"], first: 100 });
  expect(hits.map((hit) => hit.thing.id)).toContain(row?.id);
});

it("kinds narrow the list", async () => {
  for (const kind of ["COMPANY", "RUNG", "LADDER", "CANONICAL_LEVEL", "ROLE"]) {
    const hits = await search("data architect google", { kinds: [kind], first: 100 });
    expect(new Set(hits.map((hit) => hit.kind))).toEqual(new Set(hits.length > 0 ? [kind] : []));
  }
  expect((await search("architect", { kinds: ["LADDER", "ROLE"] })).map((hit) => hit.kind)).toEqual(expect.arrayContaining(["LADDER", "ROLE"]));
});

it("pages one after another hold the whole list once, in its order", async () => {
  const whole = (await search("engineer", { first: 100 })).map((hit) => hit.thing.id);
  const paged: string[] = [];
  for (let after: string | null = null; paged.length < 100; ) {
    const { data } = await send({ text: "engineer", first: 7, after });
    paged.push(...(data.search?.nodes.map((hit) => hit.thing.id) ?? []));
    after = data.search?.pageInfo.endCursor ?? null;
    if (!data.search?.pageInfo.hasNextPage) break;
  }
  expect(whole).toHaveLength(100);
  expect(new Set(paged).size).toBe(paged.length);
  expect(paged.slice(0, 100)).toEqual(whole);
});

it("the last page says that it is the last", async () => {
  expect((await send({ text: "FAANG" })).data.search).toMatchObject({ nodes: [{ kind: "SLANG" }], pageInfo: { hasNextPage: false } });
});

it.each(["", "   ", "?!", "—"])("a text without letter or figure (%j) gives an empty page", async (text) => {
  expect((await send({ text })).data.search).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
});

it.each([
  [{ text: "a\u0000b" }, "text: contains a NUL"], [{ text: "x".repeat(201) }, "text: has 201 characters; at most 200"], [{ text: "google", first: 0 }, "first: must be between 1 and 100"],
  [{ text: "google", first: 101 }, "first: must be between 1 and 100"], [{ text: "google", after: "nonsense" }, "after: is not a cursor"], [{ text: "google", kinds: [] }, "kinds: is empty"],
])("%j is refused by name and rule", async (variables, message) => {
  const { errors } = await send(variables);
  expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: "BAD_USER_INPUT" } }]);
});

it.each(["%", "100%", "_", "\\", "' or 1=1 --", "a".repeat(200), "x ".repeat(100), "𝒢oogle 🦄", "e\u0301".repeat(90), "google ".repeat(28)])("%j is only a text: no error, no end of patience", async (text) => {
  const { data, errors } = await send({ text });
  expect([errors, data.search === null]).toEqual([undefined, false]);
});

it("takes the same number of SQL statements for one hit and for a hundred, on any page", async () => {
  const counted = async (variables: Variables & { text: string }): Promise<number> => {
    const cold = await createApp({ corsOrigins: [], logLevel: "silent" }, dataSource);
    try {
      statements.length = 0;
      await request(cold.server).post("/graphql").send({ query: `query S($text: String!, $first: Int, $after: String) { search(text: $text, first: $first, after: $after) { nodes { thing { __typename } } } }`, variables });
      return statements.filter((sql) => !/\bepoch\b/.test(sql)).length;
    } finally {
      await cold.close();
    }
  };
  const { data } = await send({ text: "engineer", first: 50 });
  expect(await counted({ text: "alibaba p7", first: 1 })).toBe(3); // companies, places; then what is shown
  expect(await counted({ text: "engineer", first: 100 })).toBe(3);
  expect(await counted({ text: "engineer", first: 30, after: data.search?.pageInfo.endCursor })).toBe(3);
});

it("a rung is found the moment it is published, even where the version before is still held in memory", async () => {
  const [before] = await search("artsy staff engineer", { kinds: ["RUNG"], first: 1 }); // now artsy is held
  const version = "ver_zzzzzzzzzzzzzzzzzzzz";
  await dataSource.transaction(async (manager) => {
    const [ladder]: { id: string }[] = await manager.query(`select l.id from ladder l join company c on c.id = l.company_id where c.slug = 'artsy' and l.is_main`);
    await manager.query(`insert into ladder_version (id, ladder_id, number, status, name, family, complete, change_note, effective_on) values ($1, $2, 99, 'DRAFT', 'Engineering Ladder', 'software', true, '-', '2026-01-01')`, [version, ladder?.id]);
    await manager.query(`insert into rung (id, version_id, ord, track, code, title, hybrid) values ('rng_zzzzzzzzzzzzzzzzzzzz', $1, 0, 'IC', 'W1', 'Chief Wizard', false)`, [version]);
    await manager.query(`insert into mapping_set (id, version_id, author, mapped_on, taxonomy_version) values ('set_zzzzzzzzzzzzzzzzzzzz', $1, '-', '2026', '-')`, [version]);
    await manager.query(`update ladder_version set status = 'PUBLISHED', published_at = now(), content_hash = '-' where id = $1`, [version]);
    await manager.query(`update ladder set current_version_id = $2 where id = $1`, [ladder?.id, version]);
  });
  expect(await search("chief wizard", { kinds: ["RUNG"], first: 1 })).toMatchObject([{ matched: "Chief Wizard", score: 1, thing: { code: "W1", company: { slug: "artsy" } } }]);
  expect((await search("artsy staff engineer", { kinds: ["RUNG"], first: 100 })).map((hit) => hit.thing.id)).not.toContain(before?.thing.id);
});
