import type { Question } from "../asking.js";
import type { Range } from "./compare.question.js";

export interface Cited {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}

export interface LadderRung {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly track: "IC" | "M";
  readonly hybrid: boolean;
  readonly scope: string | null;
  readonly note: string | null;
  readonly aliases: readonly string[];
  readonly badge: string | null;
  readonly mapping: {
    readonly confidence: number;
    readonly range: Range | null;
    readonly noEquivalent: boolean;
    readonly comment: string;
    readonly citations: readonly Cited[];
    readonly disagreements: readonly { readonly comment: string; readonly range: Range; readonly citation: Cited }[];
  } | null;
}

export interface ListedVersion {
  readonly id: string;
  readonly number: number;
  readonly status: "DRAFT" | "PUBLISHED" | "RETIRED";
  readonly effectiveOn: string;
  readonly changeNote: string;
}

export interface CompanyLadder {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly family: string;
  readonly isMain: boolean;
  readonly version: { readonly id: string; readonly number: number; readonly effectiveOn: string; readonly complete: boolean; readonly note: string | null; readonly rungs: readonly LadderRung[] };
  readonly versions: { readonly nodes: readonly ListedVersion[]; readonly pageInfo: { readonly hasNextPage: boolean } };
}

export interface CompanySource extends Cited {
  readonly date: string | null;
  readonly collected: string;
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly licence: string | null;
  readonly note: string | null;
}

export interface ShownCompany {
  readonly slug: string;
  readonly name: string;
  readonly badge: string;
  readonly country: string | null;
  readonly domain: string | null;
  readonly description: string;
  readonly aliases: readonly string[];
  readonly takenDown: { readonly on: string; readonly reason: string } | null;
  readonly people: { readonly min: number; readonly max: number | null; readonly asOf: string; readonly basis: "STATED" | "INFERRED" | "ILLUSTRATIVE"; readonly citation: Cited | null } | null;
  readonly citations: readonly CompanySource[];
  readonly ladders: readonly CompanyLadder[];
}

export interface CompanyData {
  readonly company: ShownCompany | null;
  readonly canonicalLevels: readonly { readonly key: string; readonly title: string; readonly track: "IC" | "M"; readonly lo: number; readonly hi: number }[];
  readonly taxonomy: { readonly families: readonly { readonly key: string; readonly title: string }[] };
}

/** All that a company's page shows. */
export const companyQuestion = (slug: string): Question => ({
  variables: { slug },
  document: `query Company($slug: String!) {
  company(slug: $slug) {
    slug name badge country domain description aliases
    takenDown { on reason }
    people { min max asOf basis citation { id title url } }
    citations { id title url date collected kind licence note }
    ladders {
      id slug name family isMain
      version {
        id number effectiveOn complete note
        rungs {
          id code title track hybrid scope note aliases badge
          mapping { confidence range { lo hi } noEquivalent comment citations { id title url } disagreements { comment range { lo hi } citation { id title url } } }
        }
      }
      versions(first: 5) { nodes { id number status effectiveOn changeNote } pageInfo { hasNextPage } }
    }
  }
  canonicalLevels { key title track lo hi }
  taxonomy { families { key title } }
}`,
});
