import { Served } from "../support/served.js";

let served: Served;
beforeAll(async () => { served = await Served.start(); });
afterAll(() => served.stop());

interface Share { readonly share: number; readonly kind: string; readonly rung: { readonly code: string } | null }
interface Moving {
  readonly __typename: "MovingCompany" | "Abstention";
  readonly equivalence: { readonly best: { readonly rung: { readonly code: string } }; readonly landing: readonly Share[] };
  readonly transition: { readonly kind: string };
  readonly notMentionedHere: readonly { readonly origin: string; readonly sources: readonly object[]; readonly citations: readonly object[] }[];
  readonly downLevelRisk: { readonly share: number; readonly text: string; readonly landing: readonly Share[] };
  readonly toBring: readonly { readonly kind: string }[];
  readonly probes: readonly { readonly key: string }[];
  readonly caveats: readonly string[];
  readonly reason: string;
}
const QUERY = `query ($input: MovingCompanyInput!) { movingCompany(input: $input) { __typename
  ... on MovingCompany {
    equivalence { best { rung { code } } landing { share kind rung { code } } } fromLevel { key } toLevel { key } transition { kind }
    notMentionedHere { origin text basis sources { key } citations { title } } downLevelRisk { share text landing { share kind rung { code } } }
    toBring { kind text basis sources { key } statement { quantity { min unit } } } probes { key points } caveats }
  ... on Abstention { reason message } } }`;
const rung = (company: string, code: string, track = "IC"): object => ({ companyRung: { company, code, track } });
const move = async (from: object, toCompany: string, rest: object = {}): Promise<Moving> => (await served.ask<{ movingCompany: Moving }>(QUERY, { input: { from, toCompany, ...rest } })).movingCompany;

it("a Google L5 at Amazon: where people land, what a lower rung's chance is, what to bring, what to be asked", async () => {
  const answer = await move(rung("google", "L5"), "amazon");
  expect(answer).toMatchObject({
    __typename: "MovingCompany", equivalence: { best: { rung: { code: "L6" } } }, fromLevel: { key: "ic/senior" }, toLevel: { key: "ic/senior" }, transition: { kind: "SAME" },
    downLevelRisk: { text: "13% from Google L5 would land at least half a level lower at Amazon: 13% on L5." },
  });
  expect(answer.probes.map((p) => p.key)).toEqual(["senior-own-design", "senior-hard-fault"]);
  expect(answer.caveats).toContain("Amazon L6 spans 2 to 3 on the axis and is read as Senior Engineer.");
});

it("the chance of a lower rung is the share of the equivalence's landing that lies lower", async () => {
  const { equivalence, downLevelRisk } = await move(rung("google", "L6"), "amazon");
  expect(equivalence.landing).toEqual(expect.arrayContaining([...downLevelRisk.landing]));
  expect(downLevelRisk.landing.map((part) => part.rung?.code)).toContain("L6");
  expect(downLevelRisk.share).toBeCloseTo(downLevelRisk.landing.reduce((sum, part) => sum + part.share, 0), 6);
});

it("a higher level there brings its duties and steps, each with a source; whoever stands higher here brings what shows that", async () => {
  const down = await move(rung("google", "L8"), "wikimedia");
  expect(down).toMatchObject({ fromLevel: { key: "ic/principal" }, toLevel: { key: "ic/staff" }, transition: { kind: "STEP_DOWN" } });
  expect(down.toBring[0]).toMatchObject({ kind: "SIGNAL", statement: { quantity: { min: 2, unit: "YEARS" } } });
  const cross = await move(rung("google", "L5"), "google", { toTrack: "M" });
  expect(cross).toMatchObject({ transition: { kind: "CHANGE_OF_TRACK" }, probes: [] });
  expect(cross.notMentionedHere.filter((e) => e.origin === "RESPONSIBILITY")).toHaveLength(7);
  expect(cross.notMentionedHere.filter((e) => e.sources.length + e.citations.length === 0)).toEqual([]);
});

it("abstains where the equivalence does", async () => {
  expect(await move({ freeTitle: { title: "Zookeeper" } }, "google")).toMatchObject({ __typename: "Abstention", reason: "UNKNOWN_TITLE" });
});

it("is answered from memory once both companies were read, and an unknown company is named", async () => {
  await move(rung("meta", "E5"), "microsoft");
  expect(await served.counting(() => move(rung("meta", "E5"), "microsoft"))).toBe(0);
  expect(await served.fault(QUERY, { input: { from: rung("google", "L5"), toCompany: "gogle" } })).toMatchObject({ extensions: { code: "UNKNOWN_COMPANY" } });
});
