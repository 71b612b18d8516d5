import request from "supertest";
import { serve, type AskedServer } from "../support/asked-server.js";
import { asked, HOSTILE, shown, type Shown } from "../support/pages.js";

let served: AskedServer;
let google: Shown;
beforeAll(async () => {
  served = await serve();
  google = await shown(served, FROM_GOOGLE);
});
afterAll(() => served.close());

const FROM_GOOGLE = "/compare?companies=google,amazon,microsoft&track=ic&from=google:L5";
const file = (ending: string, query = FROM_GOOGLE.split("?")[1]!): request.Test => request(served.app.server).get(`/compare.${ending}?${query}`);

interface Equals {
  readonly best: { readonly rung: { readonly code: string; readonly title: string }; readonly landing: number };
  readonly landing: readonly { readonly share: number; readonly rungs: readonly { readonly id: string; readonly code: string | null }[] }[];
  readonly confidence: { readonly value: number; readonly band: string };
  readonly reasons: readonly { readonly text: string }[];
  readonly caveats: readonly string[];
  readonly computedWith: { readonly methodVersion: string; readonly toLadderVersion: string };
}
interface Told { readonly compareLadders: { readonly columns: readonly { readonly rungs: readonly { readonly rung: { readonly id: string; readonly code: string; readonly title: string } }[] }[] }; readonly to0: Equals; readonly to1: Equals }

it("answers first, in a sentence for each company, with its share, its confidence, its reasons and what to keep in mind, as its own question does", async () => {
  const { to0, to1 } = await asked<Told>(served, google);
  for (const [company, { best, confidence, reasons, caveats, computedWith }] of [["Amazon", to0], ["Microsoft", to1]] as const) {
    expect(google.text).toContain(`Most likely ${best.rung.code} ${best.rung.title} at ${company} confidence ${confidence.band.toLowerCase()} ${Math.round(best.landing * 100)} % land there`);
    for (const words of [...reasons.map(({ text }) => text), ...caveats, computedWith.methodVersion, computedWith.toLadderVersion]) expect(google.text).toContain(words);
  }
  expect(google.html.indexOf("Most likely")).toBeLessThan(google.html.indexOf("data-chart"));
});

it("draws a bar for every rung, each a link that asks from there, and says the same in a table", async () => {
  const { compareLadders } = await asked<Told>(served, google);
  const rungs = compareLadders.columns.flatMap((column) => column.rungs.map(({ rung }) => rung));
  expect([...google.html.matchAll(/data-rung="([^"]*)"/g)].map(([, id]) => id).sort()).toEqual(rungs.map(({ id }) => id).sort());
  const table = /<table>[\s\S]*<\/table>/.exec(google.html)?.[0] ?? "";
  for (const { title } of rungs) expect(table).toContain(title.replaceAll("&", "&amp;"));
  expect(google.links).toContain("/compare?companies=google,amazon,microsoft&track=ic&from=amazon:L6");
});

it("has an address for every change: a company less or more, the other track, a link for good, and files", async () => {
  expect(google.links).toEqual(expect.arrayContaining([
    "/compare?companies=google,amazon&track=ic&from=google:L5", "/compare?companies=google,amazon,microsoft&track=m", "/moving?from=google:L5&to=amazon",
    ...["", ".csv", ".json", ".svg"].map((ending) => expect.stringMatching(`^/compare${ending.replace(".", "\\.")}\\?companies=google,amazon,microsoft&track=ic&from=google:L5(&asOf=.*)?$`)),
  ]));
  expect((await shown(served, "/compare?companies=google,amazon&add=Meta&track=ic")).heading).toBe("Google, Amazon, Meta on one axis");
});

it("a company without the track has a hatched gap and the reason", async () => {
  const page = await shown(served, "/compare?companies=google,monzo&track=m&from=google:L6");
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("No answer at Monzo Monzo has no rung on the management track.") });
  expect(page.text).toContain("Monzo has no ladder for software engineering on the management track");
  expect([page.html.includes('fill="url(#hatch-monzo)"'), page.html.includes('fill="url(#hatch-google)"')]).toEqual([true, false]);
});

it.each([
  ["", "Google, Amazon, Microsoft on one axis"], ["?companies=gitlab", "GitLab, Google on one axis"], ["?from=monzo:4", "What is Monzo 4 Level 4 elsewhere?"], ["?from=google:L5&track=m", "What is Google L5 Engineering Manager elsewhere?"],
  ["?companies=google,amazon&from=ic/staff", "What is Staff Engineer elsewhere?"],
])("fills in what /compare%s leaves out", async (query, heading) => {
  expect(await shown(served, `/compare${query}`)).toMatchObject({ status: 200, heading });
});

it.each([
  ["?track=x", 400, '"track" is ic'], ["?from=google", 400, "as in google:L5"], ["?companies=google,nowhere", 404, "nowhere"], ["?from=google:L99", 404, "L99"], ["?companies=a,b,c,d,e,f,g", 400, "2 to 6 companies"],
  ["?asOf=2025-13-45", 400, "ladders.asOf: must be a day of the calendar"], ["?companies=google%00", 400, "ladders.companies[0]: contains a NUL"],
])("of /compare%s it says with status %i what is wrong, and files say so too", async (query, status, words) => {
  const page = await shown(served, `/compare${query}`);
  expect(page).toMatchObject({ status, question: null, text: expect.stringContaining(words) });
  expect(page.links).toEqual(expect.arrayContaining(["/compare", "/companies", "/"]));
  for (const ending of ["csv", "json", "svg"]) expect([ending, (await file(ending, query.slice(1))).status]).toEqual([ending, status]);
});

it("the CSV has a row for each rung, with the share that lands on it", async () => {
  const { compareLadders, to0 } = await asked<Told>(served, google);
  const { status, headers, text } = await file("csv");
  const rows = text.replace("\uFEFF", "").trim().split("\r\n");
  expect([status, headers["content-disposition"], headers["content-type"]]).toEqual([200, 'attachment; filename="google-amazon-microsoft-ic.csv"', "text/csv; charset=utf-8"]);
  expect(rows.length - 1).toBe(compareLadders.columns.flatMap(({ rungs }) => rungs).length);
  expect(rows.find((row) => row.startsWith("amazon,") && row.includes(`,${to0.best.rung.code},`))).toMatch(new RegExp(`,${to0.best.landing},true,Equivalence,${to0.confidence.value}$`));
});

it("the JSON is what the API answers, with its question", async () => {
  const body = (await file("json")).body as { question: { document: string; variables: object }; compareLadders: object; answers: { amazon: object } };
  const { data } = await served.ask(body.question.document, body.question.variables);
  expect([body.compareLadders, body.answers.amazon]).toEqual([data!.compareLadders, data!.to0]);
});

it("the picture carries its style in itself, runs nothing, and may be embedded", async () => {
  const { status, headers, body } = await file("svg");
  const svg = (body as Buffer).toString();
  expect([status, headers["content-type"], headers["x-frame-options"], headers["content-security-policy"]]).toEqual([200, "image/svg+xml; charset=utf-8", undefined, "default-src 'none'; style-src 'unsafe-inline'"]);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*Google L5 Senior Software Engineer among Google, Amazon, Microsoft/);
  expect([svg.includes("<script"), (await file("svg")).headers.etag === headers.etag]).toEqual([false, true]);
});

it.each(["companies", "add", "from", "track", "family", "asOf"])("takes hostile words in %s as words", async (name) => {
  const page = await shown(served, `/compare?${new URLSearchParams({ [name]: HOSTILE })}`);
  expect([page.status >= 400 && page.status < 500, page.html.includes("<script>alert"), page.html.includes("<img src=x")]).toEqual([true, false, false]);
});
