import { seed } from "../../src/app/seeds.js";
import { migrate, openDataSource } from "../../src/database/data-source.js";
import { bearer } from "./access.js";
import { claimed } from "./drafts.js";
import { company, SeedFolder } from "./seed-folder.js";
import type { Reply, ServerProcess } from "./server-process.js";

/** The company that publishes for itself, and its ladder. */
const [OWN, LADDER] = ["own", "engineering"];

const IMPORT = `mutation ($content: String!, $ladder: String!, $revision: Int) {
  importLadder(input: { company: "${OWN}", ladder: $ladder, family: "software", format: CSV, content: $content, revision: $revision }) { draft { draftId revision } userErrors { code message } } }`;
const PUBLISH = `mutation ($draft: ID!, $revision: Int!, $visibility: LadderVisibility) {
  publishLadder(input: { draft: $draft, revision: $revision, changeNote: "Told anew.", visibility: $visibility }) { version { ladder { id } } userErrors { code message } } }`;
const SEEN = `query { company(slug: "${OWN}") { ladders { slug rungs { title } } } }`;

interface Imported { readonly importLadder: { readonly draft: { readonly draftId: string; readonly revision: number } } }
interface Published { readonly publishLadder: { readonly version: { readonly ladder: { readonly id: string } } } }
interface Seen { readonly company: { readonly ladders: readonly { readonly slug: string; readonly rungs: readonly { readonly title: string }[] }[] } | null }

/** Fills an empty database: three curated companies, and one that publishes for itself. Resolves to its owner's header. */
export async function filled(url: string): Promise<string> {
  const folder = new SeedFolder(...["alpha", "beta", OWN].map((slug) => company(slug)));
  const dataSource = await openDataSource({ url }, undefined, "MAINTENANCE");
  await migrate(dataSource);
  await seed(dataSource, folder.path);
  folder.delete();
  await claimed(dataSource, OWN);
  const { authorization } = await bearer(dataSource, "OWNER", OWN);
  await dataSource.destroy();
  return authorization;
}

/** Publishes a version whose rungs are called after `word`; resolves to the ladder's id once the server has acknowledged it. Fails when it did not. */
export async function publish(server: Pick<ServerProcess, "ask">, owner: string, word: string, ladder = LADDER, visibility?: "LISTED" | "UNLISTED"): Promise<string> {
  const content = ["track,code,title,lo,hi", ...[0, 1, 2].map((i) => `IC,L${i},${word} ${i},${i},${i + 1}`)].join("\n");
  const { draft } = (await answer<Imported>(server.ask(IMPORT, { content, ladder }, owner))).importLadder;
  const { version } = (await answer<Published>(server.ask(PUBLISH, { draft: draft.draftId, revision: draft.revision, visibility }, owner))).publishLadder;
  return version.ladder.id;
}

async function answer<T>(asked: Promise<Reply>): Promise<T> {
  const { data, code } = await asked;
  const failed = Object.values(data ?? {}).some((payload) => ((payload as { userErrors?: readonly object[] } | null)?.userErrors?.length ?? 0) > 0);
  if (data === null || code !== null || failed) throw new Error(`not done: ${code} ${JSON.stringify(data)}`);
  return data as T;
}

/** The word that the company's ladder is called after, as a server tells it; null where it is not told of. Fails where the answer is an error. */
export async function wordSeen(server: ServerProcess, ladder = LADDER, authorization?: string): Promise<string | null> {
  const { company: own } = await answer<Seen>(server.ask(SEEN, {}, authorization));
  return own?.ladders.find(({ slug }) => slug === ladder)?.rungs[0]?.title.split(" ")[0] ?? null;
}
