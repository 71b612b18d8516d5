import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Cheap questions, by what they are called in figures. */
const CHEAP: Readonly<Record<string, string>> = {
  "{ __typename }": "{ __typename }",
  headline: `{ equivalence(input: { from: { companyRung: { company: "google", code: "L5" } }, toCompany: "amazon" }) { __typename ... on Equivalence { best { rung { code title } predicate overlap landing rankShift }
    landing { kind share rung { code title } } confidence { value band } reasons { kind text } caveats } } }`,
};

/** Milliseconds from when a question was due to the end of its answer, by question. */
export type Times = Readonly<Record<string, readonly number[]>>;

/** Whose questions they are: so many, or nobody would have points left after a while. */
const PEOPLE = 50;

/** Asks cheap questions at a steady rate, whether those before are answered or not. Fails when one is not answered with 200. */
export class Probe {
  private readonly agent = new Agent({ keepAlive: true });
  private nth = 0;

  constructor(private readonly url: string) {}

  /** For so many milliseconds, a hundred a second. */
  async during(ms: number): Promise<Times> {
    const times: Record<string, number[]> = Object.fromEntries(Object.keys(CHEAP).map((name) => [name, []]));
    const answers: Promise<void>[] = [];
    const began = performance.now();
    for (let due = began; due < began + ms; due += 10) {
      await sleep(Math.max(0, due - performance.now()));
      const [name, query] = Object.entries(CHEAP)[this.nth % 2]!;
      answers.push(this.ask(query, due).then((took) => void times[name]!.push(took)));
    }
    await Promise.all(answers);
    return times;
  }

  /** Each is a little different from the last, or memory would answer. */
  private ask(query: string, due: number): Promise<number> {
    this.nth += 1;
    return new Promise((resolve, reject) => {
      const asked = request(`${this.url}/graphql`, { agent: this.agent, method: "POST", headers: { "content-type": "application/json", "x-forwarded-for": `192.0.2.${this.nth % PEOPLE}` } }, (response) => {
        response.resume().on("end", () => (response.statusCode === 200 ? resolve(performance.now() - due) : reject(new Error(`a cheap question was answered with ${response.statusCode}`))));
      });
      asked.on("error", reject).end(JSON.stringify({ query, nth: this.nth }));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** The value below which so large a share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
