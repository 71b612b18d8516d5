import type { Question } from "../asking.js";
import { compareLink, query } from "../links.js";

/** A worked example: what is asked, of whom, and where to look further. */
export interface Example {
  readonly ask: string;
  readonly why: string;
  readonly from: object;
  readonly toCompany: string;
  readonly href: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    ask: "Google L5 at Amazon?", why: "Two companies that count differently.", toCompany: "amazon",
    from: { companyRung: { company: "google", code: "L5" } }, href: compareLink({ companies: ["google", "amazon"], track: "IC", from: "google:L5" }),
  },
  {
    ask: "A Staff engineer of a 30-person start-up at Google?", why: "Small companies give large titles.", toCompany: "google",
    from: { freeTitle: { title: "Staff engineer", people: 30 } }, href: `/title${query({ q: "Staff engineer", people: "30" })}`,
  },
  {
    ask: "A Data Architect at Google?", why: "The work exists where the title does not.", toCompany: "google",
    from: { role: { key: "data-architect" } }, href: compareLink({ companies: ["google", "amazon"], track: "IC", from: "role:data-architect" }),
  },
];

/** What an example's answer is told by. */
export type ExampleAnswer =
  | { readonly __typename: "Equivalence"; readonly best: { readonly rung: { readonly code: string | null; readonly title: string }; readonly landing: number }; readonly toCompany: { readonly name: string }; readonly confidence: { readonly band: "HIGH" | "MEDIUM" | "LOW" | "TOO_WEAK" }; readonly folds: readonly object[] }
  | { readonly __typename: "Abstention"; readonly message: string; readonly toCompany: { readonly name: string } };

export type HomeData = Readonly<Record<`example${number}`, ExampleAnswer | null>> & {
  readonly companies: { readonly totalCount: number; readonly pageInfo: { readonly hasNextPage: boolean }; readonly nodes: readonly { readonly ladders: readonly { readonly rungs: readonly object[] }[] }[] } | null;
  readonly methodology: { readonly evaluation: { readonly sections: readonly { readonly key: string; readonly figures: readonly { readonly group: string; readonly name: string; readonly value: number; readonly n: number }[] }[] } | null };
};

const numbered = EXAMPLES.map((example, i) => ({ ...example, i }));

/** All that the first page shows. */
export const HOME: Question = {
  variables: Object.fromEntries(numbered.map(({ i, from, toCompany }) => [`input${i}`, { from, toCompany }])),
  document: `query Home(${numbered.map(({ i }) => `$input${i}: EquivalenceInput!`).join(", ")}) {
${numbered.map(({ i }) => `  example${i}: equivalence(input: $input${i}) { ...Sentence }`).join("\n")}
  companies(first: 100) { totalCount pageInfo { hasNextPage } nodes { ladders { rungs { __typename } } } }
  methodology { evaluation { sections { key figures { group name value n } } } }
}

fragment Sentence on EquivalenceResult {
  __typename
  ... on Equivalence { toCompany { name } best { rung { code title } landing } confidence { band } folds { from } }
  ... on Abstention { toCompany { name } message }
}`,
};
