import type { ComparedView } from "../pages/compare.view.js";
import { compareLink, rungLabel, rungName } from "../links.js";
import type { Band, Range } from "../pages/compare.question.js";
import { decimal, percent, rangeWords } from "../words.js";

/** The chart as a table: a row for each canonical level from the top, a column for each company; a rung stands where its middle lies. */
export function CompareTable({ view }: { readonly view: ComparedView }) {
  const { compared, comparison, answers, from } = view;
  const columns = compared.columns.flatMap((column) => column ?? []);
  const shareOf = (company: string, rungId: string): number | null => {
    const answer = answers.get(company);
    return answer?.__typename === "Equivalence" ? (answer.landing.find(({ rungs }) => rungs.some(({ id }) => id === rungId))?.share ?? 0) : null;
  };
  return (
    <details class="as-table">
      <summary>The same as a table</summary>
      <div class="scroll" tabIndex={0} role="group" aria-label="Table of rungs by canonical level">
        <table>
          <caption>{from === null ? "Rungs by canonical level" : `Where people from ${from.name} would land`}</caption>
          <thead><tr><th scope="col">Canonical level</th>{columns.map(({ company }) => <th scope="col" key={company.slug}>{company.name}</th>)}</tr></thead>
          <tbody>
            {[...compared.bands].reverse().map((band) => (
              <tr key={band.key}>
                <th scope="row"><a href={`/level/${band.key}`}>{band.title}</a></th>
                {columns.map(({ company, rungs }) => (
                  <td key={company.slug}>
                    <ul>
                      {rungs.filter(({ range }) => bandOf(compared.bands, range) === band).map(({ rung, range }) => {
                        const share = shareOf(company.slug, rung.id);
                        return (
                          <li key={rung.id}>
                            <a href={compareLink({ ...comparison, from: `${company.slug}:${rungName(rung)}` })}>{rungLabel(rung)}</a>
                            <span class="soft"> {rangeWords(range)}{rung.mapping !== null && `, confidence ${decimal(rung.mapping.confidence)}`}</span>
                            {share !== null && share >= 0.005 && <strong> {percent(share)}</strong>}
                          </li>
                        );
                      })}
                    </ul>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** The level in which a range's middle lies; the topmost holds its upper edge too. */
const bandOf = (bands: readonly Band[], { lo, hi }: Range): Band | undefined => bands.find((band) => (lo + hi) / 2 < band.hi) ?? bands.at(-1);
