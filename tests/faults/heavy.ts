const times = (n: number, text: (i: number) => string): string => Array.from({ length: n }, (_, i) => text(i)).join(" ");

const ANSWER = `__typename ... on Equivalence { best { rung { code title } predicate overlap landing rankShift } alternatives { rung { code title } overlap } landing { kind share rung { code title } }
  confidence { value band } reasons { kind text } caveats conflicts { text } } ... on Abstention { reason message }`;
const RUNG = "rung { id code title mapping { range { lo hi } confidence justification comment citations { title url kind date collected } } }";
const TYPE = "type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/** The heaviest questions that are let through, of every kind: each costs up to the limit, as estimated. */
export const HEAVY: Readonly<Record<string, { readonly query: string; readonly variables?: object }>> = {
  "six ladders compared in all detail": {
    query: `{ compareLadders(input: { companies: ["google", "meta", "amazon", "microsoft", "gitlab", "dropbox"] }) { bands { key title lo hi } columns { company { slug name } note rungs { ${RUNG} range { lo hi } blur
      counterparts { company { slug } result { ${ANSWER} } } } } } }`,
  },
  "a page of companies with all that hangs on them": {
    query: `{ companies(first: 100) { nodes { id slug name country description citations { title url kind date } ladders { id name family rungs { id code title aliases track order scope note
      mapping { range { lo hi } confidence justification comment citations { title url } } } } } } }`,
  },
  "a fragment in twelve places": {
    query: `{ ${times(12, (i) => `a${i}: companies(first: 100) { ...ways }`)} } fragment ways on CompanyConnection { nodes { ladders { rungs { transitionToNext { kind } } } } }`,
  },
  "the whole schema five times": {
    query: `{ ${times(5, (i) => `a${i}: __schema { types { kind name description fields(includeDeprecated: true) { name description args { name description ${TYPE} defaultValue } ${TYPE} }
      inputFields { name description defaultValue } enumValues { name description } possibleTypes { name } interfaces { name } } }`)} }`,
  },
  "thirty searches": { query: `{ ${times(30, (i) => `a${i}: search(text: "senior staff engineer of machine learning at google ${i}", first: 100) { nodes { matched } }`)} }` },
  "a pasted ladder with much text": {
    query: "query Pasted($input: SuggestMappingInput!) { suggestMapping(input: $input) { rungs { placement { decision confidence evidence { kind text bits } } } } }",
    variables: { input: { rungs: Array.from({ length: 100 }, (_, i) => ({ code: `L${i}`, title: `Senior Staff Engineer ${i}`, order: i, scope: "leads the technical direction of several teams and mentors their engineers ".repeat(16) })) } },
  },
};
