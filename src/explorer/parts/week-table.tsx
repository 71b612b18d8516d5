import type { Level } from "../pages/level.question.js";
import { Ground, type Source } from "./ground.js";

/** How the week divides among activities. */
export function WeekTable({ week, sources }: { readonly week: NonNullable<Level["timeByActivity"]>; readonly sources: readonly Source[] }) {
  return (
    <section aria-labelledby="week">
      <h2 id="week">Time by activity</h2>
      <p class="soft">{week.approximate && "Rough, as the source says. "}Its column is headed “{week.label}, {week.code}”. <Ground fact={week} sources={sources} /></p>
      <table class="week">
        <caption class="out-of-sight">Share of the week by activity</caption>
        <thead><tr><th scope="col">Activity</th><th scope="col">Share</th><td /></tr></thead>
        <tbody>
          {week.shares.map(({ percent, activity }) => (
            <tr key={activity.title}>
              <th scope="row">{activity.title}</th><td>{percent} %</td>
              <td class="week-bar"><svg width="100%" height="14" aria-hidden="true" focusable="false"><rect width={`${percent}%`} height="14" rx="2" class="range-here" /></svg></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
