import { EXECUTION_LIMITS, OVERLOAD } from "../../src/app/limits.js";
import { Admission, Overloaded, type Arrival } from "../../src/app/overload.js";

/** One of them runs at a time, and a small one not beside it. */
const [HEAVY, SMALL] = [100_000, 25_000];
const arrival = (of: Partial<Arrival> = {}): Arrival => ({ client: "somebody", cost: HEAVY, bytes: 1_000, isGone: () => false, ...of });
const letThrough = (): Promise<void> => jest.advanceTimersByTimeAsync(0).then(() => undefined);

let admission: Admission;
beforeEach(() => {
  jest.useFakeTimers();
  admission = new Admission();
});
afterEach(() => jest.useRealTimers());

/** Lets one arrive, and notes when it is let in; it leaves at once. */
async function pass(of: Partial<Arrival>, name: string, letIn: string[]): Promise<void> {
  const leave = await admission.enter(arrival(of));
  letIn.push(name);
  leave();
}

/** Lets operations arrive one after the other, a millisecond apart; in which order they are let in, each leaving at once when another one waits. */
async function order(names: Readonly<Record<string, Partial<Arrival>>>): Promise<readonly string[]> {
  const leave = await admission.enter(arrival());
  const letIn: string[] = [];
  for (const [name, of] of Object.entries(names)) {
    void pass(of, name, letIn);
    await jest.advanceTimersByTimeAsync(1);
  }
  leave();
  await letThrough();
  return letIn;
}

describe("dear operations", () => {
  it("are let in at once while there is room, several that cost little beside one that costs much", async () => {
    await Promise.all([admission.enter(arrival()), ...[1, 2, 3].map(() => admission.enter(arrival({ cost: 5_000 })))]);
    expect(admission.figures).toEqual({ under_way: 4, waiting: 0 });
  });

  it("wait while they would be too many, or cost too much together, until one is done", async () => {
    const leave = await admission.enter(arrival());
    const second = admission.enter(arrival());
    const small = await Promise.all(Array.from({ length: OVERLOAD.operations - 1 }, () => admission.enter(arrival({ cost: 2_500 }))));
    const another = admission.enter(arrival({ cost: 2_500 }));
    expect(admission.figures).toEqual({ under_way: OVERLOAD.operations, waiting: 2 });
    leave();
    leave(); // to say so twice changes nothing
    await letThrough();
    expect(admission.figures).toEqual({ under_way: OVERLOAD.operations, waiting: 1 });
    small.forEach((done) => done());
    await Promise.all([second, another]);
    expect(admission.figures).toEqual({ under_way: 2, waiting: 0 });
  });

  it("cost as they may, one at least runs", async () => {
    await admission.enter(arrival({ cost: 10 * OVERLOAD.cost }));
    expect(admission.figures).toEqual({ under_way: 1, waiting: 0 });
  });

  it("that cost less go first, and those of clients with fewer waiting; of equals the first", async () => {
    expect(await order({ a1: { client: "a" }, a2: { client: "a" }, b1: { client: "b" }, small: { cost: SMALL }, a3: { client: "a" } })).toEqual(["small", "a1", "b1", "a2", "a3"]);
  });

  it("are not passed over for ever: the longer one waits, the less its cost counts", async () => {
    const leave = await admission.enter(arrival());
    const letIn: string[] = [];
    void pass({}, "large", letIn);
    await jest.advanceTimersByTimeAsync((HEAVY - SMALL) * OVERLOAD.msPerCost + 1);
    void pass({ cost: SMALL, client: "other" }, "small", letIn);
    leave();
    await letThrough();
    expect(letIn).toEqual(["large", "small"]);
  });
});

describe("dear operations that cannot be let in", () => {
  it("are refused after a moment, not all at once, and told when those who wait may be done", async () => {
    await admission.enter(arrival());
    const refused: number[] = [];
    const began = performance.now();
    const refusals = Array.from({ length: 20 }, () => admission.enter(arrival()).catch((error: unknown) => { refused.push(performance.now() - began); return error; }));
    await jest.advanceTimersByTimeAsync(1.25 * OVERLOAD.waitMs);
    const [first] = await Promise.all(refusals);
    expect(first).toBeInstanceOf(Overloaded);
    expect(first).toMatchObject({ code: "OVERLOADED", status: 503, why: "WAITED", details: { retryAfter: expect.any(Number) } });
    expect((await Promise.all(refusals)).every((error) => error instanceof Overloaded && error.retryAfter >= 1 && error.retryAfter <= OVERLOAD.longestRetryMs / 1_000)).toBe(true);
    expect([Math.min(...refused) >= 0.75 * OVERLOAD.waitMs, Math.max(...refused) - Math.min(...refused) > 0.1 * OVERLOAD.waitMs]).toEqual([true, true]);
    expect([admission.figures, admission.refusals]).toEqual([{ under_way: 1, waiting: 0 }, new Map([["WAITED", 20]])]);
  });

  it.each([
    ["so many wait", { bytes: 0 }, OVERLOAD.waiting],
    ["so many bytes wait", { bytes: OVERLOAD.waitingBytes / 4 }, 4],
  ])("are refused at once when %s, whoever would have been let in last", async (_when, of, most) => {
    await admission.enter(arrival());
    for (let i = 0; i < most; i += 1) admission.enter(arrival({ ...of, client: `client ${i}` })).catch(() => undefined);
    await expect(admission.enter(arrival({ ...of, cost: HEAVY + 1 }))).rejects.toMatchObject({ why: "FULL" });
    let isRefused = false;
    admission.enter(arrival({ ...of, cost: SMALL })).catch(() => { isRefused = true; });
    await letThrough();
    expect([isRefused, admission.figures.waiting, admission.refusals]).toEqual([false, most, new Map([["FULL", 2]])]);
  });

  it("are not let in when nobody waits for them any more", async () => {
    const leave = await admission.enter(arrival());
    const gone = admission.enter(arrival({ isGone: () => true }));
    gone.catch(() => undefined);
    leave();
    await expect(gone).rejects.toMatchObject({ why: "GONE" });
    expect(admission.figures).toEqual({ under_way: 0, waiting: 0 });
  });
});

it("a place is free again when nobody can wait for the answer any more, whatever became of it", async () => {
  await admission.enter(arrival());
  await jest.advanceTimersByTimeAsync(EXECUTION_LIMITS.ms);
  expect(admission.figures).toEqual({ under_way: 0, waiting: 0 });
});
