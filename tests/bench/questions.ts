/** What is measured: each question as GraphQL, and what the hand-written handler is told instead. */
export interface Question {
  readonly name: "company page" | "comparison of five" | "headline" | "headline with reasons" | "counterparts" | "search";
  readonly query: string;
  /** The part of the handler's address after the slash. */
  readonly path: string;
}

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

const FROM = `from: { companyRung: { company: $company, code: $code, title: $title, family: "software", track: IC } }`;
const equivalence = (name: string, also: string, abstention: string): string => `query ${name}($company: String!, $code: String, $title: String, $toCompany: String!) {
  equivalence(input: { ${FROM}, toCompany: $toCompany }) {
    __typename
    ... on Equivalence {
      best { rung { code title } predicate overlap landing rankShift }
      landing { kind share rung { code title } }
      confidence { value band }${also}
    }
    ... on Abstention { reason${abstention} }
  }
}`;

/** What the handler computes, and nothing else. */
const headline: Question = { name: "headline", path: "headline", query: equivalence("Headline", "", "") };

/** As most would ask it; the handler knows no reasons and answers as before. */
const headlineWithReasons: Question = {
  name: "headline with reasons", path: "headline",
  query: equivalence("HeadlineWithReasons", `
      reasons { kind text }
      caveats
      computedWith { taxonomyVersion methodVersion fromLadderVersion toLadderVersion }`, ` message nearest { rung { code title } overlap }`),
};

const counterparts: Question = {
  name: "counterparts", path: "counterparts",
  query: `query Counterparts($company: String!, $code: String, $title: String) {
  counterparts(input: { ${FROM} }, first: 20) {
    nodes { predicate overlap landing rankShift confidence { value band } rung { id code title company { slug name country } } }
    pageInfo { hasNextPage }
  }
}`,
};

/** As a box that lists what is found while one types. */
const search: Question = {
  name: "search", path: "search",
  query: `query Search($text: String!) {
  search(text: $text, first: 10) {
    nodes {
      kind matched matchedOn score
      thing {
        __typename
        ... on Company { slug name }
        ... on Ladder { slug name company { slug } }
        ... on Rung { id code title track company { slug } }
        ... on CanonicalLevel { key title }
        ... on Role { key title }
        ... on Statement { key word: title }
      }
    }
    pageInfo { hasNextPage }
  }
}`,
};

export const QUESTIONS: readonly Question[] = [companyPage, comparison, headline, headlineWithReasons, counterparts, search];
