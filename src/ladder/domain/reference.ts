import { PublicError } from "../../shared/errors.js";
import { oncePer } from "../../shared/once-per.js";
import { fold, listed } from "../../shared/text.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import type { Ladder, PlacedRung, PublishedCompany, Rung } from "./ladder.js";

/** How a caller names a rung of a company: any of its code, title, family and track. */
export interface RungName {
  readonly company: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly family: string | null;
  readonly track: Track | null;
}

/** The rung that was meant, and what the caller should know of the choice. */
export interface NamedRung {
  readonly rung: PlacedRung;
  readonly caveats: readonly string[];
}

/** No rung of the company has that code or title; the message says which there are, and which come close. */
export class UnknownRung extends PublicError {
  constructor(name: RungName, published: PublishedCompany, laddersInQuestion: readonly Ladder[]) {
    const asked = listed([name.code === null ? null : `code "${name.code}"`, name.title === null ? null : `title "${name.title}"`].filter((w) => w !== null));
    const ladders = laddersInQuestion.length > 0 ? laddersInQuestion : published.ladders;
    const where = [name.family === null ? null : `family "${name.family}"`, name.track === null ? null : `track ${name.track}`].filter((w) => w !== null);
    const near = closeTo(name, ladders);
    const hint = near.length > 0 ? ` Close to it: ${listed(near.map(inFull), "or")}.` : "";
    super(
      "UNKNOWN_RUNG",
      `No rung with ${asked}${where.length > 0 ? ` in ${listed(where)}` : ""} at ${published.company.name}. ${laddersInWords(ladders, name.track)}${hint}`,
      {
        company: name.company,
        near: near.map((rung) => ({ id: rung.id, code: rung.code, title: rung.title, track: rung.track })),
        ladders: ladders.map((l) => ({ family: l.family, name: l.name, rungs: l.version.rungs.map((r) => ({ track: r.track, code: r.code, title: r.title })) })),
      },
    );
  }
}

/** Ladders told one by one in a message; `details` has them all. */
const TOLD = 3;

/** `Its ladder "Engineering" has IC1 to IC4.` */
function laddersInWords(ladders: readonly Ladder[], track: Track | null): string {
  if (ladders.length === 0) return "It has no published ladder.";
  const told = ladders.slice(0, TOLD).map((ladder) => `"${ladder.name}" has ${rungsInWords(ladder, track)}`);
  const more = ladders.length > TOLD ? `; and there are ${ladders.length - TOLD} more` : "";
  return ladders.length === 1 ? `Its ladder ${told.join("")}.` : `Of its ladders, ${told.join("; ")}${more}.`;
}

/** Up to three rungs of these ladders that share at least half of the words asked for, the most first. */
function closeTo(name: RungName, ladders: readonly Ladder[]): readonly PlacedRung[] {
  const asked = [...wordsOf(`${name.code ?? ""} ${name.title ?? ""}`)];
  const shared = (rung: PlacedRung): number => {
    const words = wordsOf([rung.code ?? "", rung.title, ...rung.aliases].join(" "));
    return asked.filter((word) => words.has(word)).length;
  };
  return ladders.flatMap((ladder) => ladder.version.rungs)
    .filter((rung) => (name.track === null || rung.track === name.track) && asked.length > 0 && shared(rung) * 2 >= asked.length)
    .sort((a, b) => shared(b) - shared(a))
    .slice(0, TOLD);
}

// Letters and digits apart, so that "8" is a word of "G8"; a single letter ("L") says nothing.
const wordsOf = (text: string): ReadonlySet<string> => new Set((text.normalize("NFKC").toLowerCase().match(/\p{L}{2,}|\p{N}+/gu) ?? []));

/** Several rungs fit and nothing prefers one; the candidates are listed. */
export class AmbiguousRung extends PublicError {
  constructor(company: string, candidates: readonly PlacedRung[]) {
    super(
      "AMBIGUOUS_RUNG",
      `${candidates.length} rungs at ${company} fit: ${listed(candidates.slice(0, 6).map(inFull), "or")}. Say which by title, family, track or id.`,
      { candidates: candidates.map((c) => ({ id: c.id, code: c.code, title: c.title, track: c.track, family: c.version.family, ladder: c.ladderIdentity.slug })) },
    );
  }
}

const inFull = (rung: PlacedRung): string => `${rung.code === null ? "" : `${rung.code} `}"${rung.title}" (${rung.track}, ${rung.version.family})`;

/** "L3 to L11" where rungs have codes, else their titles. */
function rungsInWords(ladder: Ladder, track: Track | null): string {
  const shown = ladder.version.rungs.filter((r) => track === null || r.track === track);
  const byTrack = (["IC", "M"] as const)
    .map((t) => ({ t, rungs: shown.filter((r) => r.track === t) }))
    .filter(({ rungs }) => rungs.length > 0);
  const span = (rungs: readonly Rung[]): string => {
    const name = (r: Rung | undefined): string => r?.code ?? `"${r?.title}"`;
    return rungs.length < 3 ? listed(rungs.map(name)) : `${name(rungs[0])} to ${name(rungs[rungs.length - 1])}`;
  };
  return byTrack.length === 0 ? "no rungs on that track" : byTrack.map(({ t, rungs }) => (byTrack.length > 1 ? `${span(rungs)} (${t})` : span(rungs))).join(" and ");
}

/** A rung with its names folded, each when it is first asked for: most are told apart by family, track or code. */
class Indexed {
  private foldedCode: string | null | undefined = undefined;
  private foldedTitle: string | null = null;
  private foldedAliases: ReadonlySet<string> | null = null;

  constructor(readonly rung: PlacedRung, readonly ladder: Ladder) {}

  get code(): string | null {
    if (this.foldedCode === undefined) this.foldedCode = this.rung.code === null ? null : fold(this.rung.code);
    return this.foldedCode;
  }
  get title(): string { return (this.foldedTitle ??= fold(this.rung.title)); }
  /** Every name it answers to, so that "SDE III" given as a code is found too. */
  get aliases(): ReadonlySet<string> { return (this.foldedAliases ??= new Set([...this.rung.aliases, this.rung.title, this.rung.code ?? this.rung.title].map(fold))); }
}

const indexOf = oncePer((published: PublishedCompany) => published.ladders.flatMap((ladder) => ladder.version.rungs.map((rung) => new Indexed(rung, ladder))));

/**
 * The rung a caller means.
 *
 * A rung's own code or title goes before an alias. Where several fit, the IC track of the company's main engineering
 * ladder is taken and a caveat says so.
 * Fails:  UnknownRung naming what exists; AmbiguousRung listing the candidates.
 * Source: equivalence.md, section 2 ("Which rung is meant").
 */
export function findRung(published: PublishedCompany, name: RungName): NamedRung {
  const family = name.family === null ? null : fold(name.family);
  const code = name.code === null ? null : fold(name.code);
  const title = name.title === null ? null : fold(name.title);
  const ladders = family === null ? published.ladders : published.ladders.filter((ladder) => fold(ladder.family) === family || fold(ladder.slug) === family);
  const inQuestion = indexOf(published).filter((i) => ladders.includes(i.ladder) && (name.track === null || i.rung.track === name.track));
  const own = inQuestion.filter((i) => (code === null || i.code === code) && (title === null || i.title === title));
  const byAlias = (): readonly Indexed[] => inQuestion.filter((i) =>
    (code === null || i.code === code || i.aliases.has(code)) && (title === null || i.title === title || i.aliases.has(title)));
  const candidates = own.length > 0 ? own : byAlias();
  const [first, ...others] = candidates;
  if (first === undefined) throw new UnknownRung(name, published, ladders);
  if (others.length === 0) return { rung: first.rung, caveats: [] };

  const preferred = [
    candidates.filter((c) => c.ladder.isMain && c.rung.track === "IC"),
    candidates.filter((c) => c.ladder.isMain),
    candidates.filter((c) => c.rung.track === "IC"),
  ].find((some) => some.length === 1)?.[0];
  if (preferred === undefined) throw new AmbiguousRung(published.company.name, candidates.map((c) => c.rung));
  const passedOver = candidates.filter((c) => c !== preferred).slice(0, 4).map((c) => inFull(c.rung));
  return {
    rung: preferred.rung,
    caveats: [`${candidates.length} rungs at ${published.company.name} fit; ${inFull(preferred.rung)} was taken. Also there: ${listed(passedOver)}.`],
  };
}
