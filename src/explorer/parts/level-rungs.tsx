import { companyLink, rungLabel, rungLink, sourcingLink } from "../links.js";
import type { Level, LevelAnswer } from "../pages/level.question.js";
import { BAND_NAMES, percent, PREDICATE_NAMES } from "../words.js";

/** Companies' rungs that equal a level, best first, and where the rest are. */
export function LevelRungs({ level, found }: { readonly level: Level; readonly found: LevelAnswer["counterparts"] }) {
  return (
    <section aria-labelledby="here">
      <h2 id="here">Companies' rungs here</h2>
      {found === null || found.nodes.length === 0 ? <p class="soft">No company has a rung that equals this level. <a href="/companies">Look through the companies</a>.</p> : (
        <>
          <div class="scroll" tabIndex={0} role="group" aria-label="Rungs at this level">
            <table>
              <caption>The best matches; derived by our method</caption>
              <thead><tr><th scope="col">Rung</th><th scope="col">Company</th><th scope="col">Relation</th><th scope="col">Land there</th><th scope="col">Confidence</th></tr></thead>
              <tbody>
                {found.nodes.map(({ rung, landing, predicate, confidence }) => (
                  <tr key={`${rung.company.slug} ${rungLabel(rung)}`}>
                    <th scope="row"><a href={rungLink(rung, rung.company.slug)}>{rungLabel(rung)}</a></th>
                    <td><a href={companyLink(rung.company.slug)}>{rung.company.name}</a></td>
                    <td>{predicate === null ? "overlaps" : (PREDICATE_NAMES[predicate] ?? predicate)}</td>
                    <td>{percent(landing)}</td>
                    <td>{BAND_NAMES[confidence.band]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p><a href={sourcingLink(`level:${level.key}`)}>{found.pageInfo.hasNextPage ? "All of them, with filters by country and size" : "The same with filters by country and size"}</a></p>
        </>
      )}
    </section>
  );
}
