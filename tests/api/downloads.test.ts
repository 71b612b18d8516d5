import request from "supertest";
import { buildSchema } from "../../src/app/schema.js";
import { schemaText } from "../../src/app/schema-changes.js";
import type { LadderDocument } from "../../src/ladder/domain/ladder-document.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { proxyTo, type Proxy } from "../support/proxy.js";
import { documentOfCsv } from "../support/ladder-table.js";
import { readSssom } from "../support/sssom.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); }, 60_000);
afterAll(() => served.close());
const get = (address: string, headers: Readonly<Record<string, string>> = {}, from: AskedServer = served) => request(from.app.server).get(address).set(headers).buffer(true).parse(asText);

/** Every type as text, as curl has it. */
function asText(response: unknown, done: (error: Error | null, body: string) => void): void {
  const parts: Buffer[] = [];
  (response as NodeJS.ReadableStream).on("data", (part: Buffer) => parts.push(part)).on("end", () => done(null, Buffer.concat(parts).toString("utf8")));
}
const errorOf = (body: unknown) => (JSON.parse(body as string) as { errors: [{ message: string; extensions: { code: string; details?: Record<string, unknown> } }] }).errors[0];
const documentAt = async (address: string) => JSON.parse((await get(address).expect(200)).body as string) as LadderDocument;
const versionOf = async (company: string) => (await documentAt(`/ladders/${company}.json`)).ladders[0]!.version!.id;

describe("downloads", () => {
  it.each([
    ["/ladders/google.svg", "image/svg+xml; charset=utf-8", 'inline; filename="google-software-engineering.svg"'],
    ["/ladders/google.csv", "text/csv; charset=utf-8; header=present", 'attachment; filename="google.csv"'],
    ["/ladders/google.json", "application/json; charset=utf-8", 'inline; filename="google.json"'],
    ["/ladders/google.yaml", "application/yaml; charset=utf-8", 'inline; filename="google.yaml"'],
    ["/ladders/google.md", "text/markdown; charset=utf-8", 'inline; filename="google.md"'],
    ["/mappings.sssom.tsv", "text/tab-separated-values; charset=utf-8", 'attachment; filename="mappings.sssom.tsv"'],
    ["/mappings.sssom.tsv?company=google", "text/tab-separated-values; charset=utf-8", 'attachment; filename="google.sssom.tsv"'],
    ["/taxonomy.jsonld", "application/ld+json; charset=utf-8", 'inline; filename="taxonomy.jsonld"'],
    ["/schema.graphql", "text/plain; charset=utf-8", 'inline; filename="schema.graphql"'],
  ])("%s has its type and name, is open to any page, kept shortly, not sent twice, and answers HEAD", async (address, type, name) => {
    const { headers, body } = await get(address, { origin: "https://a.example" }).expect(200);
    expect(headers).toMatchObject({ "content-type": type, "content-disposition": name, "access-control-allow-origin": "*", "cache-control": "public, max-age=60, stale-while-revalidate=300", "x-content-type-options": "nosniff" });
    expect(headers).not.toHaveProperty("set-cookie");
    const again = await get(address, { "if-none-match": headers.etag! }).expect(304);
    expect({ body: again.body, etag: again.headers.etag }).toEqual({ body: "", etag: headers.etag });
    const head = await request(served.app.server).head(address).expect(200);
    expect(head.headers).toMatchObject({ etag: headers.etag, "content-length": String(Buffer.byteLength(body as string)) });
  });
});

describe("on a server of its own, a download", () => {
  let statements: string[] = [];
  let wire: Proxy;
  let other: AskedServer;
  beforeAll(async () => {
    other = await serve({ through: async (own) => { wire = await proxyTo(own); return wire.connection; }, onStatement: (sql) => { if (!sql.startsWith("/* epoch */")) statements.push(sql); } });
  }, 60_000);
  afterAll(async () => {
    await other.close();
    await wire.close();
  });
  const counted = async (address: string): Promise<number> => {
    statements = [];
    await get(address, {}, other).expect(200);
    return statements.length;
  };

  it.each([
    { address: "/ladders/etsy.json", cold: 1 },
    { address: "/ladders/monzo/<version>.svg", cold: 2 },
    { address: "/mappings.sssom.tsv?company=spotify", cold: 1 },
    { address: "/mappings.sssom.tsv", cold: 2 },
    { address: "/taxonomy.jsonld", cold: 0 },
    { address: "/schema.graphql", cold: 0 },
  ])("of $address makes $cold statements when cold and none when warm", async ({ address, cold }) => {
    const [{ id }]: [{ id: string }] = await other.dataSource.query(`select l.current_version_id as id from ladder l join company c on c.id = l.company_id where c.slug = 'monzo' and l.is_main`);
    const exact = address.replace("<version>", id);
    expect([await counted(exact), await counted(exact)]).toEqual([cold, 0]);
  });

  it("says, while the database is away, that this passes, and nothing of its insides", async () => {
    await announced(null, other);
    wire.cut();
    const away = await get("/ladders/zalando.svg", {}, other);
    wire.mend();
    expect({ status: away.status, code: errorOf(away.body).extensions.code, kept: away.headers["cache-control"] }).toEqual({ status: 503, code: "SERVICE_UNAVAILABLE", kept: "no-store" });
    await other.dataSource.query("alter table company rename to company_away");
    const broken = await get("/ladders/zalando.svg", {}, other);
    await other.dataSource.query("alter table company_away rename to company");
    expect({ status: broken.status, code: errorOf(broken.body).extensions.code }).toEqual({ status: 500, code: "INTERNAL_SERVER_ERROR" });
    expect(away.body).not.toMatch(/ECONN|127\.0/);
    expect(broken.body).not.toContain("company_away");
    await get("/ladders/zalando.svg", {}, other).expect(200);
  });
});

/** Tells the server that a company, or anything, has changed, as a publication does. */
async function announced(company: string | null, from: AskedServer): Promise<void> {
  await from.dataSource.query(`with e as (update epoch set value = value + 1 returning value) insert into publication (epoch, company_id) select e.value, (select id from company where slug = $1) from e`, [company]);
  await from.app.services.published.lease.refresh();
}

describe("/ladders/<company>", () => {
  it("has every ladder in force as a document, and the main one as a chart", async () => {
    const document = await documentAt("/ladders/uk-dfe.json");
    expect(document.ladders.length).toBeGreaterThan(5);
    expect(document.ladders[0]).toMatchObject({ main: true, slug: "software-developer" });
    expect((await get("/ladders/uk-dfe.svg")).body).toContain("UK Department for Education: Software developer");
  });

  it("has one of them by ?ladder= and one track by ?track=, in any case", async () => {
    const document = await documentAt("/ladders/uk-dfe.json?ladder=Data-Engineer&track=m");
    expect(document).toMatchObject({ onlyTrack: "M", ladders: [{ slug: "data-engineer" }] });
    expect(document.ladders[0]?.rungs.map(({ code }) => code)).toEqual(["SCS1"]);
    const { headers } = await get("/ladders/uk-dfe.csv?ladder=data-engineer");
    expect(headers["content-disposition"]).toBe('attachment; filename="uk-dfe-data-engineer.csv"');
  });

  it("says the same in CSV and in JSON", async () => {
    const [json, csv] = [await documentAt("/ladders/google.json"), documentOfCsv((await get("/ladders/google.csv")).body as string)];
    expect(csv.ladders[0]?.rungs.map(({ title, mapping }) => [title, mapping?.lo])).toEqual(json.ladders[0]?.rungs.map(({ title, mapping }) => [title, mapping?.lo]));
  });

  it("is a picture that may stand in a frame, and in which nothing runs", async () => {
    const { headers } = await get("/ladders/google.svg");
    expect(headers["content-security-policy"]).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(headers).not.toHaveProperty("x-frame-options");
    expect((await get("/ladders/google.svg?layout=stacked")).body).toContain(' width="400"');
  });
});

describe("/ladders/<company>/<version id>", () => {
  it("is the same for ever: to be kept for a year, without what can change", async () => {
    const id = await versionOf("google");
    const { headers, body } = await get(`/ladders/google/${id}.json`).expect(200);
    expect(headers).toMatchObject({ "cache-control": "public, max-age=31536000, immutable", "content-disposition": 'inline; filename="google-software-engineering-v1.json"' });
    const [ladder] = (JSON.parse(body as string) as LadderDocument).ladders;
    expect(ladder).toMatchObject({ version: { id, number: 1 } });
    expect(ladder).not.toHaveProperty("main");
    await get(`/ladders/google/${id}.json`, { "if-none-match": headers.etag! }).expect(304);
    for (const format of ["svg", "csv", "yaml", "md"]) await get(`/ladders/google/${id}.${format}`).expect(200);
  });

  it("is not found under another company's name", async () => {
    const { status, body } = await get(`/ladders/amazon/${await versionOf("google")}.json`);
    expect({ status, code: errorOf(body).extensions.code }).toEqual({ status: 404, code: "UNKNOWN_VERSION" });
  });

  it("is found, under the ladder's own name, when the ladder is retired", async () => {
    const { ladders: [ladder] } = await documentAt("/ladders/artsy.json");
    await served.dataSource.query(`update ladder set current_version_id = null, is_main = false where current_version_id = $1`, [ladder!.version!.id]);
    await announced("artsy", served);
    const { headers, body } = await get(`/ladders/artsy/${ladder!.version!.id}.yaml`).expect(200);
    expect(headers["content-disposition"]).toBe(`inline; filename="artsy-${ladder!.slug}-v1.yaml"`);
    expect(body).toContain(`slug: ${ladder!.slug}`);
    const gone = await get("/ladders/artsy.svg").expect(404);
    expect(errorOf(gone.body)).toMatchObject({ message: "Artsy has no published ladder.", extensions: { code: "UNKNOWN_LADDER" } });
    expect(readSssom((await get("/mappings.sssom.tsv")).body as string).mappings.some(({ subject_label }) => subject_label?.startsWith("Artsy "))).toBe(false);
  });
});

describe("the other files", () => {
  it("are the schema that is served, as schema:dump writes it, and the taxonomy in force", async () => {
    expect((await get("/schema.graphql")).body).toBe(schemaText(buildSchema()));
    expect((await get("/taxonomy.jsonld")).body).toContain((await served.app.services.taxonomies.current()).version);
  });
});

describe("what is not there, or asked for wrongly, is told with what exists", () => {
  it.each([
    ["/ladders/gogle.svg", 404, "UNKNOWN_COMPANY", /No company "gogle"/],
    ["/ladders/Google.svg", 404, "UNKNOWN_COMPANY", /Did you mean "google"/],
    ["/ladders/google.svg?ladder=design", 404, "UNKNOWN_LADDER", /it has software-engineering/],
    ["/ladders/google.json?track=X", 400, "BAD_USER_INPUT", /track: must be IC or M; it is "X"/],
    ["/ladders/google.svg?layout=round", 400, "BAD_USER_INPUT", /layout: must be side-by-side or stacked/],
    ["/ladders/google.json?track=IC&track=M", 400, "BAD_USER_INPUT", /track: is given more than once/],
    ["/ladders/google.pdf", 404, "NOT_FOUND", /\.svg, \.csv, \.json, \.yaml or \.md/],
    ["/ladders/google", 404, "NOT_FOUND", /ends in no format/],
    ["/ladders/.svg", 404, "NOT_FOUND", /ends in no format/],
    ["/ladders/google/ver_aaaaaaaaaaaaaaaaaaaa.svg", 404, "UNKNOWN_VERSION", /No published version/],
    ["/ladders/google/latest.svg", 404, "UNKNOWN_VERSION", /No published version "latest"/],
    ["/mappings.sssom.tsv?company=nobody-at-all", 404, "UNKNOWN_COMPANY", /No company/],
    ["/mappings.sssom.tsv?after=nobody-at-all", 404, "UNKNOWN_COMPANY", /No company/],
    ["/ladders/%00.svg", 404, "UNKNOWN_COMPANY", /No company/],
    ["/ladders/%F0%9F%98%80.svg", 404, "UNKNOWN_COMPANY", /No company/],
    ["/ladders/google%27%20or%201=1.svg", 404, "UNKNOWN_COMPANY", /No company/],
    ["/ladders/..%2f..%2fetc%2fpasswd.svg", 404, "UNKNOWN_COMPANY", /No company/],
    ["/ladders/google/..%2f..%2fpackage.json", 404, "UNKNOWN_VERSION", /No published version/],
  ] as const)("%s", async (address, status, code, message) => {
    const answer = await get(address);
    const error = errorOf(answer.body);
    expect({ status: answer.status, code: error.extensions.code, type: answer.headers["content-type"], kept: answer.headers["cache-control"] }).toEqual({ status, code, type: "application/json; charset=utf-8", kept: "no-cache" });
    expect(error.message).toMatch(message);
    expect(answer.body).not.toMatch(/node_modules|\/src\/|select /);
  });

  it.each(["/ladders/../package.json", "/ladders/google/../../package.json", "/ladders/", `/ladders/${"a".repeat(3_000)}.svg`, "/ladders/%zz.svg"])("nor does %s leave the server's own addresses", async (address) => {
    const answer = await get(address);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain("org-ladder");
  });
});
