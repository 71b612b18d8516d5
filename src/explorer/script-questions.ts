import { THING } from "./found.js";

/** Questions that scripts ask from the reader's browser, by their hash (schema/persisted.json), so that answers may be kept on the way. */

/** What a text being typed may mean. */
export const FIND = `query Find($text: String!, $kinds: [SearchKind!]) {
  search(text: $text, kinds: $kinds, first: 8) {
    nodes { thing { ${THING} } }
  }
}`;

const MATCH = "{ __typename ... on Equivalence { best { rung { id code title } } landing { share rungs { id code title } } confidence { band } } ... on Abstention { message } }";

/** What a bar that is pointed at equals at each of so many companies, under `e0`, `e1` …; each may fail by itself. */
export const pointed = (companies: number): string => {
  const each = Array.from({ length: companies }, (_, i) => i);
  return `query Pointed($id: ID!, $asOf: Date, ${each.map((i) => `$c${i}: String!`).join(", ")}) {
${each.map((i) => `  e${i}: equivalence(input: { from: { id: $id }, toCompany: $c${i}, asOf: $asOf }) ${MATCH}`).join("\n")}
}`;
};
