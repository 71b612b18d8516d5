import type { DataSource } from "typeorm";
import { rungIdOf } from "../../src/ladder/domain/ids.js";
import { bearer, type Bearer } from "./access.js";
import { serve, type AskedServer } from "./asked-server.js";
import { claimed } from "./drafts.js";
import { NOVICE_TO_MASTER, writeDraft, type DraftRung } from "./written-drafts.js";

export interface Told { readonly code: string; readonly field: string | null; readonly message: string }
interface Act { readonly act: string; readonly author: string | null; readonly comment: string | null; readonly stance: number | null; readonly range: { lo: number; hi: number } | null; readonly confidence: number | null }

/** A rung with its mapping, as the tests of mapping ask for it. */
export interface MappedRung {
  readonly id: string;
  readonly badge: string | null;
  readonly mapping: { readonly range: { lo: number; hi: number } | null; readonly noEquivalent: boolean; readonly confidence: number; readonly state: string; readonly justification: string; readonly author: string; readonly comment: string } | null;
  readonly mappingActs: { readonly nodes: readonly Act[] };
}
export interface Mapped { readonly rung: MappedRung | null; readonly revision: number | null; readonly userErrors: readonly Told[] }
export const RUNG = "id badge mapping { range { lo hi } noEquivalent confidence state justification author comment } mappingActs { nodes { id act at author comment stance range { lo hi } confidence } }";
const MAP = `mutation ($input: MapRungInput!) { mapRung(input: $input) { rung { ${RUNG} } revision userErrors { code field message } } }`;
const REVIEW = `mutation ($input: ReviewMappingInput!) { reviewMapping(input: $input) { rung { ${RUNG} } revision userErrors { code field message } } }`;
const PUBLISH = "mutation ($input: PublishLadderInput!) { publishLadder(input: $input) { version { id } userErrors { code message } } }";

interface Written { readonly draft: string; readonly novice: string; readonly adept: string; readonly master: string }
const PEOPLE = ["owner", "editor", "reviewer", "second", "reader", "foreign"] as const;

/** A server where Google keeps its ladders itself, with people of it: two reviewers, and an owner of another company. */
export interface MappingServer extends Readonly<Record<(typeof PEOPLE)[number], Bearer>> {
  readonly served: AskedServer;
  readonly source: DataSource;
  /** Every SQL text since the last time it was emptied. */
  readonly statements: string[];
  /** A draft of a new ladder, with its first three rungs by id. */
  written(rungs?: readonly DraftRung[]): Promise<Written>;
  /** Sends a mutation; what its only field answers. */
  result<T>(query: string, input: object, as: Bearer | undefined): Promise<T>;
  map(input: object, as?: Bearer): Promise<Mapped>;
  review(input: object, as?: Bearer): Promise<Mapped>;
  publish(draft: string, revision: number): Promise<void>;
}

export async function serveMapping(): Promise<MappingServer> {
  const statements: string[] = [];
  const served = await serve({ onStatement: (sql) => { if (!/^\/\* (?:epoch|last use) \*\//.test(sql)) statements.push(sql); } });
  const source = served.dataSource;
  await claimed(source, "google");
  const [owner, editor, reviewer, second, reader] = await Promise.all((["OWNER", "EDITOR", "REVIEWER", "REVIEWER", "READER"] as const).map((role) => bearer(source, role, "google")));
  const foreign = await bearer(source, "OWNER", "amazon");
  const result = async <T>(query: string, input: object, as: Bearer | undefined): Promise<T> => {
    const { data, errors } = await served.ask(query, { input }, as ? { authorization: as.authorization } : {});
    expect(errors).toEqual([]);
    return Object.values(data!)[0] as T;
  };
  return {
    served, source, statements, owner: owner!, editor: editor!, reviewer: reviewer!, second: second!, reader: reader!, foreign, result,
    map: (input, as = editor) => result(MAP, input, as),
    review: (input, as = reviewer) => result(REVIEW, { comment: "Looked at it.", ...input }, as),
    publish: async (draft, revision) => expect(await result(PUBLISH, { draft, revision, changeNote: "First." }, editor)).toMatchObject({ userErrors: [] }),
    written: async (rungs = NOVICE_TO_MASTER) => {
      const { draft } = await writeDraft(source, "google", rungs);
      const [novice = "", adept = "", master = ""] = rungs.map(({ code = null, title, track = "IC" }) => rungIdOf(draft, { track, code, title }));
      return { draft, novice, adept, master };
    },
  };
}

export const codes = ({ userErrors }: { readonly userErrors: readonly Told[] }): readonly (readonly [string, string | null])[] => userErrors.map(({ code, field }) => [code, field]);
