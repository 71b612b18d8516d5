import { countryOf } from "../../shared/country.js";
import { BadInput, PublicError } from "../../shared/errors.js";
import type { Citation, PartialDate } from "../../shared/source.js";

export const COMPANY_KINDS = ["COMPANY", "GOVERNMENT", "NONPROFIT"] as const;
export type CompanyKind = (typeof COMPANY_KINDS)[number];

export type CompanyOrigin = "CURATED" | "CREATED" | "CLAIMED";

/** How many people work somewhere, as a range at a date; `max` is null where no upper bound is known. */
export interface People {
  readonly min: number;
  readonly max: number | null;
  readonly asOf: PartialDate;
  /** STATED by a source, or INFERRED from common knowledge of its order of magnitude. */
  readonly basis: "STATED" | "INFERRED";
  readonly citation: Citation | null;
}

/** That a company's ladders are shown to nobody any more, since when, and why. */
export interface TakenDown {
  /** YYYY-MM-DD, UTC. */
  readonly on: PartialDate;
  readonly reason: string;
  /** Only an admin undoes what an admin did. */
  readonly by: "ADMIN" | "OWNER";
}

/** An organisation that publishes ladders, or whose ladders we curated. */
export interface Company {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: CompanyKind;
  /** ISO 3166-1 code of the head office; null when unknown. */
  readonly country: string | null;
  readonly domain: string | null;
  readonly description: string;
  readonly aliases: readonly string[];
  readonly people: People | null;
  /** CURATED by us from public sources, CREATED here by the company itself, or curated once and CLAIMED by it since. */
  readonly origin: CompanyOrigin;
  readonly citations: readonly Citation[];
  /** null: it was not. */
  readonly takenDown: TakenDown | null;
}

/** Its ladders were taken down: what is said instead of anything that is in them. */
export class CompanyTakenDown extends PublicError {
  constructor({ slug, name }: Pick<Company, "slug" | "name">, { on, reason }: TakenDown, field: string | null = null) {
    super("TAKEN_DOWN", `The ladders of ${name} were taken down on ${on}: ${reason}`, { company: slug, on, reason, ...(field !== null && { field }) });
  }
}

/** Fails: CompanyTakenDown. `field` names it as the caller wrote it. */
export function checkStanding(company: Pick<Company, "slug" | "name" | "takenDown">, field: string | null = null): void {
  if (company.takenDown !== null) throw new CompanyTakenDown(company, company.takenDown, field);
}

/** Below this many people roles span levels, so every range is blurred more. Source: equivalence.md, section 2. */
export const SMALL_COMPANY_BELOW = 50;

/** Whether a company certainly has fewer than 50 people; unknown size counts as not small. */
export const isSmall = (people: People | null): boolean => people?.max != null && people.max < SMALL_COMPANY_BELOW;

/** By country and size; what is null lets all through. */
export interface WhereAndSize {
  readonly country: string | null;
  readonly minPeople: number | null;
  readonly maxPeople: number | null;
}

/**
 * A caller's filter by country and size, checked; `field` names it as the caller wrote it.
 * Fails:  BadInput for what is no two-letter code, for a negative number, and where nothing lies between the bounds.
 */
export function checkedFilter(given: { readonly [K in keyof WhereAndSize]?: WhereAndSize[K] | undefined }, field: string): WhereAndSize {
  const { minPeople = null, maxPeople = null } = given;
  for (const [name, people] of [["minPeople", minPeople], ["maxPeople", maxPeople]] as const) {
    if (people !== null && people < 0) throw new BadInput(`${field}.${name}`, `must not be negative; it is ${people}`);
  }
  if (minPeople !== null && maxPeople !== null && minPeople > maxPeople) throw new BadInput(`${field}.minPeople`, `must not be above maxPeople (${maxPeople}); it is ${minPeople}`);
  return { country: countryOf(given.country, `${field}.country`), minPeople, maxPeople };
}

export class UnknownCompany extends PublicError {
  constructor(slug: string, near: readonly { slug: string; name: string }[]) {
    const hint = near.length > 0 ? ` Did you mean ${near.map((c) => `"${c.slug}" (${c.name})`).join(" or ")}?` : " List them with the query `companies`.";
    super("UNKNOWN_COMPANY", `No company "${slug}".${hint}`, { company: slug, near: near.map((c) => c.slug) });
  }
}
