import type { Told } from "../pages/level.question.js";
import type { Transition, WeekShift as Week } from "../pages/transition.question.js";
import { Ground, type Source } from "./ground.js";
import { ShiftBars } from "./shift-bars.js";

interface ShiftsProps {
  readonly way: Transition;
  /** The highest step of the scales. */
  readonly most: number;
  readonly sources: readonly Source[];
}

/** What changes: in words, then on every scale with its numbers. */
export function Shifts({ way, most, sources }: ShiftsProps) {
  const worded = way.dimensions.filter(({ dimension }) => dimension.key === "autonomy" || dimension.key === "time-horizon");
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">What changes</h2>
      <ul class="told">
        <li>{way.influence.text} <Ground fact={way.influence} sources={sources} derived /></li>
        {worded.map((shift) => <li key={shift.dimension.key}>{shift.text} <Ground fact={shift} sources={sources} derived /></li>)}
        {way.changes.map((change) => <li key={change.key}>{change.title !== null && <strong>{change.title}. </strong>}{change.text} <Ground fact={change} sources={sources} /></li>)}
      </ul>
      <p class="soft">Each scale from 0 to {most}, never to be summed. <ShiftKey /></p>
      <table class="shifts">
        <caption class="out-of-sight">Every scale, before and after</caption>
        <thead><tr><th scope="col">Scale</th><th scope="col">Steps</th><td /><th scope="col">In words</th></tr></thead>
        <tbody>
          {way.dimensions.map((shift) => (
            <tr key={shift.dimension.key}>
              <th scope="row">{shift.dimension.title}</th>
              <td class="number">{shift.from?.score ?? "–"} → {shift.to?.score ?? "–"}</td>
              <td class="shift-cell"><ShiftBars from={shift.from?.score ?? null} to={shift.to?.score ?? null} most={most} /></td>
              <td>{shift.to?.text ?? "No source gives ground for a step there."} {shift.from !== null && shift.from.text !== shift.to?.text && <span class="soft">Before: {shift.from.text}</span>} <Ground fact={shift} sources={sources} derived /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Which bar is which. */
const ShiftKey = () => (
  <>
    <svg class="shift-key" width="20" height="8" aria-hidden="true"><rect width="20" height="8" rx="2" class="shift-before" /></svg>upper bar: before{" "}
    <svg class="shift-key" width="20" height="8" aria-hidden="true"><rect width="20" height="8" rx="2" class="shift-after" /></svg>lower bar: after
  </>
);

/** How the week changes. */
export function WeekShift({ time, sources }: { readonly time: Week; readonly sources: readonly Source[] }) {
  const most = Math.max(...time.activities.flatMap(({ from, to }) => [from, to]));
  return (
    <section aria-labelledby="week">
      <h2 id="week">Time by activity</h2>
      <p class="soft">{(time.from.approximate || time.to.approximate) && "Rough, as the source says. "}Its columns “{time.from.label}, {time.from.code}” and “{time.to.label}, {time.to.code}”. {time.note} <Ground fact={time} sources={sources} /> <ShiftKey /></p>
      <div class="scroll" tabIndex={0} role="group" aria-label="Time by activity, before and after">
        <table>
          <caption class="out-of-sight">Percent of the week, before and after</caption>
          <thead><tr><th scope="col">Activity</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Points</th><td /></tr></thead>
          <tbody>
            {time.activities.map(({ activity, from, to, difference }) => (
              <tr key={activity.title}>
                <th scope="row">{activity.title}</th><td class="number">{from} %</td><td class="number">{to} %</td><td class="number">{difference > 0 ? `+${difference}` : difference === 0 ? "0" : `−${-difference}`}</td>
                <td class="shift-cell"><ShiftBars from={from} to={to} most={most} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Which duties and traits come on top, and which are no longer mentioned. */
export function Duties({ way, sources }: { readonly way: Transition; readonly sources: readonly Source[] }) {
  const { newResponsibilities: more, noLongerMentioned: less, newTraits: traits } = way;
  if (more.length + less.length + traits.length === 0) return null;
  const list = (texts: readonly Told[]) => <ul class="told">{texts.map((one) => <li key={one.text}>{one.text} <Ground fact={one} sources={sources} /></li>)}</ul>;
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">Duties and traits</h2>
      <p class="soft">The texts of the two levels beside each other: which text stands in which list is derived.</p>
      <div class="two">
        {more.length > 0 && <div><h3>New duties</h3>{list(more)}</div>}
        {traits.length > 0 && <div><h3>New traits</h3><ul class="told">{traits.map((one) => <li key={one.spelling}><strong>{one.spelling}. </strong>{one.trait.text} <Ground fact={one} sources={sources} /></li>)}</ul></div>}
      </div>
      {less.length > 0 && <details><summary>No longer mentioned, which is not to say no longer needed ({less.length})</summary>{list(less)}</details>}
    </section>
  );
}
