import { EQUIVALENCE, type Answer } from "../support/answers.js";
import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

const at = (company: string, code: string | null, rest: object = {}): object => ({ companyRung: { company, ...(code !== null && { code }), ...rest } });
const titled = (company: string, title: string): object => ({ companyRung: { company, title } });
const ask = async (from: object, toCompany: string, rest: object = {}): Promise<Answer> =>
  (await served.ask<{ equivalence: Answer }>(EQUIVALENCE, { input: { from, toCompany, ...rest } })).equivalence;
const told = (answer: Answer, kind: string): readonly string[] => answer.reasons.filter((r) => r.kind === kind).map(({ text }) => text);

it("Google L5 at Amazon is L6, with shares, reasons and everything it was computed with", async () => {
  const answer = await ask(at("google", "L5"), "amazon");
  expect(answer).toMatchObject({ __typename: "Equivalence", best: { rung: { code: "L6", title: "SDE III" }, predicate: "EXACT_MATCH", overlap: 1 }, crossTrack: false, folds: [] });
  expect(answer.landing.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(answer.reasons.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["RANGES", "OVERLAP", "LANDING", "CONFIDENCE"]));
  expect(answer.computedWith).toMatchObject({ methodVersion: "1.0", fromLadderVersion: expect.stringMatching(/^ver_/), toLadderVersion: expect.stringMatching(/^ver_/), fromContentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(answer.caveats.join()).toMatch(/2 rungs at Google fit.*"Engineering Manager" \(M/);
});

it("is answered from memory once it was asked", async () => {
  await ask(at("google", "L5"), "amazon");
  expect(await served.counting(() => ask(at("google", "L5"), "amazon"))).toBe(0);
  expect(await served.counting(() => ask(at("wise", "L3"), "artsy"))).toBeLessThanOrEqual(3);
});

it.each([["google", "L4", "amazon", "L5"], ["google", "L6", "amazon", "L7"], ["meta", "E5", "google", "L5"], ["microsoft", "63", "amazon", "L6"], ["apple", "ICT4", "meta", "E5"], ["google", "L5", "wise", "L3"], ["alibaba", "P7", "google", "L5"], ["artsy", "IC4", "google", "L5"]])(
  "%s %s at %s is %s", async (from, code, to, expected) => {
    expect((await ask(at(from, code), to)).best.rung.code).toBe(expected);
  });

it("the names of a rung match without regard to case, spaces and dashes", async () => {
  expect((await ask(at("google", "l-5"), "amazon")).best.rung.code).toBe("L6");
  expect((await ask(titled("google", "senior  software-engineer"), "amazon")).best.rung.code).toBe("L6");
});

it("a source that places a rung elsewhere is told in one caveat, and a published row against the answer is a conflict with its source", async () => {
  const answer = await ask(at("google", "L5"), "microsoft");
  expect(answer.best.rung.code).toBe("63");
  expect(answer.caveats.filter((c) => /^Sources disagree on Microsoft 63: .*An outlying guide calls 63-64 Principal/.test(c))).toHaveLength(1);
  expect(answer.conflicts).toMatchObject([{ rungs: [{ code: "62" }], citation: { title: expect.any(String) }, prior: expect.any(Number) }]);
  expect(told(answer, "CONFLICT")).toEqual([answer.conflicts[0]!.text]);
});

it("a rung at its own company is itself and certain", async () => {
  const answer = await ask(at("google", "L5"), "google");
  expect(answer).toMatchObject({ best: { rung: { code: "L5", track: "IC" }, predicate: "EXACT_MATCH" }, confidence: { value: 1, band: "HIGH" }, whatWouldHelp: [], conflicts: [] });
});

describe("a role", () => {
  it.each(["data-architect", "ai-architect"])("%s at a company without its family folds step by step, each told, and is RELATED_MATCH at LOW", async (key) => {
    const answer = await ask({ role: { key } }, "google");
    expect(answer).toMatchObject({ best: { predicate: "RELATED_MATCH" }, confidence: { band: "LOW" }, computedWith: { fromLadderVersion: null } });
    expect(answer.folds).toHaveLength(2);
    expect(told(answer, "FOLD")).toHaveLength(2);
    expect(answer.caveats.join()).toMatch(/typical and our own conclusion/);
    expect(answer.whatWouldHelp.join()).not.toMatch(/mapping of (Data|AI) Architect/);
  });
  it("at a company that has its family is answered there", async () => {
    const answer = await ask({ role: { key: "data-architect" } }, "gitlab");
    expect(answer).toMatchObject({ folds: [], confidence: { band: "MEDIUM" }, best: { predicate: "NARROW_MATCH" } });
    expect(answer.best.rung.title).toMatch(/Data Architect$/);
  });
  it("where the evidence is too weak gets an abstention that says so", async () => {
    expect(await ask({ role: { key: "ai-architect" } }, "monzo")).toMatchObject({ __typename: "Abstention", reason: "EVIDENCE_TOO_WEAK", message: expect.stringMatching(/AI Architect and Monzo/) });
  });
  it("above the ladder it folds to gets an abstention that names the ladder", async () => {
    expect(await ask({ role: { key: "ai-architect" } }, "gitlab")).toMatchObject({ reason: "OUTSIDE_RANGE", message: expect.stringMatching(/machine learning and AI engineering .* would land above it\.$/) });
  });
});

it("a canonical level is asked about like a rung, and no source ages it", async () => {
  const answer = await ask({ canonicalLevel: { key: "ic/senior" } }, "amazon");
  expect(answer).toMatchObject({ best: { rung: { code: "L6" } }, computedWith: { fromLadderVersion: null, fromContentHash: null } });
});

it("architects of the same name are compared by grade, not by title alone", async () => {
  expect((await ask(titled("gitlab", "Staff Data Architect"), "uk-dfe")).best.rung).toMatchObject({ code: "G6", title: "Lead data architect" });
  expect((await ask(titled("uk-dfe", "Data Architect"), "gitlab")).best.rung).toMatchObject({ code: "grade 6", title: "Data Architect" });
});

it("of several ladders for one family the one with our words is read, and a caveat names the others", async () => {
  const answer = await ask(titled("uk-government-digital-and-data", "Senior solution architect"), "uk-dfe");
  expect(answer.best.rung.title).toBe("Senior solution architect");
  expect(answer.caveats.join()).toMatch(/has 5 ladders for .*"Solution architect" is read here/);
});

describe("across tracks", () => {
  it("a manager is compared with managers unless asked otherwise", async () => {
    expect((await ask(at("google", "L6", { track: "M" }), "meta")).best).toMatchObject({ rung: { code: "M1", track: "M" }, predicate: "EXACT_MATCH" });
  });
  it("an answer is an analogue, with what changes in a week and in people", async () => {
    const answer = await ask(at("google", "L6"), "meta", { toTrack: "M" });
    expect(answer).toMatchObject({ crossTrack: true, best: { rung: { track: "M" }, predicate: "RELATED_MATCH" }, depth: { note: null, probes: [] } });
    expect(told(answer, "TRACK").join(" ")).toMatch(/not the same job.*Coding from about 20% to about 5%.*10 to 25 people/);
  });
  it("back to engineering the week is told the other way round, and depth is asked for", async () => {
    const answer = await ask(at("meta", "M1"), "google", { toTrack: "IC" });
    expect(told(answer, "TRACK").join(" ")).toMatch(/Coding from about 5% to about 20%/);
    expect(answer.depth.note).toMatch(/more technical depth \(4 of 6\) than ours shows \(2\)/);
    expect(answer.depth.probes.length).toBeGreaterThan(0);
  });
  it("a company without managers is an abstention with analogues nearby", async () => {
    const answer = await ask(at("meta", "M1"), "monzo");
    expect(answer).toMatchObject({ reason: "TRACK_MISMATCH", nearest: [{ rung: { track: "IC" }, predicate: "RELATED_MATCH" }, expect.anything(), expect.anything()] });
    expect(answer.nearest.filter(({ overlap, predicate }) => overlap === 0 && predicate !== null)).toEqual([]);
  });
});

it("depth is asked for where scope rises, and only there", async () => {
  expect((await ask(at("google", "L7"), "amazon")).depth).toMatchObject({ note: expect.stringMatching(/wider scope .* ask for specifics/) });
  expect((await ask(at("google", "L6"), "amazon")).depth).toEqual({ note: null, probes: [] });
  expect((await ask(at("google", "L7"), "apple")).depth.note).toBeNull();
});

it("a company of fewer than 50 people is named where its edges are softened", async () => {
  expect(told(await ask(at("google", "L5"), "fog-creek"), "SIZE")).toEqual([expect.stringMatching(/^Fewer than 50 people work at Fog Creek Software/)]);
});

it("a scale that runs backwards is compared by what its rungs are", async () => {
  const [nine, seven] = await Promise.all([ask(at("accenture", "9"), "google"), ask(at("accenture", "7"), "google")]);
  expect([nine.best.rung.code, seven.best.rung.code]).toEqual(["L5", "L6"]);
});

it("rungs without codes go by their titles", async () => {
  expect((await ask(at("google", "L5"), "made-tech")).best.rung).toMatchObject({ code: null, title: "Senior Software Engineer" });
});

it("parallel rungs share their landing and cannot be told apart", async () => {
  const answer = await ask(at("google", "L6"), "ultimate-ai");
  expect(answer.caveats.join()).toMatch(/Group Chapter Lead and .*Staff Engineer have the same range|Staff Engineer and .*Group Chapter Lead have the same range/);
});

it("a rung that was reviewed and fits nowhere is an abstention with the review's word", async () => {
  const answer = await ask(at("alibaba", "P14"), "google");
  expect(answer).toMatchObject({ reason: "NO_EQUIVALENT", landing: [], nearest: [] });
  expect(answer.caveats.join()).toMatch(/^The review says: /);
});

it("an abstention tells what sources say against the rung that is nearest: the first manager's rung", async () => {
  const answer = await ask(at("google", "L5", { track: "M" }), "meta");
  expect(answer).toMatchObject({ reason: "OUTSIDE_RANGE", caveats: [expect.stringMatching(/^Sources disagree on Meta M1: .*2 to 3/)] });
});

it("the size of a free title's company is told without making the title a company", async () => {
  expect(told(await ask({ freeTitle: { title: "Sr. SWE", people: 40 } }, "google"), "SIZE")).toEqual([expect.stringMatching(/^Fewer than 50 people work where "Sr\. SWE" is, /)]);
});

it("a company without a ladder for the family says which it has", async () => {
  expect(await ask(at("google", "L5"), "techtaka")).toMatchObject({ reason: "NO_LADDER", message: expect.stringMatching(/software engineering on the individual contributor track; it has data science/) });
});

describe("what does not exist is an error that says what does", () => {
  it.each<[string, object, string, string, RegExp]>([
    ["a company, near by its spelling", at("googel", "L5"), "amazon", "UNKNOWN_COMPANY", /Did you mean "google" \(Google\)\?/],
    ["a company, near by another name", at("google", "L5"), "facebook", "UNKNOWN_COMPANY", /Did you mean "meta" \(Meta\)\?/],
    ["a code", at("google", "L12"), "amazon", "UNKNOWN_RUNG", /has L3 to L11 \(IC\) and L5 to L11 \(M\)\.$/],
    ["a title, with those close to it", titled("made-tech", "Senior Engineer"), "google", "UNKNOWN_RUNG", /Close to it: "Senior Software Engineer"/],
    ["a code without its word", at("gitlab", "8"), "google", "UNKNOWN_RUNG", /Close to it: grade 8 "Staff Backend Engineer"/],
    ["a rung on that track", at("google", "L3", { track: "M" }), "amazon", "UNKNOWN_RUNG", /in track M at Google.*has L5 to L11\.$/],
    ["an id", { id: "rng_aaaaaaaaaaaaaaaaaaaa" }, "amazon", "UNKNOWN_RUNG", /No rung has the id/],
    ["an id of something else", { id: "lad_aaaaaaaaaaaaaaaaaaaa" }, "amazon", "UNKNOWN_RUNG", /begin with rng_/],
    ["a role", { role: { key: "wizard" } }, "amazon", "UNKNOWN_ROLE", /there are data-architect and ai-architect/],
    ["a level", { canonicalLevel: { key: "ic/wizard" } }, "amazon", "UNKNOWN_CANONICAL_LEVEL", /there are ic\/junior,/],
    ["neither code nor title", at("google", null), "amazon", "BAD_USER_INPUT", /code, its title, or both/],
    ["two ways to name it", { role: { key: "data-architect" }, id: "rng_x" }, "amazon", "BAD_USER_INPUT", /Exactly one key/],
    ["a code of several ladders", at("dropbox", "IC3", { family: "quality" }), "google", "AMBIGUOUS_RUNG", /"SDET".*or.*"Quality Engineer".*Say which/],
  ])("%s", async (_, from, toCompany, code, message) => {
    const error = await served.fault(EQUIVALENCE, { input: { from, toCompany } });
    expect([error.extensions.code, error.message]).toEqual([code, expect.stringMatching(message)]);
  });
});
