import { FairUse, RateLimited } from "../../src/app/fair-use.js";
import { FAIR_USE, RARE_MUTATIONS } from "../../src/app/limits.js";
import { Unauthenticated } from "../../src/access/index.js";

const fair = (): FairUse => new FairUse(1_000, null);
/** How a refusal names itself; null where there is none. */
const refusal = async (work: () => unknown): Promise<string | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof RateLimited) return String(error.details.limit);
    throw error;
  }
};

describe.each(Object.entries(RARE_MUTATIONS))("%s", (name, { anonymous, known }) => {
  it("may be called so often an hour, by whoever has a token more often, however many are in one request", async () => {
    const one = fair();
    const call = (client: string, isKnown: boolean, times: number) => refusal(() => one.chargeRare(client, isKnown, new Map([["createCompany", 20], [name, times]])));
    expect([await call("a", false, anonymous - 1), await call("a", false, 1), await call("a", false, 1)]).toEqual([null, null, name]);
    expect([await call("b", true, known), await call("b", true, 1), await call("c", false, anonymous + 1)]).toEqual([null, name, name]);
    expect(known).toBeGreaterThanOrEqual(anonymous);
  });

  it("leaves the client everything else", async () => {
    const one = fair();
    await refusal(() => one.chargeRare("a", false, new Map([[name, anonymous + 1]])));
    expect([await refusal(() => one.admit("a")), await refusal(() => one.charge("a", 1))]).toEqual([null, null]);
  });
});

it("who has new queries read for longer than a minute's share is let in no more, whatever points are left", async () => {
  const one = fair();
  const worst = 200; // ms: see PARSE_LIMITS
  for (let ms = 0; ms < FAIR_USE.reading.points; ms += worst) await one.noteReading("a", worst - 0.5);
  expect(await refusal(() => one.admit("a"))).toBeNull();
  await one.noteReading("a", 0.1);
  expect([await refusal(() => one.admit("a")), await refusal(() => one.admit("b"))]).toEqual(["reading", null]);
});

it("only tokens that do not hold count against an address: not those that do, nor what goes wrong otherwise", async () => {
  const one = fair();
  const ways = [() => Promise.resolve("somebody"), () => Promise.reject(new Error("the database is away"))];
  for (let i = 0; i < 3 * FAIR_USE.unknownTokens.points; i += 1) await one.lookUp("a", ways[i % 2]!).catch(() => undefined);
  const bad = () => Promise.reject(new Unauthenticated("no such token"));
  for (let i = 0; i <= FAIR_USE.unknownTokens.points; i += 1) await expect(one.lookUp("a", bad)).rejects.toThrow(Unauthenticated);
  expect(await refusal(() => one.lookUp("a", ways[0]!))).toBe("unknownTokens");
});
