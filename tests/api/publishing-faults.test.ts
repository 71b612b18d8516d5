import { bearer, type Bearer } from "../support/access.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { claimed } from "../support/drafts.js";
import { proxyTo, type Proxy } from "../support/proxy.js";
import { PUBLISH } from "../support/publishing-server.js";
import { NOVICE_TO_MASTER, writeDraft } from "../support/written-drafts.js";

let served: AskedServer;
let wire: Proxy;
let owner: Bearer;
/** Cuts the wire when a statement that begins so is sent. */
let cutAt: string | null = null;
beforeAll(async () => {
  served = await serve({
    through: async (own) => { wire = await proxyTo(own); return wire.connection; },
    onStatement: (sql) => {
      if (cutAt === null || !sql.toLowerCase().startsWith(cutAt)) return;
      cutAt = null;
      wire.cut();
    },
  });
  await claimed(served.dataSource, "google");
  owner = await bearer(served.dataSource, "OWNER", "google");
});
afterAll(async () => {
  wire.mend();
  await served.close();
  await wire.close();
});

it.each(["update mapping", "update ladder_version", "update ladder set", "insert into current_rung", "with next as (update epoch", "commit"])("the database going away at `%s` gives a clear error, and the whole publication or nothing", async (statement) => {
  const { draft, ladder } = await writeDraft(served.dataSource, "google", NOVICE_TO_MASTER.map((rung) => ({ ...rung, mapping: { confidence: 0.5 } })));
  const publish = () => served.ask(PUBLISH, { input: { draft, revision: 1, changeNote: "x", key: draft } }, { authorization: owner.authorization });
  cutAt = statement;
  const broken = await publish();
  expect(broken.data).toEqual({ publishLadder: null });
  expect(broken.errors).toMatchObject([{ extensions: { code: "SERVICE_UNAVAILABLE" }, message: expect.not.stringMatching(/update|socket|ECONN|Connection terminated/i) }]);
  wire.mend();
  const [row] = await served.dataSource.query<{ status: string; current: string | null; projected: string; confidence: string }[]>(
    `select v.status, l.current_version_id as current, (select count(*) from current_rung c where c.version_id = v.id) as projected, (select min(m.confidence) from rung r join mapping m on m.rung_id = r.id where r.version_id = v.id) as confidence
       from ladder_version v join ladder l on l.id = v.ladder_id where v.id = $1`, [draft]);
  expect([{ status: "DRAFT", current: null, projected: "0", confidence: "0.5" }, { status: "PUBLISHED", current: draft, projected: "3", confidence: "0.8" }]).toContainEqual(row);
  if (statement !== "commit") expect(row!.status).toBe("DRAFT");
  const again = await publish();
  expect(again.errors).toEqual([]);
  expect(again.data!.publishLadder).toMatchObject({ userErrors: [], version: { id: draft }, ladder: { id: ladder } });
});

const IMPORT = "mutation ($input: ImportLadderInput!) { importLadder(input: $input) { draft { draftId revision } userErrors { code } } }";
const MAP = "mutation ($input: MapRungInput!) { mapRung(input: $input) { revision userErrors { code } } }";
const CSV = "track,code,title,lo,hi,competencies\nIC,A,Apprentice,0,1,Care: Looks.\nIC,B,Builder,1,2,\n";
const [NONE, FIRST, SECOND] = [
  { revision: null, said: null, competencies: 0, acts: 0, recorded: 0 },
  { revision: 1, said: "Apprentice 0.00, Builder 1.00", competencies: 1, acts: 0, recorded: 1 },
  { revision: 2, said: "Apprentice 0.00, Baker 1.00", competencies: 1, acts: 0, recorded: 2 },
];
const MAPPED = { revision: 2, said: "Apprentice 0.00, Builder 1.50", competencies: 1, acts: 1, recorded: 1 };

/** What is stored of the draft of a ladder of google, and recorded of it and its rungs. */
async function stored(ladder: string): Promise<object> {
  const [row] = await served.dataSource.query<object[]>(
    `select max(v.revision) as revision, string_agg(r.title || coalesce(' ' || m.lo, ''), ', ' order by r.ord) as said, count(p)::int as competencies, (select count(*)::int from mapping_act a where a.version_id = max(v.id)) as acts,
        (select count(*)::int from audit_event a where a.subject_id = max(v.id)) as recorded
       from ladder l left join ladder_version v on v.ladder_id = l.id left join rung r on r.version_id = v.id left join mapping m on m.rung_id = r.id left join rung_competency p on p.rung_id = r.id where l.slug = $1`, [ladder]);
  return row!;
}

let count = 0;
const newLadder = (): string => `cut-${(count += 1)}`;
const send = (query: string, input: object) => served.ask(query, { input }, { authorization: owner.authorization });
const importing = (ladder: string, content: string, revision?: number) => send(IMPORT, { company: "google", format: "CSV", family: "software", ladder, content, ...(revision !== undefined && { revision }) });

/** Does it while the database goes away at `statement`; what was told, and what is stored then. */
async function cut(statement: string, ladder: string, doing: () => ReturnType<typeof send>): Promise<{ readonly told: object; readonly left: object }> {
  cutAt = statement;
  const { data, errors } = await doing();
  wire.mend();
  return { told: { answers: Object.values(data ?? {}), errors }, left: await stored(ladder) };
}
const UNAVAILABLE = { answers: [null], errors: [{ extensions: { code: "SERVICE_UNAVAILABLE" }, message: expect.not.stringMatching(/insert|update|delete|socket|ECONN|Connection terminated/i) }] };
/** As before; where it went away as all was done, it may be as after. */
const whole = (statement: string, before: object, after: object): readonly object[] => (statement === "commit" ? [before, after] : [before]);

it.each(['insert into "ladder"', 'insert into "ladder_version"', 'insert into "rung"', 'insert into "rung_competency"', 'insert into "mapping_set"', 'insert into "mapping"', "insert into audit_event", "commit"])("the database going away at `%s` of an import gives a clear error, and the whole draft or nothing", async (statement) => {
  const ladder = newLadder();
  const { told, left } = await cut(statement, ladder, () => importing(ladder, CSV));
  expect(told).toMatchObject(UNAVAILABLE);
  expect(whole(statement, NONE, FIRST)).toContainEqual(left);
});

it.each(["update ladder_version set revision", "delete from mapping_set", "delete from rung", 'insert into "rung"', 'insert into "mapping"', "insert into audit_event", "commit"])("the database going away at `%s` of an import in the place of a draft leaves the old draft or the new one, whole", async (statement) => {
  const ladder = newLadder();
  await importing(ladder, CSV);
  const { told, left } = await cut(statement, ladder, () => importing(ladder, CSV.replace("Builder", "Baker"), 1));
  expect(told).toMatchObject(UNAVAILABLE);
  expect(whole(statement, FIRST, SECOND)).toContainEqual(left);
});

it.each(["update ladder_version set revision", "delete from mapping_citation", "insert into mapping", 'insert into "mapping_act"', "insert into audit_event", "commit"])("the database going away at `%s` of mapRung gives a clear error, and the mapping with its evidence or neither", async (statement) => {
  const ladder = newLadder();
  await importing(ladder, CSV);
  const [rung] = await served.dataSource.query<{ id: string }[]>("select r.id from rung r join ladder_version v on v.id = r.version_id join ladder l on l.id = v.ladder_id where l.slug = $1 and r.title = 'Builder'", [ladder]);
  const { told, left } = await cut(statement, ladder, () => send(MAP, { rung: rung!.id, revision: 1, decision: "MOVE", lo: 1.5, hi: 2.5 }));
  expect(told).toMatchObject(UNAVAILABLE);
  expect(whole(statement, FIRST, MAPPED)).toContainEqual(left);
});
