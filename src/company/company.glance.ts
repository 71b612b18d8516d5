import { citationOf, type CitationJson } from "../database/citations.js";
import type { Citation, PartialDate } from "../shared/source.js";
import { companyOf, type CompanyJson } from "./company.store.js";
import type { Company, CompanyKind, CompanyOrigin, People, TakenDown } from "./domain/company.js";

/** What most questions ask of a company: who it is, where, how large, and whether it was taken down. */
export type CompanyGlance = readonly [id: string, slug: string, name: string, kind: CompanyKind, country: string | null, origin: CompanyOrigin, people: PeopleGlance | 0, takenDown: TakenDown | 0];

type PeopleGlance = readonly [min: number, max: number | null, asOf: PartialDate, basis: People["basis"]];

export function companyGlance(row: CompanyJson): CompanyGlance {
  const { id, slug, name, kind, country, origin, people, takenDown } = companyOf(row);
  return [id, slug, name, kind, country, origin, people === null ? 0 : [people.min, people.max, people.asOf, people.basis], takenDown ?? 0];
}

/** Everything else, as JSON. */
export const companyRest = ({ domain, description, aliases, people_citation, citations }: CompanyJson): string =>
  JSON.stringify({ domain, description, aliases, people_citation, citations } satisfies Rest, (_, value: unknown) => value ?? undefined);

type Rest = Pick<CompanyJson, "description" | "aliases" | "citations"> & Partial<Pick<CompanyJson, "domain" | "people_citation">>;

/** A company of which a glance is in memory. `rest`: gives `companyRest`, when something of it is asked for. */
export const companyAtAGlance = (glance: CompanyGlance, rest: () => string): Company => new CompanyAtAGlance(glance, rest);

class CompanyAtAGlance implements Company {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: CompanyKind;
  readonly country: string | null;
  readonly origin: CompanyOrigin;
  readonly people: People | null;
  readonly takenDown: TakenDown | null;
  private known: Rest | null = null;

  constructor(glance: CompanyGlance, private readonly read: () => string) {
    const [id, slug, name, kind, country, origin, people, takenDown] = glance;
    this.id = id;
    this.slug = slug;
    this.name = name;
    this.kind = kind;
    this.country = country;
    this.origin = origin;
    this.people = people === 0 ? null : new PeopleAtAGlance(people, () => this.rest.people_citation ?? null);
    this.takenDown = takenDown === 0 ? null : takenDown;
  }

  get rest(): Rest { return (this.known ??= JSON.parse(this.read()) as Rest); }
  get domain(): string | null { return this.rest.domain ?? null; }
  get description(): string { return this.rest.description; }
  get aliases(): readonly string[] { return this.rest.aliases; }
  get citations(): readonly Citation[] { return this.rest.citations.map(citationOf); }
}

class PeopleAtAGlance implements People {
  readonly min: number;
  readonly max: number | null;
  readonly asOf: PartialDate;
  readonly basis: People["basis"];

  constructor(glance: PeopleGlance, private readonly read: () => CitationJson | null) {
    const [min, max, asOf, basis] = glance;
    this.min = min;
    this.max = max;
    this.asOf = asOf;
    this.basis = basis;
  }

  get citation(): Citation | null {
    const citation = this.read();
    return citation && citationOf(citation);
  }
}
