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
