import { badgeOfMapping, type PlacedRung, type PublishedCompany } from "../../ladder/domain/ladder.js";
import { listed } from "../../shared/text.js";
import type { Decision, Dispute, DisputedRung } from "./dispute.js";
import type { CrosswalkAssertion } from "./evidence.js";
import { METHOD } from "./method.js";
import { points, rungsMeant } from "./published-crosswalk.js";
import type { NotPair } from "./question.js";

/** What of a dispute is evidence; what strangers wrote is not. */
export type DecidedDispute = Pick<Dispute, "claim" | "from" | "to" | "decisions">;

/** What decided disputes say of our rung and a company's. */
export interface Decided {
  /** Each party's last word about a pair, for it or against it. */
  readonly assertions: readonly CrosswalkAssertion[];
  /** The pairs that are ruled out. */
  readonly nots: readonly NotPair[];
}

/** The last word of a party about our rung and those of theirs that a dispute means. */
interface Word {
  readonly party: Decision["company"];
  readonly holds: boolean;
  readonly rungs: readonly PlacedRung[];
  readonly label: string;
  readonly date: string;
}

/**
 * The decided disputes about `from` and rungs of `to` as evidence on the day `asOf`.
 *
 * A claim upheld says what it claims, a claim rejected the opposite. Of several decisions of one party about the same rungs the last
 * counts; UNDECIDED takes its earlier word back. A pair is ruled out when the editors say so or, where they are silent, every company concerned: one of
 * two companies alone lowers a confidence and no more. For a pair a company's word is nothing new where a mapping is its own
 * word already, unless the other company says the same.
 * The order of the disputes does not matter.
 */
export function decidedFor(from: PlacedRung, to: PublishedCompany, disputes: readonly DecidedDispute[], asOf: string): Decided {
  const pairs = [...lastWords(from, to, disputes, asOf).values()].map((words) => [...words.values()].filter((word) => word !== null));
  const companies = new Set([from.company.id, to.company.id]);
  const allSay = (words: readonly Word[], holds: boolean): boolean => words.filter((word) => word.party !== null && word.holds === holds).length === companies.size;
  return {
    assertions: pairs.flatMap((words) => words.filter((word) => !(word.holds && isOwnMapping(word, from) && !allSay(words, true))).map(assertionOf)),
    nots: pairs.flatMap((words) => {
      const editors = words.find(({ party }) => party === null);
      const against = editors === undefined ? words : [editors];
      if (editors === undefined ? !allSay(words, false) : editors.holds) return [];
      const by = listed(against.map(({ label }) => label).sort());
      return against[0]!.rungs.map(({ id }) => ({ a: from.id, b: id, by }));
    }),
  };
}

/** By the rungs meant, then by party; null: taken back. */
function lastWords(from: PlacedRung, to: PublishedCompany, disputes: readonly DecidedDispute[], asOf: string): ReadonlyMap<string, ReadonlyMap<string, Word | null>> {
  const found = disputes.flatMap((dispute) => {
    const rungs = meant(from, to, dispute);
    return rungs.length === 0 ? [] : dispute.decisions.filter(({ decidedOn }) => decidedOn <= asOf).map((decision) => ({ claim: dispute.claim, rungs, decision }));
  });
  const nameOf = (party: Decision["company"]): string => (party === null ? "the editors" : [from.company, to.company].find(({ id }) => id === party.id)!.name);
  const words = new Map<string, Map<string, Word | null>>();
  for (const { claim, rungs, decision } of found.sort((a, b) => a.decision.ordinal - b.decision.ordinal)) {
    const { company: party, outcome, decidedOn: date } = decision;
    const key = rungs.map(({ id }) => id).sort().join(" ");
    const ofPair = words.get(key) ?? new Map<string, Word | null>();
    const holds = (claim === "EQUIVALENT") === (outcome === "UPHELD");
    ofPair.set(party?.id ?? "", outcome === "UNDECIDED" ? null : { party, holds, rungs, date, label: `the decision of ${nameOf(party)} on ${date}` });
    words.set(key, ofPair);
  }
  return words;
}

/** The rungs of `to` that a dispute puts beside ours; none where it is about others. */
function meant(from: PlacedRung, to: PublishedCompany, dispute: DecidedDispute): readonly PlacedRung[] {
  const theirs = names(dispute.from, from) ? dispute.to : names(dispute.to, from) ? dispute.from : null;
  if (theirs === null || theirs.companyId !== to.company.id) return [];
  const ids = new Set(rungsMeant(to, theirs.pointer).map(({ id }) => id));
  return to.ladders.flatMap(({ version }) => version.rungs).filter(({ id }) => ids.has(id) && id !== from.id);
}

const names = ({ companyId, pointer }: DisputedRung, rung: PlacedRung): boolean =>
  companyId === rung.company.id && pointer.ladder === rung.ladderIdentity.slug && points(pointer, rung);

/** Whether what a company says for a pair is what its own mapping of one of the two rungs says. */
function isOwnMapping({ party, rungs }: Word, from: PlacedRung): boolean {
  const own = (rung: PlacedRung): boolean => rung.company.id === party?.id && rung.mapping !== null && badgeOfMapping(rung.version, rung.mapping) === "COMPANY_VERIFIED";
  return own(from) || rungs.every(own);
}

const assertionOf = ({ party, holds, rungs, label, date }: Word): CrosswalkAssertion => ({
  group: party === null ? "editors" : `company:${party.slug}`, prior: METHOD.prior.DISPUTE_OUTCOME, kind: "DISPUTE_OUTCOME", holds, label, date,
  rungIds: rungs.map(({ id }) => id), interested: party !== null,
});
