/**
 * The same questions answered by hand: one tuned SQL statement each (search: by-hand.search.ts), and just enough code around it.
 * This is what the server is measured against; what it leaves out (reasons, caveats, crosswalks, folds, names in any
 * spelling, limits, errors with what exists) counts against the server.
 */
import { ageFactor, pairConfidence } from "../../src/equivalence/domain/confidence.js";
import { compileLadder } from "../../src/equivalence/domain/compiled.js";
import { landing, shareBeyond, shareOf, type LandingShare } from "../../src/equivalence/domain/landing.js";
import { METHOD } from "../../src/equivalence/domain/method.js";
import { overlapOf, predicateOf, rankShift } from "../../src/equivalence/domain/overlap.js";
import type { MappedRung } from "../../src/ladder/domain/mapping.js";
import { search } from "./by-hand.search.js";
import type { Handler } from "./handler.js";

/** A mapped rung of a ladder for software, on the individual track. */
interface RungRow {
  readonly company: string; readonly name: string; readonly country: string | null; readonly id: string; readonly code: string | null; readonly title: string;
  readonly order: number; readonly lo: number; readonly hi: number; readonly confidence: number; readonly small: boolean; readonly date: string | null;
}
const asMapped = (r: Omit<RungRow, "company" | "name" | "country" | "code" | "title" | "date">): MappedRung =>
  ({ id: r.id, order: r.order, track: "IC", family: "software", range: { lo: r.lo, hi: r.hi }, confidence: r.confidence, smallCompany: r.small });

const DATE = `(select max(coalesce(t.dated, t.collected)) from mapping_citation k join citation t on t.id = k.citation_id where k.mapping_id = m.id)`;
const SMALL = `coalesce(c.people_max < 50, false)`;
const sectionOf = (rungs: readonly MappedRung[]) => compileLadder(rungs).sections[0]!;

function judged(from: RungRow, to: { readonly id: string; readonly lo: number; readonly hi: number; readonly confidence: number; readonly date: string | null }, shares: readonly LandingShare[], oldest: string | null, today: string) {
  const [ours, theirs] = [{ lo: from.lo, hi: from.hi }, { lo: to.lo, hi: to.hi }];
  const { value, band } = pairConfidence({ ours: from.confidence, theirs: to.confidence, folds: [], age: ageFactor([from.date, oldest], today), agreeing: [], disagreeing: [] });
  return { predicate: predicateOf(ours, theirs), overlap: overlapOf(ours, theirs).overlap, landing: shareOf(shares, to.id), rankShift: rankShift(ours, theirs), confidence: { value, band } };
}

const headline: Handler = async (run, { company, code, title, toCompany }, today) => {
  const rows = await run({
    name: "headline", values: [[company, toCompany]],
    text: `select c.slug as company, r.id, r.code, r.title, r.ord as "order", m.lo::float8 as lo, m.hi::float8 as hi, m.confidence::float8 as confidence,
        ${SMALL} as small, ${DATE} as date
      from company c join ladder l on l.company_id = c.id join ladder_version v on v.id = l.current_version_id and v.family = 'software'
      join rung r on r.version_id = v.id and r.track = 'IC' join mapping m on m.rung_id = r.id and not m.no_equivalent where c.slug = any($1)`,
  }) as unknown as readonly RungRow[];
  const from = rows.find((r) => r.company === company && (code === undefined ? r.title === title : r.code === code))!;
  const theirs = rows.filter((r) => r.company === toCompany);
  const shares = landing(asMapped(from), sectionOf(theirs.map(asMapped)));
  const newest = theirs.reduce<string | null>((a, r) => (a === null || (r.date ?? "") > a ? r.date : a), null);
  const pairs = theirs.map((rung) => ({ rung, ...judged(from, rung, shares, newest, today) }))
    .sort((a, b) => b.landing - a.landing || b.overlap - a.overlap || a.rung.order - b.rung.order);
  const best = pairs.find((pair) => pair.predicate !== null);
  const abstained = shareBeyond(shares, "BELOW_LADDER") + shareBeyond(shares, "ABOVE_LADDER") > METHOD.outsideShare ? "OUTSIDE_RANGE"
    : best === undefined ? "NO_EQUIVALENT" : best.confidence.value < METHOD.bandLow ? "EVIDENCE_TOO_WEAK" : null;
  if (best === undefined || abstained !== null) return JSON.stringify({ equivalence: { __typename: "Abstention", reason: abstained } });
  const named = (id: string | undefined) => { const rung = theirs.find((r) => r.id === id); return rung === undefined ? null : { code: rung.code, title: rung.title }; };
  const { rung, confidence, ...match } = best;
  return JSON.stringify({ equivalence: {
    __typename: "Equivalence", best: { rung: { code: rung.code, title: rung.title }, ...match },
    landing: shares.map(({ kind, share, rungIds }) => ({ kind, share, rung: named(rungIds[0]) })), confidence,
  } });
};

const SOURCE = `json_build_object('id', t.id, 'title', t.title, 'url', t.url, 'kind', t.kind, 'date', t.dated)`;
const companyPage: Handler = async (run, { company }) => {
  const [row] = await run({
    name: "company-page", values: [company],
    text: `select json_build_object('company', json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'kind', c.kind, 'country', c.country, 'description', c.description,
        'people', case when c.people_min is not null then json_build_object('min', c.people_min, 'max', c.people_max, 'asOf', c.people_as_of, 'basis', c.people_basis) end,
        'citations', (select coalesce(json_agg(${SOURCE} order by t.title, t.id), '[]') from company_citation k join citation t on t.id = k.citation_id where k.company_id = c.id),
        'ladders', (select coalesce(json_agg(json_build_object('id', l.id, 'slug', l.slug, 'name', v.name, 'family', v.family, 'isMain', l.is_main,
            'version', json_build_object('id', v.id, 'number', v.number, 'effectiveOn', v.effective_on, 'changeNote', v.change_note,
              'citations', (select coalesce(json_agg(${SOURCE} order by t.id), '[]') from ladder_version_citation k join citation t on t.id = k.citation_id where k.version_id = v.id)),
            'rungs', (select coalesce(json_agg(json_build_object('id', r.id, 'order', r.ord, 'track', r.track, 'code', r.code, 'title', r.title, 'aliases', to_json(r.aliases), 'scope', r.scope,
                'mapping', case when m.id is not null then json_build_object('range', case when m.lo is not null then json_build_object('lo', m.lo::float8, 'hi', m.hi::float8) end,
                  'confidence', m.confidence, 'justification', m.justification, 'comment', m.comment,
                  'citations', (select coalesce(json_agg(${SOURCE} order by t.id), '[]') from mapping_citation k join citation t on t.id = k.citation_id where k.mapping_id = m.id)) end)
                order by r.track, r.ord, r.code, r.title), '[]') from rung r left join mapping m on m.rung_id = r.id where r.version_id = v.id))
            order by not l.is_main, l.slug), '[]') from ladder l join ladder_version v on v.id = l.current_version_id where l.company_id = c.id)))::text as json
      from company c where c.slug = $1`,
  });
  return (row?.json as string | undefined) ?? `{"company":null}`;
};

const comparison: Handler = async (run, { companies }) => {
  const [row] = await run({
    name: "comparison", values: [companies],
    text: `select json_build_object('compareLadders', json_build_object('columns', json_agg(json_build_object(
        'company', json_build_object('slug', c.slug, 'name', c.name), 'ladder', json_build_object('id', l.id, 'name', v.name, 'family', v.family),
        'rungs', (select coalesce(json_agg(json_build_object('range', json_build_object('lo', m.lo::float8, 'hi', m.hi::float8),
            'blur', 0.1 + 0.4 * (1 - m.confidence) + case when ${SMALL} then 0.1 else 0 end,
            'rung', json_build_object('id', r.id, 'code', r.code, 'title', r.title, 'order', r.ord)) order by r.ord, r.code, r.title), '[]')
          from rung r join mapping m on m.rung_id = r.id and not m.no_equivalent where r.version_id = v.id and r.track = 'IC')) order by asked.n)))::text as json
      from unnest($1::text[]) with ordinality asked(slug, n) join company c on c.slug = asked.slug
      join ladder l on l.company_id = c.id join ladder_version v on v.id = l.current_version_id and v.family = 'software'`,
  });
  return row?.json as string;
};

/** The counterparts' statement knows our own rung as `from`, the 128 nearest ranges, and for the best 21 rungs on them the rungs of their ladders. */
interface CounterpartRow extends Omit<RungRow, "small"> {
  readonly from: RungRow;
  readonly ladder: readonly [id: string, order: number, lo: number, hi: number, confidence: number][];
  readonly small: boolean;
}
const counterparts: Handler = async (run, { company, code, title }, today) => {
  const rows = await run({
    name: "counterparts", values: [company, code, title],
    text: `with ours as materialized (select r.id, m.lo::float8 as lo, m.hi::float8 as hi, m.confidence::float8 as confidence, ${SMALL} as small, c.id as company_id, ${DATE} as date, r.ord as "order"
        from company c join ladder l on l.company_id = c.id join ladder_version v on v.id = l.current_version_id and v.family = 'software'
        join rung r on r.version_id = v.id and r.track = 'IC' and (r.code = $2 or r.title = $3) join mapping m on m.rung_id = r.id where c.slug = $1),
      near as (select r.lo, r.hi, greatest(0, least(r.hi::float8, ours.hi) - greatest(r.lo::float8, ours.lo)) as common, ours.hi - ours.lo + (r.hi - r.lo)::float8 as widths,
          round((abs((r.lo + r.hi)::float8 - ours.lo - ours.hi) / 2)::numeric, 9) as shift
        from ours cross join lateral (select r.lo, r.hi from current_range r where r.family = 'software' and r.track = 'IC'
          order by point(r.lo::float8, r.hi::float8) <-> point(ours.lo, ours.hi) limit 128) r),
      step as materialized (select round((common / (widths - common))::numeric, 9) as overlap, shift, array_agg(lo) as los, array_agg(hi) as his from near where common > 1e-9 group by 1, 2 order by 1 desc, 2),
      best as materialized (select c.*, row_number() over () as place from ours, step s cross join lateral (select n.* from unnest(s.los, s.his) u(lo, hi) cross join lateral (
            select n.* from current_rung n where n.family = 'software' and n.track = 'IC' and n.lo = u.lo and n.hi = u.hi and n.company_id <> ours.company_id
            order by n.company_slug collate "C", n.ord, n.rung_id collate "C" limit 21) n
          order by n.company_slug collate "C", n.ord, n.rung_id collate "C" limit 21) c limit 21)
      select to_json(ours) as from, c.slug as company, c.name, c.country, r.id, r.code, r.title, b.ord as "order", b.lo::float8 as lo, b.hi::float8 as hi, m.confidence::float8 as confidence, ${SMALL} as small, ${DATE} as date,
        (select json_agg(json_build_array(s.rung_id, s.ord, s.lo::float8, s.hi::float8, sm.confidence)) from current_rung s join mapping sm on sm.rung_id = s.rung_id
          where s.version_id = b.version_id and s.company_id = b.company_id and s.track = 'IC') as ladder
      from ours, best b join company c on c.id = b.company_id join rung r on r.id = b.rung_id join mapping m on m.rung_id = r.id
      order by b.place`,
  }) as unknown as readonly CounterpartRow[];
  const nodes = rows.slice(0, 20).map((row) => {
    const section = sectionOf(row.ladder.map(([id, order, lo, hi, confidence]) => asMapped({ id, order, lo, hi, confidence, small: row.small })));
    const { id, company: slug, name, country } = row;
    return { ...judged(row.from, row, landing(asMapped(row.from), section), row.date, today), rung: { id, code: row.code, title: row.title, company: { slug, name, country } } };
  });
  return JSON.stringify({ counterparts: { nodes, pageInfo: { hasNextPage: rows.length > 20 } } });
};

/** By the path of the question. */
export const BY_HAND: Readonly<Record<string, Handler>> = { headline, "company-page": companyPage, comparison, counterparts, search };
