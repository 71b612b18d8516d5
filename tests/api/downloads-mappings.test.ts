import request from "supertest";
import { populate } from "../bench/populate.js";
import { serve, type AskedServer } from "../support/asked-server.js";
import { readSssom, sssomFaults } from "../support/sssom.js";

let served: AskedServer;
beforeAll(async () => { served = await serve(); }, 60_000);
afterAll(() => served.close());

const get = async (address: string, etag = "") => {
  const { status, text, headers } = await request(served.app.server).get(address).set("if-none-match", etag);
  return { status, text, link: headers.link, etag: headers.etag ?? "" };
};
const changed = async (company: string | null): Promise<void> => {
  await served.dataSource.query(`with e as (update epoch set value = value + 1 returning value) insert into publication (epoch, company_id) select e.value, (select id from company where slug = $1) from e`, [company]);
  await served.app.services.published.lease.refresh();
};

describe("/mappings.sssom.tsv", () => {
  it("keeps the rules of SSSOM", async () => {
    expect(sssomFaults((await get("/mappings.sssom.tsv")).text)).toEqual([]);
  });

  it("has one company by ?company=", async () => {
    const { mappings } = readSssom((await get("/mappings.sssom.tsv?company=google")).text);
    expect(mappings.length).toBeGreaterThan(15);
    expect(mappings.filter(({ subject_label }) => !subject_label?.startsWith("Google "))).toEqual([]);
  });

  it("follows a change at once", async () => {
    const before = await get("/mappings.sssom.tsv");
    expect((await get("/mappings.sssom.tsv", before.etag)).status).toBe(304);
    await served.dataSource.query(`update ladder l set current_version_id = null, is_main = false from company c where c.id = l.company_id and c.slug = 'buffer'`);
    await changed("buffer");
    const after = await get("/mappings.sssom.tsv", before.etag);
    expect([after.status, before.text.includes("Buffer "), after.text.includes("\tBuffer ")]).toEqual([200, true, false]);
  });

  it("leads from file to file where there are many companies, until every mapped rung in force was there", async () => {
    await populate(served.dataSource, 0, 230);
    await changed(null);
    const rungs = new Set<string>();
    const ids: string[] = [];
    for (let next: string | undefined = "/mappings.sssom.tsv"; next !== undefined;) {
      const file = await get(next);
      const { metadata, mappings } = readSssom(file.text);
      ids.push(String(metadata.mapping_set_id));
      mappings.forEach(({ subject_id = "" }) => rungs.add(subject_id));
      next = file.link === undefined ? undefined : /^<([^>]+)>; rel="next"$/.exec(file.link as string)?.[1];
    }
    const [{ n }]: [{ n: number }] = await served.dataSource.query(`select count(*)::int as n from ladder l join rung r on r.version_id = l.current_version_id join mapping m on m.rung_id = r.id`);
    expect(rungs.size).toBe(n);
    expect(ids).toEqual(["urn:org-ladder:mappings", expect.stringMatching(/^urn:org-ladder:mappings:after:[a-z0-9-]+$/)]);
  });
});
