import { setTimeout as sleep } from "node:timers/promises";
import { asked } from "../../src/search/domain/asked.js";
import { SearchStore } from "../../src/search/index.js";

it("searches leave connections to others, however many come at once, and one that fails makes way", async () => {
  let [underWay, most, begun] = [0, 0, 0];
  const query = async (): Promise<never[]> => {
    [underWay, begun] = [underWay + 1, begun + 1];
    const isLost = begun % 3 === 0;
    most = Math.max(most, underWay);
    await sleep(1);
    underWay -= 1;
    if (isLost) throw new Error("gone");
    return [];
  };
  const store = new SearchStore({ query: query as never });
  const question = asked("senior at google")!;
  const all = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? store.companies(question) : store.places(question, []))));
  expect([most, begun, all.filter(({ status }) => status === "fulfilled").length]).toEqual([2, 30, 20]);
});
