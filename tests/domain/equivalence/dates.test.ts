import { dateOf } from "../../../src/equivalence/answers.js";
import type { Voice } from "../../../src/ladder/domain/ladder.js";
import { buildCitation, buildMapping } from "../ladder/build.js";

const told = (voice: Voice, mapped: string, ...dates: readonly string[]): string | null =>
  dateOf({ version: { voice }, mapping: buildMapping(0, 1, { date: mapped, citations: dates.map((date) => buildCitation(date, { date })) }) });

describe("how old a mapping is", () => {
  it("follows from the newest of its sources, and from when it was read where the source has no date", () => {
    expect(told("CURATORS", "2026-01-01", "2019", "2021-05")).toBe("2021-05");
    expect(dateOf({ version: { voice: "CURATORS" }, mapping: buildMapping(0, 1, { citations: [buildCitation("page", { collected: "2024-02" })] }) })).toBe("2024-02");
  });

  it("of our curation is that of the source alone: a source that is read again is no younger", () => {
    expect([told("CURATORS", "2026-01-01", "2019"), told("CURATORS", "2026-01-01")]).toEqual(["2019", null]);
  });

  it("of a company's own word follows from its act, where that is the newest", () => {
    expect([told("COMPANY", "2024-03-01"), told("COMPANY", "2024-03-01", "2019"), told("COMPANY", "2024-03-01", "2025")]).toEqual(["2024-03-01", "2024-03-01", "2025"]);
  });

  it("is unknown where nothing is mapped", () => {
    expect(dateOf({ version: { voice: "COMPANY" }, mapping: null })).toBeNull();
  });
});
