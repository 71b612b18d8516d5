import type { DataSource } from "typeorm";
import { bearer, type Bearer } from "./access.js";
import { serve, type Answered, type AskedServer } from "./asked-server.js";
import { claimed } from "./drafts.js";

export interface Told { readonly code: string; readonly field: string | null; readonly message: string }
export interface Published {
  readonly version: { readonly id: string; readonly status: string; readonly number: number; readonly changeNote: string; readonly effectiveOn: string; readonly contentHash: string; readonly ladder: { readonly id: string } | null; readonly rungs: readonly { readonly id: string; readonly mapping: { readonly confidence: number } | null }[] } | null;
  readonly ladder: { readonly id: string } | null;
  readonly findings: readonly { readonly code: string; readonly severity: string }[] | null;
  readonly userErrors: readonly Told[];
}
export const PUBLISH = `mutation ($input: PublishLadderInput!) { publishLadder(input: $input) {
  version { id status number changeNote effectiveOn contentHash ladder { id } rungs { id mapping { confidence } } } ladder { id } findings { code severity rungs { title } } userErrors { code field message } } }`;
export const RETIRE = `mutation ($input: RetireLadderInput!) { retireLadder(input: $input) { ladder { id retiredAt version { status } } userErrors { code field message } } }`;
export const LINT = `mutation ($input: LintLadderInput!) { lintLadder(input: $input) { revision findings { code severity message fix rungs { title } } userErrors { code field message } } }`;

export const today = new Date().toISOString().slice(0, 10);
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A server on which google and amazon keep their ladders themselves, and their people. */
export class PublishingServer {
  private constructor(readonly served: AskedServer, readonly source: DataSource, readonly people: Readonly<Record<"owner" | "editor" | "reviewer" | "foreign", Bearer>>, readonly statements: string[]) {}

  static async start(): Promise<PublishingServer> {
    const statements: string[] = [];
    const served = await serve({ onStatement: (sql) => { if (!/^\/\* (?:epoch|last use) \*\//.test(sql)) statements.push(sql); } });
    const source = served.dataSource;
    await Promise.all(["google", "amazon"].map((slug) => claimed(source, slug)));
    const [owner, editor, reviewer, foreign] = await Promise.all([bearer(source, "OWNER", "google"), bearer(source, "EDITOR", "google"), bearer(source, "REVIEWER", "google"), bearer(source, "OWNER", "amazon")]);
    return new PublishingServer(served, source, { owner, editor, reviewer, foreign }, statements);
  }

  send(query: string, input: object, as: Bearer = this.people.owner): Promise<Answered> {
    return this.served.ask(query, { input }, { authorization: as.authorization });
  }

  async publish(input: object, as?: Bearer): Promise<Published> {
    const { data, errors } = await this.send(PUBLISH, { changeNote: "Told anew.", revision: 1, ...input }, as);
    expect(errors).toEqual([]);
    return data!.publishLadder as Published;
  }

  /** What anybody is answered. */
  async ask<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.served.ask(query, variables);
    expect(errors).toEqual([]);
    return data as T;
  }

  async laddersOf(slug: string): Promise<readonly string[]> {
    return (await this.ask<{ company: { ladders: readonly { id: string }[] } }>(`query ($s: String!) { company(slug: $s) { ladders { id } } }`, { s: slug })).company.ladders.map(({ id }) => id);
  }

  /** How many rungs search finds. */
  async found(words: string): Promise<number> {
    return (await this.ask<{ search: { nodes: readonly object[] } }>(`query ($q: String!) { search(text: $q, kinds: [RUNG]) { nodes { matched } } }`, { q: words })).search.nodes.length;
  }

  /** How many rungs of a version counterparts are found among. */
  async projected(version: string): Promise<number> {
    return Number((await this.source.query<{ n: string }[]>(`select count(*) as n from current_rung where version_id = $1`, [version]))[0]!.n);
  }
}
