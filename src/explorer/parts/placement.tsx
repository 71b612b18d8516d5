import { levelLink, rungLabel, rungLink } from "../links.js";
import type { Missing, Resolution, TitleResult } from "../pages/title.question.js";
import { decimal, EVIDENCE_NAMES, percent, rangeWords, TRACK_NAMES } from "../words.js";

/** Where a title stands, with what speaks for it. */
export function Placement({ result }: { readonly result: TitleResult }) {
  if (result.__typename === "TitleAbstention") {
    return (
      <article class="answer answer-none">
        <h3>“{result.title}” has no place we could tell</h3>
        <p>{result.message}</p>
        <WouldHelp missing={result.missing} />
      </article>
    );
  }
  const { level, range, track, confidence, company, rungs, caveats, placement } = result;
  return (
    <article class="answer">
      <h3>“{result.title}” is most likely a <strong>{level === null ? `place at ${rangeWords(range)}` : <a href={levelLink(level.key)}>{level.title}</a>}</strong></h3>
      <p>
        {TRACK_NAMES[track]}, {rangeWords(range)} on the axis of levels. {percent(confidence)} sure{placement !== null && " that the middle is right within half a level"}.
        {company !== null && rungs.length > 0 && <> It is {company.name}'s own rung {rungs.map((rung) => <a key={rung.id} href={rungLink(rung, company.slug)}>{rungLabel(rung)}</a>)}.</>}
        {placement?.decision === "NO_CONFIDENT_MATCH" && <> The evidence does not settle it: this is the best guess.</>}
      </p>
      {placement !== null && <Candidates placement={placement} />}
      {caveats.length > 0 && <ul class="caveats">{caveats.map((text) => <li key={text}>{text}</li>)}</ul>}
      {placement !== null && (
        <details>
          <summary>What speaks for it</summary>
          <Waterfall placement={placement} />
        </details>
      )}
      {placement !== null && <WouldHelp missing={placement.missing} />}
    </article>
  );
}

type Placed = NonNullable<Resolution["placement"]>;

/** The likeliest half levels with their probabilities. */
function Candidates({ placement }: { readonly placement: Placed }) {
  return (
    <table class="bars">
      <caption>Where it may stand</caption>
      <thead><tr><th scope="col">Half level</th><th scope="col">Range</th><th scope="col">Likely</th><td></td></tr></thead>
      <tbody>
        {placement.posterior.filter(({ probability }) => probability >= 0.01).map(({ range, probability, level }) => (
          <tr key={range.lo}>
            <th scope="row">{level === null ? "outside the levels" : `${range.lo % 1 === 0 ? "Lower" : "Upper"} ${level.title}`}</th>
            <td>{rangeWords(range)}</td><td>{percent(probability)}</td>
            <td class="bar-cell"><svg width="100%" height="12" aria-hidden="true"><rect width={`${decimal(probability * 100)}%`} height="12" rx="2" class="bar-fill" /></svg></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every piece of evidence with its weight: to the right for the place, to the left against it. */
function Waterfall({ placement }: { readonly placement: Placed }) {
  const most = Math.max(0.5, ...placement.evidence.map(({ bits }) => Math.abs(bits)));
  return (
    <table class="bars">
      <caption>Weights in bits: each bit doubles the odds for this place, each negative one halves them</caption>
      <thead><tr><th scope="col">Evidence</th><th scope="col">In words</th><th scope="col">Bits</th><td></td></tr></thead>
      <tbody>
        {placement.evidence.map(({ kind, text, bits }, i) => (
          <tr key={i}>
            <th scope="row">{EVIDENCE_NAMES[kind] ?? kind}</th><td>{text}</td><td>{bits > 0 ? "+" : ""}{decimal(bits)}</td>
            <td class="bar-cell"><svg width="100%" height="12" aria-hidden="true"><line x1="50%" x2="50%" y2="12" class="bar-axis" /><rect x={bits < 0 ? `${decimal(50 + (bits / most) * 50)}%` : "50%"} width={`${decimal((Math.abs(bits) / most) * 50)}%`} height="12" rx="2" class={bits < 0 ? "bar-against" : "bar-fill"} /></svg></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WouldHelp({ missing }: { readonly missing: readonly Missing[] }) {
  if (missing.length === 0) return null;
  return <><h4>What would help most</h4><ol>{missing.slice(0, 3).map(({ field, text }) => <li key={field}>{text}</li>)}</ol></>;
}
