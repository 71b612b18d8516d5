import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
let etsy: Shown;
beforeAll(async () => {
  served = await serve();
  etsy = await shown(served, "/moving?from=google:L6&to=etsy");
});
afterAll(() => served.close());

interface Move {
  readonly movingCompany: {
    readonly downLevelRisk: { text: string }; readonly notMentionedHere: readonly { text: string; citations: readonly { url: string }[] }[]; readonly toBring: readonly { text: string }[];
    readonly probes: readonly { text: string; points: readonly string[] }[]; readonly caveats: readonly string[];
  };
}

it("says where one would land, first", () => {
  expect(etsy.heading).toBe("From Google L6 Staff Software Engineer to Etsy");
  expect(etsy.text).toMatch(/^From Google L6 Staff Software Engineer to Etsy Where you would land Most likely Staff Engineer II at Etsy confidence low 39 % land there/);
});

it("says the risk of a lower rung, what is expected, what to bring and which questions come, with their ground", async () => {
  const { movingCompany: move } = await asked<Move>(served, etsy);
  for (const text of [move.downLevelRisk.text, ...move.caveats, ...[...move.notMentionedHere, ...move.toBring, ...move.probes].map((one) => one.text), ...move.probes.flatMap(({ points }) => points)]) expect(etsy.text).toContain(text);
  expect(etsy.links).toEqual(expect.arrayContaining(move.notMentionedHere.flatMap(({ citations }) => citations.map(({ url }) => url))));
  expect(etsy.text).toMatch(/took up a design document of yours\. stated \[\d\]/);
});

it("leads to both ladders and to what changes on the way", async () => {
  expect(etsy.links).toContain("/compare?companies=google,etsy&track=ic&from=google:L6");
  expect(etsy.links).toContain("/level/ic/staff");
  expect((await shown(served, "/moving?from=google:L6&to=tencent")).links).toContain("/transition?from=ic/staff&to=ic/senior");
});

it("is led to from the comparison, a manager's rung by its id", async () => {
  const page = await shown(served, "/compare?companies=google,amazon&track=ic&from=google:L5");
  expect(page.links).toContain("/moving?from=google:L5&to=amazon");
  const managers = await shown(served, "/compare?companies=google,amazon&track=m&from=google:L6");
  const link = managers.links.find((href) => href.startsWith("/moving?from=rng_"));
  expect((await shown(served, link!)).heading).toMatch(/^From Google L6 .*Manager to Amazon$/);
});

it("an abstention is said as such, and nothing is made up beside it", async () => {
  const page = await shown(served, "/moving?from=google:L5&to=etsy&track=m");
  const { movingCompany } = await asked<{ movingCompany: { __typename: string; message: string } }>(served, page);
  expect(movingCompany.__typename).toBe("Abstention");
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining(movingCompany.message) });
  expect(page.text).toContain("We do not answer where the evidence does not carry an answer");
  expect(page.text).not.toContain("What to bring");
});

it("asks for both ends where one is missing", async () => {
  for (const address of ["/moving", "/moving?from=google:L5", "/moving?to=etsy"]) expect(await shown(served, address)).toMatchObject({ status: 200, question: null, heading: "Moving to another company" });
});

it.each([["from=google:L5&to=nowhere", 404], ["from=google:L99&to=etsy", 404], ["from=rng_0&to=etsy", 404], ["from=google:L5&to=etsy&track=x", 400], ["from=%00&to=etsy", 400]])("answers %s with %i and a next step", async (query, status) => {
  const page = await shown(served, `/moving?${query}`);
  expect([page.status, page.links.includes("/companies")]).toEqual([status, true]);
});

it("takes hostile words as words", async () => {
  const hostile = encodeURIComponent(HOSTILE);
  for (const query of [`from=${hostile}&to=etsy`, `from=google:L5&to=${hostile}`, `from=${hostile}`, `from=google:L5&to=etsy&track=${hostile}`]) {
    const page = await shown(served, `/moving?${query}`);
    expect([query, page.status < 500, page.html.includes("<script>alert")]).toEqual([query, true, false]);
  }
});
