/** 0.748 → "75 %"; what is above nothing and below half a percent is "under 1 %", which no line break parts. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded === 0 && share > 0 ? "under 1\u00a0%" : `${rounded}\u00a0%`;
}

/** "1 rung", "3 rungs". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** A number of the axis or of a confidence as people write it: at most two decimals, no trailing nought. */
export const decimal = (value: number): string => String(Math.round(value * 100) / 100);

export const TRACK_NAMES = { IC: "Individual contributor", M: "Management" } as const;

export const BAND_NAMES = { HIGH: "high", MEDIUM: "medium", LOW: "low", TOO_WEAK: "too weak to answer alone" } as const;

/** How a pair relates, to somebody who does not know the terms of mappings. */
export const PREDICATE_NAMES: Readonly<Record<string, string>> = {
  EXACT_MATCH: "the same range", CLOSE_MATCH: "nearly the same range", BROAD_MATCH: "a wider rung that holds it", NARROW_MATCH: "a narrower rung inside it", RELATED_MATCH: "an analogue, not the same job",
};

export const BADGE_NAMES: Readonly<Record<string, readonly [name: string, meaning: string]>> = {
  COMPANY_VERIFIED: ["Company-verified", "Published by the company itself."],
  REVIEWED: ["Reviewed", "Curated from public sources and reviewed by others."],
  CURATED: ["Curated", "Placed by us from public sources, which are named."],
  MACHINE_SUGGESTED: ["Machine-suggested", "Placed by our method from titles and texts; nobody has looked yet."],
};

/** "3 teams or more", "4 to 6 weeks", "1 page". */
export function quantityWords({ comparison, min, max, unit }: { readonly comparison: "AT_LEAST" | "BETWEEN" | "EXACTLY"; readonly min: number; readonly max: number | null; readonly unit: string }): string {
  const one: Readonly<Record<string, string>> = { PEOPLE: "person", LAUNCHES: "launch" };
  const single = one[unit] ?? unit.toLowerCase().replace(/s$/, "");
  if (comparison === "BETWEEN" && max !== null) return `${min} to ${max} ${unit.toLowerCase()}`;
  return `${min} ${min === 1 ? single : unit.toLowerCase()}${comparison === "AT_LEAST" ? " or more" : ""}`;
}

/** What evidence for a level rests on. */
export const EVIDENCE_NAMES: Readonly<Record<string, string>> = {
  ALIAS: "The title is one of a level's names", ANCHOR: "A level was named", COMPANY_SIZE: "Size of the company", CONTEXT: "Steps around it", HORIZON: "How far ahead the work looks", NEIGHBOURS: "The rest of the ladder",
  NUMERAL: "A number in the title", PEOPLE: "People below", SCOPE: "How far choices reach", SENIORITY: "A word of seniority", SUPERVISION: "How much guidance", TEXT: "Likeness of the text", YEARS: "Years of experience",
};

/** "2 to 3 of 7" on the axis, in levels. */
export const rangeWords = ({ lo, hi }: { readonly lo: number; readonly hi: number }): string => `${decimal(lo)} to ${decimal(hi)}`;

export const peopleWords = (people: { readonly min: number; readonly max: number | null } | null): string => {
  if (people === null) return "size unknown";
  if (people.max === null) return `${people.min.toLocaleString("en")} people or more`;
  return people.min === people.max ? `${people.min.toLocaleString("en")} people` : `${people.min.toLocaleString("en")} to ${people.max.toLocaleString("en")} people`;
};
