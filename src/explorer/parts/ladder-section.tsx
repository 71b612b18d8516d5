import { compareLink, query, rungName } from "../links.js";
import type { CompanyLadder, LadderRung, ListedVersion, ShownCompany } from "../pages/company.question.js";
import type { Range } from "../pages/compare.question.js";
import { decimal, rangeWords, TRACK_NAMES } from "../words.js";
import { RangeBar } from "./range-bar.js";

interface LadderSectionProps {
  readonly ladder: CompanyLadder;
  readonly company: ShownCompany;
  readonly levels: readonly { readonly track: "IC" | "M"; readonly title: string; readonly lo: number; readonly hi: number }[];
  readonly family: string;
}

/** A ladder: its chart, its rungs in a table for each track, where sources disagree, its versions. */
export function LadderSection({ ladder, company, levels, family }: LadderSectionProps) {
  const { version, slug, name, versions } = ladder;
  const tracks = (["IC", "M"] as const).filter((track) => version.rungs.some((rung) => rung.track === track));
  const disputed = version.rungs.filter(({ mapping }) => (mapping?.disagreements.length ?? 0) > 0);
  return (
    <section aria-labelledby={slug} class="ladder">
      <h2 id={slug}>{name}</h2>
      <p class="soft">{family}{ladder.isMain && ", the main engineering ladder"} · version {version.number}, in force since {version.effectiveOn}{!version.complete && " · only part of it could be read"}</p>
      {version.note !== null && <p>{version.note}</p>}
      <Chart company={company} ladder={ladder} sides={tracks.length} />
      {tracks.map((track) => <RungTable key={track} rungs={version.rungs.filter((rung) => rung.track === track)} track={track} ladder={ladder} company={company} levels={levels.filter((level) => level.track === track)} />)}
      {disputed.length > 0 && (
        <>
          <h3>Where sources disagree</h3>
          <ul>
            {disputed.flatMap((rung) => (rung.mapping?.disagreements ?? []).map(({ comment, range, citation }) => (
              <li key={rung.id + comment}><strong>{rungName(rung)}</strong>: {comment} That would be {rangeWords(range)}. <a href={`#${citation.id}`}>{citation.title}</a></li>
            )))}
          </ul>
        </>
      )}
      <Versions nodes={versions.nodes} ladder={ladder} company={company.slug} more={versions.pageInfo.hasNextPage} />
    </section>
  );
}

/** Pixels of the drawn chart, about: the place is kept until it is there. */
const CHART = { side: { width: 400, height: 573 }, both: { width: 800, height: 660 }, stacked: { width: 400, height: 1000 } } as const;

function Chart({ company, ladder, sides }: { readonly company: ShownCompany; readonly ladder: CompanyLadder; readonly sides: number }) {
  const address = (layout?: string): string => `/ladders/${encodeURIComponent(company.slug)}.svg${query({ ladder: ladder.slug, layout })}`;
  const [wide, tall] = sides > 1 ? [CHART.both, CHART.stacked] : [CHART.side, CHART.side];
  return (
    <picture>
      <source media="(max-width: 640px)" srcset={address("stacked")} width={tall.width} height={tall.height} />
      <img class="ladder-chart" src={address()} alt={`${ladder.name} of ${company.name} on the canonical axis; the tables below say the same`} width={wide.width} height={wide.height} loading="lazy" />
    </picture>
  );
}

interface RungTableProps extends Omit<LadderSectionProps, "family"> {
  readonly rungs: readonly LadderRung[];
  readonly track: "IC" | "M";
}

/** Rungs from the top. */
function RungTable({ rungs, track, ladder, company, levels }: RungTableProps) {
  const axis = { lo: Math.min(...levels.map(({ lo }) => lo)), hi: Math.max(...levels.map(({ hi }) => hi)) };
  const many = company.ladders.length > 1 && !ladder.isMain;
  const from = (rung: LadderRung): string => compareLink({ companies: [company.slug], track, family: many ? ladder.family : undefined, from: `${company.slug}:${rungName(rung)}` });
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={`${ladder.name}, ${TRACK_NAMES[track].toLowerCase()}, as a table`}>
      <table class="rungs">
        <caption>{TRACK_NAMES[track]}, highest first; the axis goes from {levels[0]?.title} to {levels.at(-1)?.title}</caption>
        <thead><tr><th scope="col">Code</th><th scope="col">Title</th><th scope="col">On the axis</th><th scope="col">Confidence</th><th scope="col">What people on it answer for</th></tr></thead>
        <tbody>
          {[...rungs].reverse().map((rung) => (
            <tr key={rung.id} id={rung.id}>
              <td>{rung.code ?? <span class="soft">none</span>}</td>
              <th scope="row"><a href={from(rung)}>{rung.title}</a>{rung.hybrid && <span class="soft"> on both tracks</span>}{rung.aliases.length > 0 && <span class="soft small"> also {rung.aliases.join(", ")}</span>}</th>
              <td class="on-axis"><OnAxis rung={rung} axis={axis} levels={levels} /></td>
              <td>{rung.mapping === null ? "–" : decimal(rung.mapping.confidence)}</td>
              <td>{rung.scope ?? <span class="soft">No source says.</span>}{rung.note !== null && <span class="soft"> {rung.note}</span>}{rung.mapping !== null && <Why mapping={rung.mapping} company={company} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OnAxis({ rung, axis, levels }: { readonly rung: LadderRung; readonly axis: Range; readonly levels: LadderSectionProps["levels"] }) {
  const range = rung.mapping?.range ?? null;
  if (range === null) return <span class="soft">{rung.mapping?.noEquivalent === true ? "reviewed: no level fits" : "not placed yet"}</span>;
  const middle = (range.lo + range.hi) / 2;
  const level = levels.find(({ hi }) => middle < hi) ?? levels.at(-1);
  return <><RangeBar range={range} axis={axis} />{rangeWords(range)}<span class="soft">, {level?.title}</span></>;
}

/** Why a rung stands where it does, and by which of the page's sources. */
function Why({ mapping: { comment, citations }, company }: { readonly mapping: NonNullable<LadderRung["mapping"]>; readonly company: ShownCompany }) {
  const numbers = citations.map((cited) => ({ ...cited, number: company.citations.findIndex(({ id }) => id === cited.id) + 1 })).filter(({ number }) => number > 0);
  return <span class="why small"><span class="soft">Placed there because:</span> {comment} {numbers.map(({ id, title, number }) => <a key={id} href={`#${id}`} aria-label={`Source ${number}: ${title}`}>[{number}]</a>)}</span>;
}

function Versions({ nodes, ladder, company, more }: { readonly nodes: readonly ListedVersion[]; readonly ladder: CompanyLadder; readonly company: string; readonly more: boolean }) {
  return (
    <details>
      <summary>Versions</summary>
      <VersionList nodes={nodes} company={company} inForce={ladder.version.id} />
      {(more || nodes.length > 1) && <p><a href={`/company/${encodeURIComponent(company)}/versions${query({ ladder: ladder.id })}`}>All versions, and what differs between any two</a></p>}
    </details>
  );
}

/** Versions, newest first, each with what it changed. */
export const VersionList = ({ nodes, company, inForce }: { readonly nodes: readonly ListedVersion[]; readonly company: string; readonly inForce: string | null }) => (
  <ul>
    {nodes.map(({ id, number, status, effectiveOn, changeNote }, i) => (
      <li key={id}>
        <strong>Version {number}</strong>{id === inForce && ", in force"}{status === "RETIRED" && ", retired"}, from {effectiveOn}: {changeNote}
        {nodes[i + 1] !== undefined && <> <a href={`/company/${encodeURIComponent(company)}/versions${query({ from: nodes[i + 1]!.id, to: id })}`}>What changed<span class="out-of-sight"> in version {number}</span></a></>}
        {" "}<span class="soft">(<a href={`/ladders/${encodeURIComponent(company)}/${id}.csv`}>CSV<span class="out-of-sight"> of version {number}</span></a>)</span>
      </li>
    ))}
  </ul>
);
