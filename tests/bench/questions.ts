/** What is measured: each question as GraphQL, and what the hand-written handler is told instead. */
export interface Question {
  readonly name: "headline" | "company page" | "comparison of five" | "counterparts";
  readonly query: string;
  /** The part of the handler's address after the slash. */
  readonly path: string;
}

/** A question put to particular companies: the same values for both sides. */
export interface Asking {
  readonly question: Question;
  readonly variables: Readonly<Record<string, unknown>>;
}

const headline: Question = {
  name: "headline", path: "headline",
  query: `query Headline($company: String!, $code: String!, $toCompany: String!) {
  equivalence(input: { from: { companyRung: { company: $company, code: $code, family: "software", track: IC } }, toCompany: $toCompany }) {
    __typename
    ... on Equivalence {
      best { rung { code title } predicate overlap landing rankShift }
      landing { kind share rung { code title } }
      confidence { value band }
      reasons { kind text }
      caveats
      computedWith { taxonomyVersion methodVersion fromLadderVersion toLadderVersion }
    }
    ... on Abstention { reason message nearest { rung { code title } overlap } }
  }
}`,
};

const companyPage: Question = {
  name: "company page", path: "company-page",
  query: `query CompanyPage($company: String!) {
  company(slug: $company) {
    id slug name kind country description
    people { min max asOf basis }
    citations { ...source }
    ladders {
      id slug name family isMain
      version { id number effectiveOn changeNote citations { ...source } }
      rungs {
        id order track code title aliases scope
        mapping { range { lo hi } confidence justification comment citations { ...source } }
      }
    }
  }
}
fragment source on Citation { id title url kind date }`,
};

const comparison: Question = {
  name: "comparison of five", path: "comparison",
  query: `query Comparison($companies: [String!]!) {
  compareLadders(input: { companies: $companies }) {
    columns { company { slug name } ladder { id name family } rungs { range { lo hi } blur rung { id code title order } } }
  }
}`,
};

const counterparts: Question = {
  name: "counterparts", path: "counterparts",
  query: `query Counterparts($company: String!, $code: String!) {
  counterparts(input: { from: { companyRung: { company: $company, code: $code, family: "software", track: IC } } }, first: 20) {
    nodes { predicate overlap landing rankShift confidence { value band } rung { id code title company { slug name country } } }
    pageInfo { hasNextPage }
  }
}`,
};

export const QUESTIONS: readonly Question[] = [headline, companyPage, comparison, counterparts];

/** A rung with a code on the individual track of a company's ladder for software. */
export interface Coded {
  readonly company: string;
  readonly code: string;
}

/** `count` askings of a question, each about other companies of the row as long as it reaches. */
export function askings(question: Question, rungs: readonly Coded[], count: number): readonly Asking[] {
  const at = (i: number): Coded => rungs[i % rungs.length]!;
  return Array.from({ length: count }, (_, i): Asking => {
    const { company, code } = at(i);
    switch (question.name) {
      case "headline": return { question, variables: { company, code, toCompany: at(i + 1).company } };
      case "company page": return { question, variables: { company } };
      case "comparison of five": return { question, variables: { companies: [0, 1, 2, 3, 4].map((n) => at(5 * i + n).company) } };
      case "counterparts": return { question, variables: { company, code } };
    }
  });
}
