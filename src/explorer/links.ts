/** Addresses of the explorer's pages. The browser's scripts use them too. */

/** What an answer is asked about, as it stands in an address: `google:L5`, `level:ic/staff`, `role:data-architect`. */
export type Subject =
  | { readonly kind: "RUNG"; readonly company: string; readonly name: string }
  | { readonly kind: "LEVEL"; readonly key: string }
  | { readonly kind: "ROLE"; readonly key: string };

/** Reads a subject from an address; a level may stand without its kind, as in `ic/staff`. Null when it is none. */
export function subjectOf(text: string | undefined): Subject | null {
  if (/^\s*(?:ic|m)\/[\w-]+\s*$/i.test(text ?? "")) return { kind: "LEVEL", key: text!.trim().toLowerCase() };
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon < 1 || colon === text.length - 1) return null;
  const [head, name] = [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
  if (name === "") return null;
  if (head === "level") return { kind: "LEVEL", key: name.toLowerCase() };
  if (head === "role") return { kind: "ROLE", key: name.toLowerCase() };
  return { kind: "RUNG", company: head, name };
}

export const subjectText = (subject: Subject): string =>
  subject.kind === "RUNG" ? `${subject.company}:${subject.name}` : `${subject.kind.toLowerCase()}:${subject.key}`;

/** What is compared. */
export interface Comparison {
  readonly companies: readonly string[];
  readonly track: "IC" | "M";
  readonly family?: string | undefined;
  readonly from?: string | undefined;
  readonly asOf?: string | undefined;
}

/** A query string with its colons, slashes and commas left readable; undefined and empty values are left out. */
export function query(values: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(values).flatMap(([key, value]) => (value === undefined || value === "" ? [] : [`${key}=${encodeURIComponent(value).replace(/%(3A|2F|2C)/g, decodeURIComponent)}`]));
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

export const compareLink = ({ companies, track, family, from, asOf }: Comparison, ending = ""): string =>
  `/compare${ending}${query({ companies: companies.join(","), track: track.toLowerCase(), family: family === "software" ? undefined : family, from, asOf })}`;
export const companyLink = (slug: string): string => `/company/${encodeURIComponent(slug)}`;
export const levelLink = (key: string): string => `/level/${key}`;
export const roleLink = (key: string): string => `/role/${encodeURIComponent(key)}`;
export const transitionLink = (from: string, to: string): string => `/transition${query({ from, to })}`;
export const readinessLink = (from: string): string => `/readiness${query({ from })}`;
export const movingLink = (from: string, to?: string): string => `/moving${query({ from, to })}`;
export const sourcingLink = (from: string): string => `/sourcing${query({ from })}`;
export const playgroundLink = (document: string, variables: object): string => `/graphql${query({ query: document, variables: JSON.stringify(variables, null, 2) })}`;

/** How a rung is named in an address: by its code, else its title. */
export const rungName = (rung: { readonly code: string | null; readonly title: string }): string => rung.code ?? rung.title;
/** How a rung is named to people: its code and title. */
export const rungLabel = (rung: { readonly code: string | null; readonly title: string }): string => (rung.code === null || rung.code === rung.title ? rung.title : `${rung.code} ${rung.title}`);

/** What a company's rung is compared with where nobody said: the large ones most people know. */
export const USUAL_COMPANIES = ["google", "amazon", "microsoft"] as const;

/** Where to look at a rung: its equals at the usual companies. */
export function rungLink(rung: { readonly code: string | null; readonly title: string; readonly track: "IC" | "M" }, company: string): string {
  const others = USUAL_COMPANIES.filter((slug) => slug !== company).slice(0, 2);
  return compareLink({ companies: [company, ...others], track: rung.track, from: `${company}:${rungName(rung)}` });
}
