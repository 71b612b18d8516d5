/**
 * Works in a loop until it is killed: `worker publish|torn|seed <database url> <folder> <folder>`.
 *
 * Says "ready" when it is connected, begins when it is told anything, and says "begin" and "end" around each transaction, so
 * that who kills it can do so in the middle of one.
 */
import "reflect-metadata";
import { writeSync } from "node:fs";
import { fingerprint, seed } from "../../src/app/seeds.js";
import { AuditLog, OPERATOR, Permit } from "../../src/access/index.js";
import { openDataSource } from "../../src/database/data-source.js";
import { LadderStore, PublishedLadders, Publishing, PublishingStore } from "../../src/ladder/index.js";
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

class Torn extends PublishingStore {
  override transaction: PublishingStore["transaction"] = (work) => work(dataSource.manager);
}
const published = new PublishedLadders(new LadderStore(dataSource));
const publishing = new Publishing(mode === "torn" ? new Torn(dataSource) : new PublishingStore(dataSource), published);
const audit = new AuditLog(dataSource);
const company = (await published.bySlug([OWN])).get(OWN)!.company;

const drafts = new DraftStore(dataSource);
const change = { by: "Ada", at: new Date(), what: "wrote it" };
const nothing = async (): Promise<void> => undefined;

/** A ladder that has no draft, and the number of its next version; null: there is none. */
const ladderWithout = async (): Promise<{ id: string; slug: string; number: number } | null> => (await dataSource.query<{ id: string; slug: string; number: number }[]>(
  `select id, slug, (select coalesce(max(number), 0) + 1 from ladder_version v where v.ladder_id = l.id) as number from ladder l
    where company_id = $1 and not exists (select from ladder_version v where v.ladder_id = l.id and v.status = 'DRAFT') order by random() limit 1`, [company.id]))[0] ?? null;

/** A draft, of a new ladder or of one that is there, a change of it, and its publication. */
async function publish(turn: number): Promise<void> {
  const there = turn % 4 === 0 ? null : await ladderWithout();
  const { id, slug, number } = there ?? { id: randomId("lad"), slug: `turn-${turn}-${Date.now()}`, number: 1 };
  const written = (word: string) => draftVersion(id, number, NOVICE_TO_MASTER.map((rung, i) => ({ ...rung, title: `${rung.title} ${word} ${turn}.${i}`, mapping: { confidence: 0.6 } })));
  const version = written("first");
  await drafts.create({ version, ladder: { id, slug, isMain: false, company } }, there === null, change, null, nothing);
  await drafts.update(written("then"), 1, change, new Map(), nothing);
  const terms = { changeNote: `Turn ${turn}`, effectiveOn: null, visibility: null, key: `key-${version.id}` };
  const permit = Permit.of(OPERATOR, "PUBLISH", { companyId: company.id })!;
  await publishing.publish({ draft: version.id, revision: 2, terms, voice: "COMPANY" }, { id, slug, company }, company.id, (manager, detail) => audit.record(manager, permit, { subjectId: version.id, detail }));
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
  else await publish(turn);
}
