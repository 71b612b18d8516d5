import { request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { HTTP_LIMITS } from "../../src/app/limits.js";
import { bearer, type Bearer } from "../support/access.js";
import { serve, type Answered, type AskedServer } from "../support/asked-server.js";
import { claimed } from "../support/drafts.js";

let served: AskedServer;
let [admin, owner]: (Bearer & { id: string })[] = [];
beforeAll(async () => {
  served = await serve();
  await claimed(served.dataSource, "dropbox");
  [admin, owner] = [await bearer(served.dataSource, "ADMIN"), await bearer(served.dataSource, "OWNER", "dropbox")];
});
afterAll(() => served.close());

const as = (who: Bearer | undefined, query: string, variables?: object): Promise<Answered> => served.ask(query, variables, who ? { authorization: who.authorization } : {});
const COMPANY = "slug name kind country domain description aliases badge people { min max asOf basis citation { id } }";
interface Done { readonly company: Readonly<Record<string, unknown>> | null; readonly userErrors: readonly { code: string; field: string; message: string }[] }
const send = async (name: "createCompany" | "updateCompany", input: object, who: Bearer | undefined = admin): Promise<Done> => {
  const answer = await as(who, `mutation M($input: ${name === "createCompany" ? "CreateCompanyInput" : "UpdateCompanyInput"}!) { ${name}(input: $input) { company { ${COMPANY} } userErrors { code field message } } }`, { input });
  expect(answer.errors).toEqual([]);
  return (answer.data as Record<string, Done>)[name]!;
};
const read = async (slug: string) => (await as(undefined, `query C($slug: String!) { company(slug: $slug) { ${COMPANY} } }`, { slug })).data?.company;

describe("createCompany", () => {
  it("makes a company that speaks for itself, and that everybody sees at once", async () => {
    const input = { slug: "zymurgy-labs", name: " Zymurgy Labs ", kind: "NONPROFIT", country: "gb", domain: "Zymurgy.Example", description: "Brews.", aliases: ["ZL", " ZL "], people: { min: 10, max: 40, asOf: "2026-11" } };
    expect(await read(input.slug)).toBeNull();
    const { company, userErrors } = await send("createCompany", input);
    const expected = { slug: "zymurgy-labs", name: "Zymurgy Labs", kind: "NONPROFIT", country: "GB", domain: "zymurgy.example", description: "Brews.", aliases: ["ZL"], badge: "COMPANY_VERIFIED", people: { min: 10, max: 40, asOf: "2026-11", basis: "STATED", citation: null } };
    expect({ company, userErrors }).toEqual({ company: expected, userErrors: [] });
    expect(await read(input.slug)).toEqual(expected);
    const events = await served.dataSource.query<object[]>("select e.action, e.viewer_id as by, e.subject_id = c.id as it, e.detail from audit_event e join company c on c.id = e.company_id where c.slug = $1", [input.slug]);
    expect(events).toEqual([{ action: "CREATE_COMPANY", by: admin!.id, it: true, detail: "Made the company Zymurgy Labs (zymurgy-labs)." }]);
  });

  it("needs a slug and a name, no more", async () => {
    expect(await send("createCompany", { slug: "plain", name: "Plain" })).toMatchObject({ company: { kind: "COMPANY", country: null, domain: null, description: "", aliases: [], people: null }, userErrors: [] });
  });

  it("of one slug, one wins", async () => {
    const codes = (await Promise.all(Array.from({ length: 5 }, () => send("createCompany", { slug: "raced", name: "Raced" })))).map(({ userErrors }) => userErrors[0]?.code ?? "done");
    expect(codes.sort()).toEqual(["SLUG_TAKEN", "SLUG_TAKEN", "SLUG_TAKEN", "SLUG_TAKEN", "done"]);
    expect((await send("createCompany", { slug: "google", name: "Not Google" })).userErrors).toMatchObject([{ code: "SLUG_TAKEN", field: "input.slug" }]);
    expect(await read("google")).toMatchObject({ name: "Google" });
  });

  it("says everything that is wrong at once", async () => {
    const { userErrors } = await send("createCompany", { slug: "A b", name: " ", country: "GBR", domain: "https://a.example/", description: "x".repeat(1_999), aliases: ["x".repeat(201), ...Array.from({ length: 20 }, (_, i) => `a${i}`)], people: { min: 5, max: 2, asOf: "2026" } });
    expect(userErrors.map(({ field }) => field).sort()).toEqual(["input.aliases", "input.aliases[0]", "input.country", "input.domain", "input.name", "input.people.max", "input.slug"]);
  });
});

describe("updateCompany", () => {
  it("changes what is given, takes away what is null, and leaves the rest", async () => {
    const before = await read("dropbox") as Record<string, unknown>;
    expect(await send("updateCompany", { slug: "dropbox", description: "Keeps files.", country: null }, owner)).toEqual({ company: { ...before, description: "Keeps files.", country: null }, userErrors: [] });
    expect(await read("dropbox")).toEqual({ ...before, description: "Keeps files.", country: null });
    expect((await send("updateCompany", { slug: "dropbox", name: null }, owner)).userErrors).toMatchObject([{ field: "input.name", message: "must not be empty" }]);
  });

  it("moves what counterparts are chosen by: size and country of its rungs in force", async () => {
    await send("updateCompany", { slug: "dropbox", country: "NZ", people: { min: 7, max: 9, asOf: "2026" } }, owner);
    expect(await served.dataSource.query("select distinct country, people_min, people_max from current_rung where company_slug = 'dropbox'")).toEqual([{ country: "NZ", people_min: 7, people_max: 9 }]);
  });

  it("of several at once keeps them all", async () => {
    await Promise.all([send("updateCompany", { slug: "dropbox", description: "One." }, owner), send("updateCompany", { slug: "dropbox", aliases: ["Two"] }, owner), send("updateCompany", { slug: "dropbox", country: "IE" }, owner)]);
    expect(await read("dropbox")).toMatchObject({ description: "One.", aliases: ["Two"], country: "IE" });
  });

  it("leaves the domain, which says whose the company is, to admins", async () => {
    expect((await send("updateCompany", { slug: "dropbox", domain: "google.com" }, owner)).userErrors).toMatchObject([{ code: "DOMAIN_IS_PROVED", field: "input.domain" }]);
    expect((await send("updateCompany", { slug: "dropbox", domain: "three.example" })).company).toMatchObject({ domain: "three.example" });
    expect((await send("updateCompany", { slug: "dropbox", domain: "three.example", name: "Dropbox" }, owner)).userErrors).toEqual([]);
  });

  it("is not for a company that we curate, which the seeds would write over", async () => {
    expect((await send("updateCompany", { slug: "gitlab", name: "Other" })).userErrors).toMatchObject([{ code: "NOT_CLAIMED", field: "input.slug" }]);
  });
});

describe("a body that does not say how long it is", () => {
  beforeAll(() => served.app.http.listen({ port: 0, host: "127.0.0.1" }));
  const stream = (bytes: number, headers: Record<string, string>): Promise<number> => new Promise((resolve, reject) => {
    const { port } = served.app.server.address() as AddressInfo;
    const sent = ask({ port, host: "127.0.0.1", path: "/graphql", method: "POST", headers: { "content-type": "application/json", "transfer-encoding": "chunked", ...headers } }, (response) => { response.resume(); resolve(response.statusCode ?? 0); });
    sent.on("error", reject);
    const body = JSON.stringify({ query: "{ viewer { kind } }", extensions: { padding: "x".repeat(bytes) } });
    for (let at = 0; at < body.length; at += 65_536) sent.write(body.slice(at, at + 65_536));
    sent.end();
  });

  it("may be as long as one that does, by who sends it", async () => {
    expect(await stream(1_000, {})).toBe(200);
    expect(await stream(HTTP_LIMITS.bodyBytes + 1, {})).toBe(413);
    expect(await stream(HTTP_LIMITS.bodyBytes + 1, { authorization: owner!.authorization })).toBe(200);
    expect(await stream(HTTP_LIMITS.knownBodyBytes + 1, { authorization: owner!.authorization })).toBe(413);
    expect(await stream(1_000, { authorization: "Bearer olt_x" })).toBe(401);
  });
});
