/**
 * Works in a loop until it is killed: `worker publish|import|seed|torn-publish|torn-import <database url> <folder> <folder>`.
 *
 * Says "ready" when it is connected, begins when it is told anything, and says "begin" and "end" around each transaction, so
 * that who kills it can do so in the middle of one.
 */
import "reflect-metadata";
import { writeSync } from "node:fs";
import { fingerprint, seed } from "../../src/app/seeds.js";
import { AuditLog, OPERATOR, Permit } from "../../src/access/index.js";
import { openDataSource } from "../../src/database/data-source.js";
import { DraftMutations, type DraftsContext } from "../../src/ladder/drafts.mutations.js";
import { LadderStore, PublishedLadders, Publishing, PublishingStore } from "../../src/ladder/index.js";
import type { Draft } from "../../src/ladder/domain/draft.js";
import { DraftStore } from "../../src/ladder/ladder.drafts.store.js";
import { randomId } from "../../src/shared/id.js";
import { draftVersion, NOVICE_TO_MASTER } from "../support/written-drafts.js";

/** The company that publishes for itself; the folders hold the curated ones. */
const OWN = "own";

const [mode = "", url = "", ...folders] = process.argv.slice(2);
const say = (word: string): void => void writeSync(1, `${word}\n`); // a stream would lose what it has not written yet
const dataSource = await openDataSource({ url }, (sql) => {
  if (/^start transaction/i.test(sql)) say("begin");
  if (/^(commit|rollback)/i.test(sql)) say("end");
}, "MAINTENANCE");

/** Does what should be one transaction statement by statement. */
const tearing = Object.create(dataSource, {
  transaction: {
    value: async (work: (manager: typeof dataSource.manager) => Promise<unknown>) => {
      say("begin");
      const done = await work(dataSource.manager);
      say("end");
      return done;
    },
  },
}) as typeof dataSource;
const written = mode.startsWith("torn") ? tearing : dataSource;
const published = new PublishedLadders(new LadderStore(dataSource));
const publishing = new Publishing(new PublishingStore(written), published);
const audit = new AuditLog(dataSource);
const company = (await published.bySlug([OWN])).get(OWN)!.company;

const drafts = new DraftStore(written);
const change = { by: "Ada", at: new Date(), what: "wrote it" };
const record = (action: "WRITE_DRAFT" | "PUBLISH", subjectId: string) => (manager: Parameters<AuditLog["record"]>[0], detail = ""): Promise<void> =>
  audit.record(manager, Permit.of(OPERATOR, action, { companyId: company.id })!, { subjectId, detail });

/** A ladder that has no draft, and the number of its next version; null: there is none. */
const ladderWithout = async (): Promise<{ id: string; slug: string; number: number } | null> => (await dataSource.query<{ id: string; slug: string; number: number }[]>(
  `select id, slug, (select coalesce(max(number), 0) + 1 from ladder_version v where v.ladder_id = l.id) as number from ladder l
    where company_id = $1 and not exists (select from ladder_version v where v.ladder_id = l.id and v.status = 'DRAFT') order by random() limit 1`, [company.id]))[0] ?? null;

/** A draft, of a new ladder or of one that is there, a change of it, and its publication. */
async function publish(turn: number): Promise<void> {
  const there = turn % 4 === 0 ? null : await ladderWithout();
  const { id, slug, number } = there ?? { id: randomId("lad"), slug: `turn-${turn}-${Date.now()}`, number: 1 };
  const version = (word: string) => draftVersion(id, number, NOVICE_TO_MASTER.map((rung, i) => ({ ...rung, title: `${rung.title} ${word} ${turn}.${i}`, competencies: [{ name: "Care", expectation: word }], mapping: { confidence: 0.6 } })));
  const draft = version("first");
  await drafts.create({ version: draft, ladder: { id, slug, isMain: false, company } }, there === null, change, null, record("WRITE_DRAFT", draft.id));
  await drafts.update(version("then"), 1, change, new Map(), record("WRITE_DRAFT", draft.id));
  await publishDraft(draft.id, 2, { id, slug });
}

async function publishDraft(draft: string, revision: number, ladder: { readonly id: string; readonly slug: string }): Promise<void> {
  const terms = { changeNote: "Another turn", effectiveOn: null, visibility: null, key: `key-${draft}` };
  await publishing.publish({ draft, revision, terms, voice: "COMPANY" }, { ...ladder, company }, company.id, record("PUBLISH", draft));
}

const mutations = new DraftMutations();
const taxonomy = { version: "1", content: { families: [{ key: "software" }] } } as unknown as DraftsContext["taxonomy"];
const ctx: DraftsContext = { viewer: OPERATOR, access: null as never, asked: new Set(), audit, drafts, taxonomy, today: "2026-11-20" };

/** The draft that a mutation answers with. Fails when it was refused. */
async function draftOf(answering: ReturnType<DraftMutations["createLadderDraft"]> | ReturnType<DraftMutations["importLadder"]>): Promise<Draft> {
  const answer = await answering;
  if (!("draft" in answer) || answer.draft === null) throw new Error(answer.userErrors.map(({ message }) => message).join("; "));
  return answer.draft;
}

/** As people do: a new ladder from a file, changed by hand, written over by a file, published, and the draft of its next version. */
async function importing(turn: number): Promise<void> {
  const [ladder, family] = [`turn-${turn}-${Date.now()}`, "software"];
  const file = (word: string): string => ["track,code,title,lo,hi,Competency: Care", ...[0, 1, 2].map((i) => `IC,L${i},${word} ${i},${i},${i + 1},${word}`)].join("\r\n");
  const sent = { company: OWN, format: "CSV", ladder, family, dryRun: false } as const;
  const first = await draftOf(mutations.importLadder({ ...sent, content: file("First") }, ctx));
  const rungs = first.version.rungs.map(({ id, track, code, competencies }) => ({ id, track, code, title: `Changed ${code}`, competencies }));
  await draftOf(mutations.updateLadderDraft({ draft: first.version.id, revision: 1, rungs }, ctx));
  await draftOf(mutations.importLadder({ ...sent, content: file("Second"), revision: 2 }, ctx));
  await publishDraft(first.version.id, 3, first.ladder);
  await draftOf(mutations.createLadderDraft({ company: OWN, ladder }, ctx));
}

/** Seeds what is not there. */
async function seedOther(): Promise<void> {
  const [state]: { fingerprint: string }[] = await dataSource.query(`select fingerprint from seed_state`);
  await seed(dataSource, folders.find((folder) => fingerprint(folder) !== state?.fingerprint)!);
}

say("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
for (let turn = process.pid; ; turn += 1) {
  if (mode === "seed") await seedOther();
  else if (mode.endsWith("import")) await importing(turn);
  else await publish(turn);
}
