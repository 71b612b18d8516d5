import request from "supertest";
import type { AskedServer } from "./asked-server.js";

/** A page of the explorer as a reader and a test see it. */
export interface Shown {
  readonly status: number;
  readonly html: string;
  readonly heading: string;
  /** The main part in words, without elements. */
  readonly text: string;
  /** Addresses that the main part leads to. */
  readonly links: readonly string[];
  /** What "This page as GraphQL" opens; null where the page asks nothing. */
  readonly question: { readonly document: string; readonly variables: object } | null;
}

export async function shown({ app }: AskedServer, address: string): Promise<Shown> {
  const { status, text: html } = await request(app.server).get(address).set("accept", "text/html");
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
  const playground = /href="\/graphql\?([^"]*)">This page as GraphQL/.exec(html)?.[1];
  const asked = playground === undefined ? null : new URLSearchParams(plain(playground));
  return {
    status, html, heading: wordsOf(/<h1>([\s\S]*?)<\/h1>/.exec(main)?.[1] ?? ""), text: wordsOf(main),
    links: [...main.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href]) => plain(href!)),
    question: asked === null ? null : { document: asked.get("query") ?? "", variables: JSON.parse(asked.get("variables") ?? "{}") as object },
  };
}

/** What the API answers to the page's own question, which must have no error. */
export async function asked<T>(served: AskedServer, { question }: Shown): Promise<T> {
  const { data, errors } = await served.ask(question!.document, question!.variables);
  expect(errors).toEqual([]);
  return data as T;
}

/** What somebody may write into any parameter who means harm. */
export const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;

const plain = (html: string): string => html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
const wordsOf = (html: string): string => plain(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim();
