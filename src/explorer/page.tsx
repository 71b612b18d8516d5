import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import type { Question } from "./asking.js";
import { playgroundLink } from "./links.js";
import { SearchBox } from "./parts/search-box.js";

/** What a page is before it becomes HTML. */
export interface Page {
  readonly status?: number;
  /** Of the browser's tab, without the product's name. */
  readonly title: string;
  /** For search engines and previews of links: one sentence. */
  readonly description: string;
  /** Where the reader is in the menu; null: nowhere. */
  readonly section: Section | null;
  /** The question to the API that this page answers; null where it asks none. */
  readonly question: Question | null;
  /** Scripts of scripts/build-explorer.mjs that it needs besides `main`. */
  readonly scripts?: readonly string[];
  readonly body: VNode;
}

/** The names of built files, by the names of their sources: `main` → `main-3FZ2.js`. */
export interface Assets {
  readonly style: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** What charts that stand alone carry in themselves. */
  readonly chartStyle: string;
}

const SECTIONS = [
  { key: "compare", href: "/compare", text: "Compare" },
  { key: "title", href: "/title", text: "Titles" },
  { key: "sourcing", href: "/sourcing", text: "Sourcing" },
  { key: "companies", href: "/companies", text: "Companies" },
  { key: "levels", href: "/levels", text: "Levels" },
  { key: "next", href: "/transition", text: "Next level" },
  { key: "publish", href: "/publish", text: "Publish" },
  { key: "method", href: "/method", text: "Method" },
] as const;
export type Section = (typeof SECTIONS)[number]["key"];

const assetLink = (name: string): string => `/explorer/assets/${name}`;

/** A whole page as HTML. */
export function htmlOf(page: Page, assets: Assets): string {
  const scripts = ["main", ...(page.scripts ?? [])].flatMap((name) => assets.scripts[name] ?? []);
  const document = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} · Org Ladder`}</title>
        <meta name="description" content={page.description} />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assetLink(assets.style)} />
        {scripts.map((name) => <script type="module" src={assetLink(name)} key={name} />)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <Header section={page.section} />
        <main id="main" tabIndex={-1}>{page.body}</main>
        <Footer question={page.question} />
      </body>
    </html>
  );
  return `<!doctype html>${render(document)}`;
}

function Header({ section }: { readonly section: Section | null }) {
  return (
    <header class="top">
      <div class="wrap top-row">
        <a class="wordmark" href="/"><Mark />Org Ladder</a>
        <SearchBox id="top-search" compact />
        <nav aria-label="Main">
          <ul class="menu">
            {SECTIONS.map(({ key, href, text }) => <li key={key}><a href={href} aria-current={key === section ? "page" : undefined}>{text}</a></li>)}
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** Three rungs that overlap. */
const Mark = () => (
  <svg class="mark" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
    <rect x="1" y="11" width="6" height="10" rx="1.5" opacity=".45" /><rect x="8" y="6" width="6" height="11" rx="1.5" opacity=".7" /><rect x="15" y="1" width="6" height="11" rx="1.5" />
  </svg>
);

function Footer({ question }: { readonly question: Question | null }) {
  return (
    <footer class="bottom">
      <div class="wrap bottom-row">
        <p>Every answer names its sources and how sure it is. What no source says is marked as ours. <a href="/method">How it works, and how often it is right</a></p>
        <p>{question !== null && <><a class="as-graphql" href={playgroundLink(question.document, question.variables)}>This page as GraphQL</a> · </>}<a href="/graphql">Playground</a> · <a href="/schema.graphql">Schema</a> · <a href="/taxonomy.jsonld">Taxonomy</a> · <a href="/mappings.sssom.tsv">Mappings</a></p>
      </div>
    </footer>
  );
}
