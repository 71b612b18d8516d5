import type { Bearer } from "./access.js";
import type { Answered, AskedServer } from "./asked-server.js";

export const MAPPING = "range: canonicalRange { lo hi }";
const DRAFT = `draftId revision ladderId ladder visibility changedBy changedAt lastChange version { id number status name family complete note effectiveOn publishedAt contentHash company { slug } rungs { id order track code title aliases scope influence directReports { min max } years { min max } hybrid statedEquivalents note ${MAPPING} mapping { state author date confidence } } }`;
export interface Rung { readonly id: string; readonly track: string; readonly code: string | null; readonly title: string; readonly order: number; readonly range: { lo: number; hi: number } | null }
export interface Draft { readonly draftId: string; readonly revision: number; readonly ladderId: string; readonly ladder: string; readonly version: { readonly number: number; readonly name: string; readonly rungs: readonly Rung[] } }
export interface Told { readonly code: string; readonly field: string | null; readonly message: string }
export interface Done { readonly draft: Draft | null; readonly summary?: string | null; readonly faults?: readonly object[] | null; readonly userErrors: readonly Told[] }

/** Asks for and writes drafts of dropbox, as tests of several files do. Every answer has to be free of errors but the caller's. */
export function draftRequests(served: () => AskedServer, owner: () => Bearer) {
  let count = 0;
  const as = (who: Bearer | undefined, query: string, variables?: object): Promise<Answered> => served().ask(query, variables, who ? { authorization: who.authorization } : {});
  const run = async (who: Bearer | undefined, name: string, input: object, more = ""): Promise<Done> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const answer = await as(who, `mutation M($input: ${type}!) { ${name}(input: $input) { draft { ${DRAFT} } ${more} userErrors { code field message } } }`, { input });
    expect(answer.errors).toEqual([]);
    return (answer.data as Record<string, Done>)[name]!;
  };
  const create = (who: Bearer | undefined, input: object) => run(who, "createLadderDraft", { company: "dropbox", ...input });
  const update = (who: Bearer | undefined, input: object) => run(who, "updateLadderDraft", input);
  const importing = (who: Bearer | undefined, input: object) => run(who, "importLadder", { company: "dropbox", format: "CSV", ...input }, "summary faults { row column path rule }");
  const made = async (input: object = {}): Promise<Draft> => {
    const { draft, userErrors } = await create(owner(), { ladder: `ladder-${(count += 1)}`, name: "Engineering", family: "software", ...input });
    expect(userErrors).toEqual([]);
    return draft!;
  };
  return { as, create, update, importing, run, made };
}
