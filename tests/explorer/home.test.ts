import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
let home: Shown;
beforeAll(async () => {
  served = await serve();
  home = await shown(served, "/");
});
afterAll(() => served.close());

it("tells in a sentence what this is, and offers a search that works without scripts", () => {
  expect(home).toMatchObject({ status: 200, text: expect.stringMatching(/which rung of one company's career ladder equals which of another's, how sure that is, and why/) });
  expect(home.html).toMatch(/<form class="search" action="\/search" method="get" role="search"/);
});

it("answers its examples with what the API says now", async () => {
  const { equivalence } = (await served.ask(`{ equivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, toCompany: "amazon" }) { ... on Equivalence { best { rung { code title } landing } confidence { band } } } }`)).data as
    { equivalence: { best: { rung: { code: string; title: string }; landing: number }; confidence: { band: string } } };
  const { best, confidence } = equivalence;
  expect(home.text).toContain(`Google L5 at Amazon? Most likely ${best.rung.code} ${best.rung.title} : ${Math.round(best.landing * 100)} % land there. confidence ${confidence.band.toLowerCase()}`);
  expect(home.text).toMatch(/A Staff engineer of a 30-person start-up at Google\? Most likely .+ land there/);
  expect(home.text).toMatch(/A Data Architect at Google\? Most likely .+ Google publishes no ladder for it/);
  expect(home.links).toEqual(expect.arrayContaining(["/compare?companies=google,amazon&track=ic&from=google:L5", "/title?q=Staff%20engineer&people=30"]));
});

it("gives the figures in brief that its own question gives", async () => {
  const { companies, methodology } = await asked<{ companies: { totalCount: number; nodes: { ladders: { rungs: object[] }[] }[] }; methodology: { evaluation: { sections: { key: string; figures: { group: string; name: string; value: number; n: number }[] }[] } } }>(served, home);
  const exact = methodology.evaluation.sections.find(({ key }) => key === "crosswalks")!.figures.find(({ group, name }) => group === "all rows" && name === "exact")!;
  const rungs = companies.nodes.flatMap(({ ladders }) => ladders).reduce((sum, ladder) => sum + ladder.rungs.length, 0);
  expect(home.text).toContain(`companies ${companies.totalCount} `);
  expect(home.text).toContain(`rungs on their ladders ${rungs.toLocaleString("en")} `);
  expect(home.text).toContain(`the same rung as published tables ${Math.round(exact.value * 100)} %`);
  expect(home.text).toContain(`Measured on ${exact.n.toLocaleString("en")} pairs`);
});

it("has a way in for each of its four readers", () => {
  for (const who of ["You recruit", "You run a ladder", "You are an engineer or manager", "You write programs"]) expect(home.text).toContain(who);
  expect(home.links).toEqual(expect.arrayContaining(["/compare", "/publish", "/levels", "/graphql"]));
});

it("stays a page where the companies of its examples are unknown", async () => {
  const empty = await serve();
  await empty.dataSource.query(`update company set slug = slug || '-gone' where slug in ('google', 'amazon')`);
  const bare = await shown(empty, "/");
  await empty.close();
  expect([bare.status, bare.text.includes("Google L5 at Amazon?"), bare.text.includes("Where to begin")]).toEqual([200, false, true]);
});
