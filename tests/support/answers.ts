/** What tests read of an answer. */
export interface Named { readonly code: string | null; readonly title: string }
/** An Equivalence or an Abstention; fields of the other are missing. */
export interface Answer {
  readonly __typename: "Equivalence" | "Abstention";
  readonly best: { readonly rung: Named & { readonly track: string }; readonly predicate: string; readonly landing: number; readonly overlap: number };
  readonly alternatives: readonly { readonly rung: Named }[];
  readonly landing: readonly { readonly kind: string; readonly share: number; readonly rung: Named | null }[];
  readonly confidence: { readonly value: number; readonly band: string };
  readonly reasons: readonly { readonly kind: string; readonly text: string }[];
  readonly caveats: readonly string[];
  readonly conflicts: readonly { readonly text: string; readonly prior: number; readonly landing: number; readonly citation: { readonly title: string } | null; readonly rungs: readonly Named[] }[];
  readonly folds: readonly { readonly from: string; readonly to: string }[];
  readonly crossTrack: boolean;
  readonly depth: { readonly note: string | null; readonly probes: readonly object[] };
  readonly computedWith: { readonly taxonomyVersion: string; readonly methodVersion: string; readonly fromLadderVersion: string | null; readonly toLadderVersion: string | null; readonly evidenceAsOf: string; readonly fromContentHash: string | null };
  readonly whatWouldHelp: readonly string[];
  readonly reason: string;
  readonly message: string;
  readonly nearest: readonly { readonly rung: Named & { readonly track: string }; readonly overlap: number; readonly predicate: string | null }[];
  readonly wouldHelp: readonly string[];
}

/** Everything of `Answer`. */
export const EQUIVALENCE = `query ($input: EquivalenceInput!) { equivalence(input: $input) { __typename
  ... on Equivalence {
    best { rung { code title track } predicate landing overlap } alternatives { rung { code title } } landing { kind share rung { code title } }
    confidence { value band } reasons { kind text } caveats conflicts { text prior landing citation { title } rungs { code title } }
    folds { from to } crossTrack depth { note probes { question answer } } whatWouldHelp
    computedWith { taxonomyVersion methodVersion fromLadderVersion toLadderVersion evidenceAsOf fromContentHash } }
  ... on Abstention {
    reason message nearest { rung { code title track } overlap predicate } landing { kind share rung { code title } } caveats conflicts { text } wouldHelp
    computedWith { taxonomyVersion methodVersion fromLadderVersion toLadderVersion evidenceAsOf fromContentHash } } } }`;
