import type { ArchetypeFit, TrackFit } from "../pages/fit.question.js";
import { decimal, percent } from "../words.js";
import { Ground, type Source } from "./ground.js";
import { Judged, Points } from "./judged.js";

const TRACK_WORK = { IC: "engineering", M: "management" } as const;

/** Which track the wishes point to, and the week beside each column of the table. */
export function TrackVerdict({ fit, sources }: { readonly fit: TrackFit; readonly sources: readonly Source[] }) {
  return (
    <section class="answer" aria-labelledby="track-verdict">
      <h2 id="track-verdict">{headingOf(fit)}</h2>
      {fit.verdict !== null && <p>{weekWords(fit)}</p>}
      <ul class="told">{fit.judgements.map((one) => <Judged key={one.text} one={one} sources={sources} />)}</ul>
      {fit.verdict !== null && <WeekColumns fit={fit} sources={sources} />}
    </section>
  );
}

function headingOf({ pointsTo, contradicts }: TrackFit): string {
  if (contradicts) return "Your answers contradict each other";
  return pointsTo === null ? "Nothing points clearly to either track" : `What you told points to ${TRACK_WORK[pointsTo]}`;
}

function weekWords({ verdict, nearest }: TrackFit): string {
  const named = nearest.map(({ allocation, similarity }) => `${allocation.label}${similarity === null ? "" : ` (${percent(similarity)} alike)`}`);
  if (verdict === "NEITHER") return "Your week is like none of those a source describes.";
  return verdict === "BETWEEN" ? `Your week lies between those of the ${named.join(" and the ")}.` : `Your week is like that of the ${named.join(" and the ")}.`;
}

function WeekColumns({ fit: { columns }, sources }: { readonly fit: TrackFit; readonly sources: readonly Source[] }) {
  const signed = (points: number | null): string => (points === null || points === 0 ? "" : points > 0 ? `+${points}` : `−${-points}`);
  return (
    <>
      <p class="soft">Percent of the week; in brackets how far yours is above or below. The table is rough, as its source says. {columns[0] !== undefined && <Ground fact={columns[0].allocation} sources={sources} />}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label="Your week beside the table of activities">
        <table class="wide">
          <caption class="out-of-sight">Your week beside the table of activities</caption>
          <thead><tr><th scope="col">Activity</th><th scope="col">You</th>{columns.map(({ allocation }) => <th scope="col" key={allocation.label}>{allocation.label}</th>)}</tr></thead>
          <tbody>
            {(columns[0]?.shares ?? []).map(({ activity, yours }, i) => (
              <tr key={activity.key}>
                <th scope="row">{activity.title}</th><td class="number"><strong>{yours} %</strong></td>
                {columns.map(({ allocation, shares }) => <td class="number" key={allocation.label}>{shares[i]?.theirs} % {signed(shares[i]?.difference ?? null) !== "" && <span class="soft">({signed(shares[i]?.difference ?? null)})</span>}</td>)}
              </tr>
            ))}
            <tr>
              <th scope="row">Spent alike</th><td />
              {columns.map(({ allocation, similarity }) => <td key={allocation.label}><strong>{percent(similarity ?? 0)}</strong><Likeness value={similarity ?? 0} /></td>)}
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

const Likeness = ({ value }: { readonly value: number }) => <svg class="shift" width="100%" height="8" aria-hidden="true" focusable="false"><rect width="100%" height="8" class="shift-ground" /><rect width={`${decimal(value * 100)}%`} height="8" rx="2" class="shift-after" /></svg>;

/** Which way of being a staff engineer the work resembles, with what speaks for and against each. */
export function ArchetypeVerdict({ fit: { archetype, hybrid, judgements, likenesses }, sources }: { readonly fit: ArchetypeFit; readonly sources: readonly Source[] }) {
  return (
    <section class="answer" aria-labelledby="archetype-verdict">
      <h2 id="archetype-verdict">{archetype === null ? "No one kind of staff engineer clearly" : `Your work resembles the ${archetype.title}`}</h2>
      {archetype !== null && <p>{archetype.text} <Ground fact={archetype} sources={sources} /></p>}
      <ul class="told">{judgements.map((one) => <Judged key={one.text} one={one} sources={sources} />)}</ul>
      {hybrid !== null && <p><strong>A hybrid: the tech-lead manager. </strong>{hybrid.text} <Ground fact={hybrid} sources={sources} /> {hybrid.remark.text} <Ground fact={hybrid.remark} sources={sources} /></p>}
      <p class="soft">All four, the most alike first. What its people do weighs two, where they do well one; the weights are ours.</p>
      <div class="scroll" tabIndex={0} role="group" aria-label="All four kinds">
        <table class="wide">
          <caption class="out-of-sight">All four kinds</caption>
          <thead><tr><th scope="col">Kind</th><th scope="col">Alike</th><th scope="col">Speaks for it</th><th scope="col">Speaks against it</th></tr></thead>
          <tbody>
            {likenesses.map(({ archetype: kind, likeness, speaksFor, speaksAgainst, notTold }) => (
              <tr key={kind.key}>
                <th scope="row">{kind.title} <Ground fact={kind} sources={sources} /></th>
                <td>{percent(likeness)}<Likeness value={likeness} /></td>
                <td><Points judgements={speaksFor} sources={sources} /></td>
                <td><Points judgements={speaksAgainst} sources={sources} />{notTold.length > 0 && <p class="soft small">Would tell more: {notTold.join(" ")}</p>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
