import { companyLink, levelLink, roleLink, rungLabel, rungLink } from "./links.js";

/** What search finds, as far as it is shown; the page of results and the browser's search box use it. */
export type Thing =
  | { readonly __typename: "Company"; readonly slug: string; readonly name: string }
  | { readonly __typename: "Rung"; readonly code: string | null; readonly title: string; readonly track: "IC" | "M"; readonly company: { readonly slug: string; readonly name: string } }
  | { readonly __typename: "Ladder"; readonly name: string; readonly company: { readonly slug: string; readonly name: string } }
  | { readonly __typename: "CanonicalLevel" | "Role"; readonly key: string; readonly title: string }
  | { readonly __typename: "Statement"; readonly word: string; readonly text: string };

/** The fields of a `Thing`. */
export const THING = `__typename
      ... on Company { slug name }
      ... on Rung { code title track company { slug name } }
      ... on Ladder { name company { slug name } }
      ... on CanonicalLevel { key title }
      ... on Role { key title }
      ... on Statement { word: title text }`;

/** A thing as people are shown it; `href` null where it has no page, `value` is what a field is filled with. */
export interface Hit {
  readonly label: string;
  readonly under: string;
  readonly href: string | null;
  readonly value: string;
}

export function hitOf(thing: Thing): Hit {
  switch (thing.__typename) {
    case "Company": return { label: thing.name, under: "Company", href: companyLink(thing.slug), value: thing.slug };
    case "Rung": return { label: `${thing.company.name} ${rungLabel(thing)}`, under: thing.track === "IC" ? "Rung, individual contributor" : "Rung, management", href: rungLink(thing, thing.company.slug), value: `${thing.company.slug} ${rungLabel(thing)}` };
    case "Ladder": return { label: `${thing.company.name}: ${thing.name}`, under: "Ladder", href: companyLink(thing.company.slug), value: thing.name };
    case "CanonicalLevel": return { label: thing.title, under: "Canonical level", href: levelLink(thing.key), value: thing.title };
    case "Role": return { label: thing.title, under: "Role", href: roleLink(thing.key), value: thing.title };
    case "Statement": return { label: thing.word, under: thing.text, href: null, value: thing.word };
  }
}
