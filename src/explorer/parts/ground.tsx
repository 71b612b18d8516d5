/** Who says something: sources by their keys, or we. */
export interface Grounded {
  readonly basis: "STATED" | "INFERRED" | "ILLUSTRATIVE";
  readonly sources: readonly { readonly key: string }[];
}

/** A source of the taxonomy. */
export interface Source {
  readonly key: string;
  readonly title: string;
  readonly author: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly about: string;
}

/** For questions: the ground of a fact, and every source there is. */
export const GROUND = `fragment Ground on TaxonomyFact { basis sources { key } }`;
export const SOURCES = `taxonomy { sources { key title author date url about } }`;

const SAID = { STATED: "stated", INFERRED: "inferred", ILLUSTRATIVE: "our example" } as const;

/** "stated [1]": the mark that every text of the taxonomy bears, with the numbers of its sources in the page's list. `derived`: put together by us from other texts. */
export function Ground({ fact, sources, derived = false }: { readonly fact: Grounded; readonly sources: readonly Source[]; readonly derived?: boolean }) {
  const numbers = fact.sources.flatMap(({ key }) => { const i = sources.findIndex((source) => source.key === key); return i < 0 ? [] : [i]; });
  return (
    <small class={`ground ground-${fact.basis}`}>
      {derived ? "derived" : SAID[fact.basis]}
      {numbers.map((i) => <a key={i} href={`#source-${sources[i]!.key}`} aria-label={`Source ${i + 1}: ${sources[i]!.title}`}>[{i + 1}]</a>)}
    </small>
  );
}

/** The sources that these facts name, in the order of their first naming. */
export function sourcesOf(facts: readonly (Grounded | null)[], all: readonly Source[]): readonly Source[] {
  const keys = new Set(facts.flatMap((fact) => fact?.sources.map(({ key }) => key) ?? []));
  return [...keys].flatMap((key) => all.find((source) => source.key === key) ?? []);
}

/** What the page's marks mean, and its sources with their numbers. */
export function SourceList({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <p class="soft"><em>Stated</em>: a source says so. <em>Inferred</em>: we concluded it from what sources say. <em>Derived</em>: put together by us from other texts here. <em>Our example</em>: made up to show an idea.</p>
      <ol class="sources">
        {sources.map(({ key, title, author, date, url, about }) => (
          <li key={key} id={`source-${key}`}>
            {url === null ? <strong>{title}</strong> : <a href={url} rel="nofollow noopener">{title}</a>}{author !== null && `, ${author}`}{date !== null && `, ${date}`}. <span class="soft">{about}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
