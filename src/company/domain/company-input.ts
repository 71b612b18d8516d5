import { countryOf } from "../../shared/country.js";
import { PublicError, UserErrors, type UserError } from "../../shared/errors.js";
import { randomId } from "../../shared/id.js";
import { textFault } from "../../shared/text.js";
import { COMPANY_KINDS, type Company, type CompanyKind, type People } from "./company.js";

/** What is said of a company by whoever keeps it; absent: unknown when it is made, as it was when it is changed. Null: unknown. */
export interface SentCompany {
  readonly slug: string;
  readonly name?: string | null | undefined;
  readonly kind?: CompanyKind | null | undefined;
  readonly country?: string | null | undefined;
  readonly domain?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly aliases?: readonly string[] | null | undefined;
  readonly people?: SentPeople | null | undefined;
}

export interface SentPeople {
  readonly min: number;
  readonly max?: number | null | undefined;
  readonly asOf: string;
}

/** In characters, items and people. */
export const COMPANY_LIMITS = { slug: 60, name: 200, domain: 253, description: 2_000, alias: 200, aliases: 20, people: 10_000_000 } as const;

/** A slug that another company has. */
export class SlugTaken extends PublicError {
  constructor(slug: string) {
    super("SLUG_TAKEN", `There is a company "${slug}" already.`, { field: "input.slug" });
  }
}

/** A web domain says whose the company is, so it follows from a proof, or an admin's word, and not from its owner's. */
export class DomainIsProved extends PublicError {
  constructor(domain: string | null) {
    super("DOMAIN_IS_PROVED", domain === null ? "A company's web domain is set by an admin, who looks whose it is." : `The web domain ${domain} says whose this company is; an admin changes it.`, { field: "input.domain" });
  }
}

/** The company that somebody makes. Fails: UserErrors with everything that is wrong. */
export const newCompany = (sent: SentCompany): Company => withSent({
  id: randomId("cmp"), slug: sent.slug, name: "", kind: "COMPANY", country: null, domain: null, description: "", aliases: [], people: null, origin: "CREATED", citations: [], takenDown: null,
}, sent);

/** The company with what is sent in the place of what it was; its slug stays. Fails: UserErrors with everything that is wrong. */
export function withSent(company: Company, sent: SentCompany): Company {
  const errors: UserError[] = [];
  const wrong = (key: string, message: string | null): void => { if (message !== null) errors.push({ code: "BAD_USER_INPUT", field: `input.${key}`, message }); };
  const text = (key: "name" | "description" | "domain", given: string | null | undefined, before: string | null): string | null => {
    if (given === undefined) return before;
    const tidied = (given ?? "").trim();
    wrong(key, tidied.length > COMPANY_LIMITS[key] ? `has ${tidied.length} characters; at most ${COMPANY_LIMITS[key]} are taken` : textFault(tidied));
    return tidied === "" ? null : tidied;
  };
  const name = text("name", sent.name, company.name) ?? "";
  if (name === "") wrong("name", "must not be empty");
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(sent.slug) || sent.slug.length > COMPANY_LIMITS.slug) wrong("slug", `must be lower-case letters, digits and single dashes, at most ${COMPANY_LIMITS.slug}, as in acme-labs`);
  const domain = text("domain", sent.domain, company.domain)?.toLowerCase() ?? null;
  if (domain !== null && !/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)) wrong("domain", "must be a web domain without scheme and path, as in acme.example");
  const aliases = sent.aliases === undefined ? company.aliases : [...new Set((sent.aliases ?? []).map((alias) => alias.trim()).filter((alias) => alias !== ""))];
  if (aliases.length > COMPANY_LIMITS.aliases) wrong("aliases", `has ${aliases.length} items; at most ${COMPANY_LIMITS.aliases} are taken`);
  aliases.forEach((alias, i) => wrong(`aliases[${i}]`, alias.length > COMPANY_LIMITS.alias ? `has ${alias.length} characters; at most ${COMPANY_LIMITS.alias} are taken` : textFault(alias)));
  const people = sent.people === undefined ? company.people : sent.people && peopleOf(sent.people, wrong);
  let country = company.country;
  try {
    if (sent.country !== undefined) country = countryOf(sent.country, "input.country");
  } catch {
    wrong("country", "must be a country's two-letter code (ISO 3166-1), as in GB");
  }
  const kind = sent.kind ?? company.kind;
  const description = text("description", sent.description, company.description) ?? "";
  if (errors.length > 0) throw new UserErrors(errors);
  return { ...company, name, kind: COMPANY_KINDS.includes(kind) ? kind : company.kind, country, domain, description, aliases, people };
}

/** Said by the company itself, so stated, without a page to cite. */
function peopleOf({ min, max = null, asOf }: SentPeople, wrong: (key: string, message: string) => void): People {
  if (min < 1 || min > COMPANY_LIMITS.people) wrong("people.min", `must be from 1 to ${COMPANY_LIMITS.people}`);
  if (max !== null && (max < min || max > COMPANY_LIMITS.people)) wrong("people.max", `must be from ${min}, which is min, to ${COMPANY_LIMITS.people}`);
  return { min, max, asOf, basis: "STATED", citation: null };
}
