import { scaleLinear } from "d3-scale";
import { needed, type PageRequest } from "../asking.js";
import type { Page } from "../page.js";
import { BAND_NAMES, decimal, percent } from "../words.js";

interface Figure {
  readonly name: string;
  readonly group: string;
  readonly unit: "SHARE" | "BITS" | "LEVELS" | "INDEX";
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly note: string | null;
  readonly target: number | null;
  readonly reachesTarget: boolean | null;
  readonly baselines: readonly { readonly name: string; readonly value: number }[];
}

interface Row {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly predicted: number | null;
  readonly observed: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface Section {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly reliability: readonly Row[];
}

interface Methodology {
  readonly version: string;
  readonly summary: string;
  readonly steps: readonly { readonly title: string; readonly text: string; readonly formula: string | null }[];
  readonly bands: readonly { readonly band: keyof typeof BAND_NAMES; readonly atLeast: number }[];
  readonly constants: readonly { readonly key: string; readonly value: number; readonly text: string }[];
  readonly evaluation: { readonly ranAt: string; readonly current: boolean; readonly sections: readonly Section[] } | null;
}

export const METHOD = `query Method {
  methodology {
    version
    summary
    steps { title text formula }
    bands { band atLeast }
    constants { key value text }
    evaluation {
      ranAt
      current
      sections {
        key title text
        figures { name group unit value low high n note target reachesTarget baselines { name value } }
        reliability { from to n predicted observed low high }
      }
    }
  }
}`;

/** `/method`: how answers are computed, and how often they were right. */
export async function methodPage({ ask }: PageRequest): Promise<Page> {
  const question = { document: METHOD, variables: {} };
  const { methodology } = needed(await ask<{ methodology: Methodology }>(question), "The method cannot be shown");
  const { version, summary, steps, bands, constants, evaluation } = methodology;
  return {
    title: "How it works, and how often it is right", section: "method", question, description: "How equivalences between career ladders are computed, with every constant, and their measured accuracy.",
    body: (
      <div class="wrap text-page">
        <h1>How it works, and how often it is right</h1>
        <p class="lead">{summary}</p>
        {evaluation !== null && <Headline sections={evaluation.sections} />}
        <h2>Step by step</h2>
        <ol class="method-steps">{steps.map(({ title, text, formula }) => <li key={title}><h3>{title}</h3><p>{text}</p>{formula !== null && <pre class="snippet" tabIndex={0}><code>{formula}</code></pre>}</li>)}</ol>
        <h2>What the bands of confidence mean</h2>
        <p>{bands.map(({ band, atLeast }, i) => <span key={band}>{i > 0 && ", "}<strong>{BAND_NAMES[band]}</strong> from {decimal(atLeast)}</span>)}. Below the lowest there is no answer. Confidence grades the evidence; it is not a probability of being right, and the tables below say what it is worth as one.</p>
        <h2 id="measured">What was measured</h2>
        {evaluation === null ? <p>Nothing was measured on this server yet.</p> : (
          <>
            <p>Measured on {evaluation.ranAt.slice(0, 10)}, with what an answer rests on kept from it: the source scored is left out, and so is the company mapped.{!evaluation.current && <strong> Method or data have changed since.</strong>} Brackets are 95 % intervals.</p>
            {evaluation.sections.map((section) => <Measured key={section.key} section={section} />)}
          </>
        )}
        <details>
          <summary>Every constant of method {version}</summary>
          <div class="scroll" tabIndex={0} role="group" aria-label="Constants">
            <table><caption>One set for each version of the method</caption><thead><tr><th scope="col">Name</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead>
              <tbody>{constants.map(({ key, value, text }) => <tr key={key}><th scope="row"><code>{key}</code></th><td>{value}</td><td>{text}</td></tr>)}</tbody></table>
          </div>
        </details>
      </div>
    ),
  };
}

/** The figures that have a target, with it: the short of it. */
function Headline({ sections }: { readonly sections: readonly Section[] }) {
  const figures = sections.flatMap(({ title, figures: all }) => all.filter(({ target }) => target !== null).map((figure) => ({ title, figure })));
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="In short">
      <table>
        <caption>In short, with what we set out to reach</caption>
        <thead><tr><th scope="col">Measured</th><th scope="col">Figure</th><th scope="col">Reached</th><th scope="col">Aim</th><th scope="col">Cases</th></tr></thead>
        <tbody>{figures.map(({ title, figure }, i) => <tr key={i}><th scope="row">{title}</th><td>{figure.name} <span class="soft">({figure.group})</span></td><td>{valueOf(figure)} {intervalOf(figure)}</td><td>{valueOf({ ...figure, value: figure.target ?? 0 })}{figure.reachesTarget === false && <strong> missed</strong>}</td><td>{figure.n}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

function Measured({ section }: { readonly section: Section }) {
  const { title, text, figures, reliability } = section;
  return (
    <section>
      <h3>{title}</h3>
      <p>{text}</p>
      {reliability.some(({ n }) => n > 0) && <Reliability rows={reliability} title={title} />}
      <details>
        <summary>{figures.length} figures</summary>
        <div class="scroll" tabIndex={0} role="group" aria-label={`Figures: ${title}`}>
          <table>
            <caption>{title}</caption>
            <thead><tr><th scope="col">Figure</th><th scope="col">Of</th><th scope="col">Value</th><th scope="col">Cases</th><th scope="col">Simpler ways</th></tr></thead>
            <tbody>
              {figures.map((figure, i) => (
                <tr key={i}><th scope="row">{figure.name}</th><td>{figure.group}</td><td>{valueOf(figure)} {intervalOf(figure)}</td><td>{figure.n}</td>
                  <td>{figure.baselines.map(({ name, value }) => `${name}: ${valueOf({ ...figure, value })}`).join("; ")}{figure.note !== null && <span class="soft small"> {figure.note}</span>}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** Pixels of the plot and around it. */
const PLOT = { size: 260, left: 44, bottom: 40, top: 12 } as const;

/** What was said against what came true: on the diagonal it is exactly as sure as it should be. */
function Reliability({ rows, title }: { readonly rows: readonly Row[]; readonly title: string }) {
  const x = scaleLinear([0, 1], [PLOT.left, PLOT.left + PLOT.size]);
  const y = scaleLinear([0, 1], [PLOT.top + PLOT.size, PLOT.top]);
  const most = Math.max(...rows.map(({ n }) => n));
  const points = rows.flatMap((row) => (row.predicted === null || row.observed === null ? [] : [{ ...row, predicted: row.predicted, observed: row.observed }]));
  const [width, height] = [PLOT.left + PLOT.size + 12, PLOT.top + PLOT.size + PLOT.bottom];
  return (
    <figure class="plot">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}: what was said against what came true; the table beside it has the same numbers`}>
        {x.ticks(5).map((tick) => (
          <g key={tick}>
            <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} class="plot-line" />
            <text x={x(0) - 6} y={y(tick) + 4} text-anchor="end" class="plot-text">{percent(tick)}</text>
            <text x={x(tick)} y={y(0) + 16} text-anchor="middle" class="plot-text">{percent(tick)}</text>
          </g>
        ))}
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} class="plot-even" />
        {points.map((row) => <line key={`i${row.from}`} x1={x(row.predicted)} x2={x(row.predicted)} y1={y(row.low ?? row.observed)} y2={y(row.high ?? row.observed)} class="plot-interval" />)}
        {points.map((row) => <circle key={`p${row.from}`} cx={x(row.predicted)} cy={y(row.observed)} r={3 + 6 * Math.sqrt(row.n / most)} class="plot-point" />)}
        <text x={x(0.5)} y={height - 6} text-anchor="middle" class="plot-text">said</text>
      </svg>
      <figcaption>
        <table>
          <caption>Said, and came true</caption>
          <thead><tr><th scope="col">Said</th><th scope="col">Came true</th><th scope="col">Cases</th></tr></thead>
          <tbody>{points.map(({ from, predicted, observed, n }) => <tr key={from}><th scope="row">{percent(predicted)}</th><td>{percent(observed)}</td><td>{n}</td></tr>)}</tbody>
        </table>
      </figcaption>
    </figure>
  );
}

function valueOf({ unit, value }: Pick<Figure, "unit" | "value">): string {
  if (unit === "SHARE") return `${decimal(value * 100)}\u00a0%`;
  return `${Math.round(value * 1000) / 1000}${unit === "BITS" ? " bits" : unit === "LEVELS" ? " levels" : ""}`;
}

const intervalOf = (figure: Figure) => <span class="soft small">({valueOf({ ...figure, value: figure.low })} to {valueOf({ ...figure, value: figure.high })})</span>;
