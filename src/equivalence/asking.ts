import { checkStanding, UnknownCompany, type CompanyStore } from "../company/index.js";
import { findRung, place, type LadderContext, type LadderVersion, type PlacedRung, type PublishedCompany } from "../ladder/index.js";
import { BadInput, PublicError } from "../shared/errors.js";
import { listed } from "../shared/text.js";
import type { Track } from "../taxonomy/domain/axis.js";
import { GENERAL_FAMILY, type CanonicalLevel, type Role, type Taxonomy } from "../taxonomy/index.js";
import { METHOD } from "./domain/method.js";
import { bareRung, type Subject } from "./domain/question.js";
import type { RungRef } from "./equivalence.inputs.js";
import type { Alike } from "./alike.js";
import type { EquivalenceStore } from "./equivalence.store.js";
import type { Evidence } from "./evidence.js";
import type { Judged } from "./judged.js";
import { disagreementsOf, nameOf } from "./naming.js";
import type { ResolvedTitle } from "./titles.types.js";
import { mapped } from "./target.js";

/** What equivalence resolvers ask of the context. */
export interface EquivalenceContext extends LadderContext {
  readonly companies: CompanyStore;
  readonly equivalences: EquivalenceStore;
  readonly alike: Alike;
  readonly evidence: Evidence;
  readonly judged: Judged;
  readonly taxonomy: Taxonomy;
  /** The day answers are given for, YYYY-MM-DD, UTC. */
  readonly today: string;
}

/** Something that was asked about, found. */
export interface Asked {
  readonly thing: PlacedRung | CanonicalLevel | Role | ResolvedTitle;
  /** Present when a company's rung is asked about. */
  readonly rung: PlacedRung | null;
  readonly subject: Subject;
  /** "L5", "Senior Engineer". */
  readonly name: string;
  readonly caveats: readonly string[];
  /** Present for a title that could not be placed: why, and what would help. Its subject is then as good as unmapped. */
  readonly unplaced?: { readonly message: string; readonly wouldHelp: readonly string[] };
}

/** Tells things asked about apart, as long as what they rest on stays; null for titles, each of which is its own. */
export function identityOf({ thing, subject }: Asked): string | null {
  if (!("id" in thing)) return null;
  return subject.state === "MAPPED" ? [thing.id, subject.rung.track, subject.rung.range.lo, subject.rung.range.hi].join(" ") : `${thing.id} ${subject.track}`;
}

/** No such level or role in the taxonomy; the message lists what there is. */
class UnknownKey extends PublicError {
  constructor(code: "UNKNOWN_CANONICAL_LEVEL" | "UNKNOWN_ROLE", what: string, key: string, keys: readonly string[]) {
    super(code, `No ${what} "${key}"; there are ${listed(keys)}.`, { key, keys });
  }
}

class UnknownRungId extends PublicError {
  constructor(id: string) {
    super("UNKNOWN_RUNG", `No rung has the id "${id.slice(0, 40)}". Ids of rungs begin with rng_ and come from a Rung's \`id\` field.`, { id });
  }
}

class NoLadderThen extends PublicError {
  constructor(company: string, asOf: string) {
    super("UNKNOWN_RUNG", `No ladder of ${company} was in force on ${asOf}, so it had no rungs then. Ask for a later day, or leave out asOf.`, { asOf });
  }
}

/** The day asked for, checked: not in the future; null for today, whose versions are in memory. */
export function dayOf(asOf: string | null | undefined, today: string, field = "input.asOf"): string | null {
  if (asOf == null || asOf === today) return null;
  if (asOf > today) throw new BadInput(field, `must not lie in the future; today is ${today}`);
  return asOf;
}

/** The companies of these slugs, in order, with their ladders of the day `asOf`. Fails: UnknownCompany, CompanyTakenDown. */
export async function companiesOf(slugs: readonly string[], asOf: string | null, ctx: EquivalenceContext): Promise<readonly PublishedCompany[]> {
  const found = await ctx.published.bySlug(slugs, asOf);
  const companies = await Promise.all(slugs.map(async (slug) => found.get(slug) ?? Promise.reject(new UnknownCompany(slug, await ctx.companies.near(slug)))));
  for (const { company } of companies) checkStanding(company);
  return companies;
}

/** The slug of the company a reference names, so that it can be read together with others; null for other references. */
export const slugIn = (ref: RungRef): string | null => ref.companyRung?.company ?? ref.freeTitle?.company ?? null;

/**
 * Finds what a reference names, free titles apart (see finding.ts).
 * Fails:  UnknownCompany, UnknownRung, AmbiguousRung, UnknownKey, BadInput; each names what exists.
 */
export async function findNamed(ref: RungRef, asOf: string | null, ctx: EquivalenceContext, field = "input.from"): Promise<Asked> {
  if (ref.companyRung != null) {
    const { company: slug, code = null, title = null, family = null, track = null } = ref.companyRung;
    if (code === null && title === null) throw new BadInput(`${field}.companyRung`, "give the rung's code, its title, or both");
    const [company] = await companiesOf([slug], asOf, ctx);
    if (asOf !== null && company!.ladders.length === 0) throw new NoLadderThen(company!.company.name, asOf);
    const { rung, caveats } = findRung(company!, { company: slug, code, title, family, track });
    return askedRung(rung, caveats);
  }
  if (ref.id != null) return findById(ref.id, ctx);
  if (ref.canonicalLevel != null) return askedLevel(ref.canonicalLevel.key, ctx.taxonomy);
  if (ref.role != null) return askedRole(ref.role.key, ref.role.track ?? null, ctx.taxonomy);
  throw new BadInput(field, "name it by exactly one of id, companyRung, role, canonicalLevel, freeTitle");
}

async function findById(id: string, ctx: EquivalenceContext): Promise<Asked> {
  const where = id.startsWith("rng_") ? (await ctx.published.placesOf([id])).get(id) : undefined;
  if (where?.versionId == null) throw new UnknownRungId(id);
  const published = (await ctx.published.bySlug([where.companySlug])).get(where.companySlug);
  if (published !== undefined) checkStanding(published.company);
  const current = published?.ladders.find((l) => l.version.id === where.versionId)?.version.rungs.find((r) => r.id === id);
  if (current !== undefined) return askedRung(current, []);
  const unlisted = where.ladderId === null || published?.ladders.some((l) => l.id === where.ladderId) ? null : await ctx.published.ladder(where.ladderId);
  const standing = unlisted?.version.id === where.versionId && unlisted.version.retiredAt === null ? unlisted.version.rungs.find((r) => r.id === id) : undefined;
  if (standing !== undefined) return askedRung(standing, ["The rung is of a ladder that is reachable by its link alone."]);
  const version = await ctx.versionById.load(where.versionId);
  const rung = published && version ? placedIn(published, version, where.ladderId).rungs.find((r) => r.id === id) : undefined;
  if (rung === undefined || version === null) throw new UnknownRungId(id);
  return askedRung(rung, [`The rung is of version ${version.number} of "${version.name}", which is no longer in force.`]);
}

/** A rung as something asked about. */
export function askedRung(rung: PlacedRung, caveats: readonly string[]): Asked {
  const placed = mapped(rung);
  const subject: Subject = placed !== null
    ? { state: "MAPPED", kind: "RUNG", rung: placed }
    : { state: rung.mapping === null ? "UNMAPPED" : "NO_EQUIVALENT", id: rung.id, track: rung.track, family: rung.version.family };
  return { thing: rung, rung, subject, name: nameOf(rung), caveats: [...caveats, ...disagreementsOf(rung)] };
}

function askedLevel(key: string, taxonomy: Taxonomy): Asked {
  const level = taxonomy.level(key);
  if (level === null) throw new UnknownKey("UNKNOWN_CANONICAL_LEVEL", "canonical level", key, taxonomy.content.levels.map((l) => l.key));
  const range = { lo: level.rank - 1, hi: level.rank };
  const rung = bareRung({ id: level.id, track: level.track, family: GENERAL_FAMILY, range, confidence: 1 });
  return { thing: level, rung: null, subject: { state: "MAPPED", kind: "CANONICAL_LEVEL", rung }, name: level.title, caveats: [] };
}

function askedRole(key: string, track: Track | null, taxonomy: Taxonomy): Asked {
  const role = taxonomy.role(key);
  if (role === null) throw new UnknownKey("UNKNOWN_ROLE", "role", key, taxonomy.content.roles.map((r) => r.key));
  // the role may be stated by a source and its span still be our conclusion
  const stated = (taxonomy.statements("SPAN", key)[0]?.basis ?? role.basis) === "STATED";
  const rung = bareRung({ id: role.id, track: track ?? role.track, family: role.family, range: role.span, confidence: stated ? 1 : METHOD.prior.INFERRED_SPAN });
  return {
    thing: role, rung: null, subject: { state: "MAPPED", kind: "ROLE", rung }, name: role.title,
    caveats: [`The span of ${role.title} (${role.span.lo} to ${role.span.hi} on the axis) is typical${stated ? "" : " and our own conclusion"}; a person with the title may stand elsewhere.`],
  };
}

const placedIn = (published: PublishedCompany, version: LadderVersion, ladderId: string | null) =>
  place(version, published.ladders.find((l) => l.id === ladderId) ?? { id: ladderId ?? "", slug: "", isMain: false, company: published.company });
