import type { CountRange } from "../../ladder/domain/ladder.js";
import type { Track } from "../../taxonomy/domain/axis.js";
import { aloneKey, contextKeys, type Feature, type Reading } from "./features.js";
import { bell, flat, plus, shifted, STATES, times, type Profile } from "./grid.js";
import type { RungInput } from "./input.js";
import type { LevelingModel } from "./model.js";
import { anchorBits, directReportsBits, logPeople, organisationBits, yearsBits } from "./numbers.js";
import type { EvidenceItem, EvidenceKind } from "./suggestion.js";
import type { Scales } from "./weights.js";

/** A bar of the waterfall before the state it is weighed towards is known. */
export type Evidence = Omit<EvidenceItem, "bits">;

/** Spread of an exact alias around the band it names, in levels: companies use canonical names a level off now and then. */
const ALIAS_SPREAD = 0.55;
/** Share of rungs with an exact alias that stand anywhere at all. */
const ALIAS_DOUBT = 0.15;
/** Companies smaller than this, in people, move titles no further. */
const SMALLEST = 3;

/** How far the company's size moves its titles, in levels: below 0 where titles run ahead of the work, 0 where the size is unknown. */
export function sizeShift(people: CountRange | null | undefined, model: LevelingModel): number {
  if (people == null) return 0;
  const { below, shift } = model.weights.size;
  return shift * Math.min(0, Math.max(Math.log10(SMALLEST), logPeople(people)) - Math.log10(below));
}

/** All that a rung shows of itself, without its neighbours. */
export function evidenceOf(rung: RungInput, reading: Reading, track: Track, people: CountRange | null | undefined, alone: boolean, model: LevelingModel): readonly Evidence[] {
  const scales = model.weights.scales[alone ? "alone" : "ladder"];
  const items: Evidence[] = [];
  const add = (kind: EvidenceKind, text: string, bits: Profile, concept: string | null = null): void => {
    if (bits.some((b) => b !== 0)) items.push({ kind, text, concept, perState: times(bits, scales[kind]) });
  };

  const alias = model.alias(rung.title);
  if (alias !== null && alias.track === track) add("ALIAS", rung.title.trim(), aliasBits(alias.at, track), null);
  for (const feature of reading.features) {
    const profile = profileOf(feature, track, alone, model);
    if (profile !== null) add(feature.kind, feature.text, profile, feature.concept);
  }
  const likeness = model.texts.compare(reading.terms, track);
  if (likeness !== null) add("TEXT", likeness.near.join(", "), likeness.bits);
  if (rung.directReports != null) add("PEOPLE", `${countText(rung.directReports)} direct reports`, directReportsBits(rung.directReports, track));
  if (rung.organisation != null) add("PEOPLE", `an organisation of ${countText(rung.organisation)}`, organisationBits(rung.organisation, track));
  if (rung.years != null) add("YEARS", `${countText(rung.years)} years`, yearsBits(rung.years, track));
  const anchor = rung.anchor == null ? null : model.level(rung.anchor);
  if (anchor !== null && anchor.track === track) add("ANCHOR", anchor.key, anchorBits(anchor.at, track));

  const shift = sizeShift(people, model);
  if (shift !== 0 && people != null) add("COMPANY_SIZE", `${countText(people)} people`, sizeBits(items, shift, track));
  return items;
}

/** The fitted profile of a feature on a track; null where it was neither seen nor expected there. */
function profileOf({ key }: Feature, track: Track, alone: boolean, { weights: { profiles } }: LevelingModel): Profile | null {
  return (alone ? profiles[aloneKey(key)]?.[track] : undefined) ?? profiles[key]?.[track] ?? null;
}

/** What the names of the steps below and above add to a step's own name. */
export function contextOf(words: readonly string[], i: number, track: Track, { CONTEXT: scale }: Scales, model: LevelingModel): readonly Evidence[] {
  if (words.length < 2) return [];
  return contextKeys(words, i).flatMap((key): Evidence[] => {
    const profile = model.weights.contexts[key]?.[track];
    return profile === undefined ? [] : [{ kind: "CONTEXT", text: inWords(key), concept: null, perState: times(profile, scale) }];
  });
}

/** "principal<senior" as "principal, straight above senior". */
function inWords(key: string): string {
  const [own = "", below] = key.split("<");
  const [self = "", above] = own.split(">");
  const name = (words: string): string => words.replaceAll("-", " ");
  if (below !== undefined) return below === "^" ? `${name(self)}, the lowest step` : `${name(self)}, straight above ${name(below)}`;
  return above === "$" ? `${name(self)}, the highest step` : `${name(self)}, straight below ${name(above ?? "")}`;
}

/** What moving the title's evidence by `shift` levels changes, as evidence of its own. */
function sizeBits(items: readonly Evidence[], shift: number, track: Track): Profile {
  const titled = items.filter((item) => item.kind === "SENIORITY" || item.kind === "NUMERAL" || item.kind === "ALIAS");
  const sum = titled.reduce<Profile>((acc, item) => plus(acc, item.perState), flat(track));
  return plus(shifted(sum, shift), times(sum, -1));
}

function aliasBits(at: number, track: Track): Profile {
  const near = bell(track, at, ALIAS_SPREAD);
  const n = STATES[track].length;
  return near.map((p) => Math.log2((1 - ALIAS_DOUBT) * p * n + ALIAS_DOUBT));
}

/** "5 to 8", "40 and more". */
export function countText({ min, max }: CountRange): string {
  if (max === null) return `${min} and more`;
  return min === max ? String(min) : `${min} to ${max}`;
}

/** Sum over all items, in bits per state. */
export const sumOf = (items: readonly { readonly perState: Profile }[], track: Track): number[] => items.reduce<number[]>((sum, item) => plus(sum, item.perState), flat(track));
