import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

interface Placed {
  readonly __typename: string; readonly title: string; readonly track: string; readonly centre: number; readonly confidence: number; readonly reason?: string; readonly message?: string;
  readonly level: { readonly key: string } | null; readonly rungs: readonly { readonly code: string | null }[]; readonly range: { readonly lo: number; readonly hi: number };
  readonly caveats: readonly string[]; readonly placement: { readonly evidence: readonly { readonly kind: string; readonly bits: number; readonly perState: readonly number[] }[] } | null;
  readonly missing: readonly { readonly field: string }[];
}
const PLACED = `__typename ... on TitleResolution { title track centre range { lo hi } confidence level { key } rungs { code } caveats placement { evidence { kind bits perState } } } ... on TitleAbstention { title reason message missing { field } }`;
const resolve = async (input: object): Promise<Placed> =>
  (await served.ask<{ resolveTitle: Placed }>(`query ($input: FreeTitleInput!) { resolveTitle(input: $input) { ${PLACED} } }`, { input })).resolveTitle;

describe("a title with a company", () => {
  it.each([
    ["Senior Software Engineer", "google", ["L5"]],
    ["Sr. SWE", "google", ["L5"]],
    ["SDE3", "amazon", ["L6"]],
    ["staff engineer", "meta", ["E6"]],
    ["L6", "amazon", ["L6"]],
  ])("%s at %s is the company's own rung", async (title, company, codes) => {
    const placed = await resolve({ title, company });
    expect(placed.rungs.map((rung) => rung.code)).toEqual(codes);
    expect(placed.placement).toBeNull();
  });

  it("that stands on several rungs means all of them, and says so", async () => {
    const placed = await resolve({ title: "Senior Software Engineer", company: "microsoft" });
    expect(placed.rungs.map((rung) => rung.code)).toEqual(["63", "64"]);
    expect(placed.range).toEqual({ lo: 2, hi: 3 });
    expect(placed.caveats[0]).toMatch(/2 rungs/);
  });

  it.each([["Staff", "google", ["L6"]], ["Principal", "microsoft", ["65", "66", "67"]]])("%s at %s, a rank without a kind of work, is the rungs of that rank", async (title, company, codes) =>
    expect((await resolve({ title, company })).rungs.map((rung) => rung.code)).toEqual(codes));

  it("that names rungs far apart by its rank alone is placed by its words", async () =>
    expect((await resolve({ title: "高级", company: "alibaba" })).rungs).toEqual([]));

  it("that the company does not have is placed by its words, and says so", async () => {
    const placed = await resolve({ title: "Werkstudent Softwareentwicklung", company: "google" });
    expect(placed.rungs).toEqual([]);
    expect(placed.caveats[0]).toBe("No rung of Google is called that; the words alone placed the title.");
  });

  it("that does not exist is an error that names it", async () => {
    const { extensions, message } = await served.fault(`{ resolveTitle(input: { title: "Engineer", company: "nowhere-inc" }) { __typename } }`);
    expect(extensions.code).toBe("UNKNOWN_COMPANY");
    expect(message).toContain("nowhere-inc");
  });
});

describe("a title alone", () => {
  it.each([
    ["Junior Developer", "ic/junior"], ["Senior Software Engineer", "ic/senior"], ["Staff Engineer", "ic/staff"], ["Engineering Manager", "m/em"], ["VP of Engineering", "m/vp"],
    ["Teamleiter Softwareentwicklung", "m/em"], ["高级软件工程师", "ic/senior"], ["Старший разработчик", "ic/senior"], ["Développeur junior", "ic/junior"],
  ])("%s stands at %s", async (title, key) => expect((await resolve({ title })).level?.key).toBe(key));

  it.each([["Nurse Practitioner", "OTHER_PROFESSION"], ["Architect", "AMBIGUOUS"], ["qwxz vbnmp", "UNKNOWN_TITLE"]])("%s abstains: %s", async (title, reason) => {
    const placed = await resolve({ title });
    expect(placed).toMatchObject({ __typename: "TitleAbstention", reason });
    expect(placed.message).toMatch(/\.$/);
  });

  it.each([["Principal Engineer", /several steps above staff/], ["Engineering Manager", /with a senior engineer in some/], ["Head of Engineering", /Below a director/], ["Security Architect Lead", /manager of people in others/]])(
    "%s says how companies disagree on it", async (title, how) => expect((await resolve({ title })).caveats.join(" ")).toMatch(how));

  it("without a word of rank says that one would help; with one, it does not", async () => {
    const asked = async (title: string): Promise<readonly string[]> => {
      const { resolveTitle } = await served.ask<{ resolveTitle: { missing?: Placed["missing"]; placement?: { missing: Placed["missing"] } } }>(
        `query ($input: FreeTitleInput!) { resolveTitle(input: $input) { ... on TitleResolution { placement { missing { field } } } ... on TitleAbstention { missing { field } } } }`, { input: { title } });
      return (resolveTitle.missing ?? resolveTitle.placement?.missing ?? []).map(({ field }) => field);
    };
    expect([(await asked("Architect")).includes("TITLE"), (await asked("Software Engineer")).includes("TITLE"), (await asked("Staff Engineer")).includes("TITLE")]).toEqual([true, true, false]);
  });

  it("of another profession is not helped by any field", async () => expect((await resolve({ title: "Nurse Practitioner" })).missing).toEqual([]));

  it.each([["family", { family: "cooking" }], ["asOf", { asOf: "2999-01-01" }]])("among several with a bad %s is bad input that names its place", async (name, bad) => {
    const { errors } = await served.post(`query ($titles: [FreeTitleInput!]!) { resolveTitles(input: { titles: $titles }) { __typename } }`, { titles: [{ title: "Engineer" }, { title: "Engineer", ...bad }] });
    expect(errors?.map(({ message }) => message)).toEqual([expect.stringMatching(new RegExp(`^input\\.titles\\[1\\]\\.${name}: `))]);
  });

  it("a bare Architect is placed once its scope is told", async () =>
    expect((await resolve({ title: "Architect", scopeText: "sets the architecture across several teams and mentors senior engineers" })).__typename).toBe("TitleResolution"));

  it("an empty one is bad input that names the field", async () => {
    const fault = await served.fault(`{ resolveTitle(input: { title: "  " }) { __typename } }`);
    expect(fault).toMatchObject({ message: "input.title: must not be empty", extensions: { code: "BAD_USER_INPUT" } });
  });

  it("stands lower at a start-up than at a giant, and the size is among the evidence", async () => {
    const [small, large] = [await resolve({ title: "Principal Engineer", people: 20 }), await resolve({ title: "Principal Engineer", people: 100000 })];
    expect(small.centre).toBeLessThan(large.centre);
    expect(small.placement?.evidence.map((e) => e.kind)).toContain("COMPANY_SIZE");
  });
});

it("a hundred titles are resolved at once, those that fail are null at their place, and companies are read together", async () => {
  const titles = [{ title: "Engineer", company: "nowhere-inc" }, { title: "" }, ...Array.from({ length: 98 }, (_, i) => ({ title: `Engineer ${i}`, company: i % 2 === 0 ? "google" : "amazon" }))];
  let answer: Awaited<ReturnType<typeof served.post<{ resolveTitles: readonly (object | null)[] }>>> | undefined;
  const statements = await served.counting(async () => {
    answer = await served.post(`query ($titles: [FreeTitleInput!]!) { resolveTitles(input: { titles: $titles }) { __typename } }`, { titles });
  });
  expect(answer?.data?.resolveTitles).toHaveLength(100);
  expect(answer?.data?.resolveTitles.slice(0, 3).map((t) => t === null)).toEqual([true, true, false]);
  expect(answer?.errors?.map((e) => e.path)).toEqual([["resolveTitles", 0], ["resolveTitles", 1]]);
  expect(statements).toBeLessThanOrEqual(6); // three, twice: what was compiled and fails in part is answered afresh
});

it("more than a hundred titles are refused", async () => {
  const titles = Array.from({ length: 101 }, () => ({ title: "Engineer" }));
  const fault = await served.fault(`query ($titles: [FreeTitleInput!]!) { resolveTitles(input: { titles: $titles }) { __typename } }`, { titles });
  expect(fault.extensions.code).toBe("BAD_USER_INPUT");
});

describe("two titles", () => {
  const compare = async (left: object, right: object) => (await served.ask<{ compareTitles: { seniority: { verdict: string; difference: number; leftHigher: number; rightHigher: number; equal: number } | null; depth: object | null; reasons: readonly { kind: string }[]; caveats: readonly string[] } }>(
    `query ($left: FreeTitleInput!, $right: FreeTitleInput!) { compareTitles(input: { left: $left, right: $right }) { seniority { verdict difference leftHigher rightHigher equal } depth { note } reasons { kind } caveats } }`, { left, right })).compareTitles;

  it("the senior one is named, and turning them round turns the answer round", async () => {
    const [staff, junior] = [{ title: "Staff Engineer" }, { title: "Junior Engineer" }];
    const [a, b] = [await compare(staff, junior), await compare(junior, staff)];
    expect([a.seniority?.verdict, b.seniority?.verdict]).toEqual(["LEFT", "RIGHT"]);
    expect(a.seniority!.difference).toBeCloseTo(-b.seniority!.difference, 6);
    expect(a.seniority!.leftHigher + a.seniority!.rightHigher + a.seniority!.equal).toBeCloseTo(1, 6);
  });

  it("the same rung at two companies is equal", async () =>
    expect((await compare({ title: "L5", company: "google" }, { title: "L6", company: "amazon" })).seniority?.verdict).toBe("EQUAL"));

  it("on two tracks they are compared by rank, with a caveat", async () =>
    expect((await compare({ title: "Engineering Manager" }, { title: "Senior Engineer" })).caveats.join(" ")).toMatch(/different tracks/));

  it("where one cannot be placed there is no verdict, and the caveat says why", async () => {
    const compared = await compare({ title: "Nurse Practitioner" }, { title: "Senior Engineer" });
    expect(compared.seniority).toBeNull();
    expect(compared.caveats[0]).toMatch(/Nurse Practitioner.*profession/);
  });
});

describe("a free title in an equivalence", () => {
  const equal = async (freeTitle: object) => (await served.ask<{ equivalence: { __typename: string; best?: { rung: { code: string } }; reason?: string; wouldHelp?: readonly string[] } }>(
    `query ($ref: RungRef!) { equivalence(input: { from: $ref, toCompany: "amazon" }) { __typename ... on Equivalence { best { rung { code } } } ... on Abstention { reason wouldHelp } } }`, { ref: { freeTitle } })).equivalence;

  it("is answered like a rung", async () => expect(await equal({ title: "Senior Backend Engineer" })).toMatchObject({ best: { rung: { code: "L6" } } }));
  it("is its company's rung where it names one", async () => expect(await equal({ title: "Senior Software Engineer", company: "google" })).toMatchObject({ best: { rung: { code: "L6" } } }));
  it("abstains as UNKNOWN_TITLE where it cannot be placed", async () => expect(await equal({ title: "Nurse Practitioner" })).toMatchObject({ __typename: "Abstention", reason: "UNKNOWN_TITLE" }));
  it("has counterparts, or an error that says why not", async () => {
    const { counterparts } = await served.ask<{ counterparts: { nodes: readonly object[] } }>(`{ counterparts(input: { from: { freeTitle: { title: "Senior Backend Engineer" } } }, first: 5) { nodes { rung { code } } } }`);
    expect(counterparts.nodes).toHaveLength(5);
    expect((await served.fault(`{ counterparts(input: { from: { freeTitle: { title: "Nurse Practitioner" } } }) { nodes { rung { code } } } }`)).extensions.code).toBe("UNKNOWN_TITLE");
  });
});
