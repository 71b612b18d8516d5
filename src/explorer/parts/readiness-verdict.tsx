import type { Told as Row } from "../pages/readiness-rows.js";
import type { JudgedExample, Readiness } from "../pages/readiness.question.js";
import { counted } from "../words.js";
import { Ground, type Source } from "./ground.js";
import { Judged, Points } from "./judged.js";
import { TrapParts } from "./transition-way.js";

const VERDICTS = { NOTHING_YET: "Nothing counts yet", LUCK: "One: it may have been luck", PATTERN: "Two: a pattern", UNDENIABLE: "Three or more: undeniable" } as const;
const STANDINGS = { COUNTS: "Counts", DUPLICATE: "Told twice", OUTSIDE_WINDOW: "Too old", PRESENT_LEVEL: "Work of the present level" } as const;
const RISKS = { NONE: "No depth risk", SOME: "Some depth risk", ALL: "Depth risk" } as const;

interface VerdictProps {
  readonly readiness: Readiness;
  /** The examples as they stand in the form, in the order judged. */
  readonly told: readonly Row[];
  readonly sources: readonly Source[];
}

/** What the examples amount to, why, and what they lack. */
export function Verdict({ readiness, told, sources }: VerdictProps) {
  const { verdict, distinct, window, monthsOfThree, judgements, missing, trap, depth, signals, derived } = readiness;
  const named = (indexes: readonly number[]): string => indexes.map((index) => told[index]?.place ?? index + 1).join(", ");
  return (
    <>
      <section class="answer" aria-labelledby="verdict">
        <h2 id="verdict" tabIndex={-1}>{VERDICTS[verdict]}</h2>
        <p>{counted(distinct, "distinct example")} of {told.length} given {distinct === 1 ? "counts" : "count"}, in the time from {window.from} to {window.to}.{monthsOfThree !== null && ` The three closest together span ${counted(monthsOfThree, "month")}.`}</p>
        <Meter distinct={distinct} />
        <ul class="told">{judgements.map((one) => <Judged key={one.text} one={one} sources={sources} />)}</ul>
        {derived && <p class="soft">No source names signals for this step, so the reach of the two levels alone decides. <small class="ground">derived</small></p>}
      </section>
      <section aria-labelledby="counted">
        <h2 id="counted">What counts, and what does not</h2>
        <div class="scroll" tabIndex={0} role="group" aria-label="Your examples, judged">
          <table>
            <caption class="out-of-sight">Your examples, judged</caption>
            <thead><tr><th scope="col">Example</th><th scope="col">Verdict</th><th scope="col">Why</th></tr></thead>
            <tbody>{readiness.examples.map((example) => <ExampleRow key={example.index} example={example} row={told[example.index]} sources={sources} />)}</tbody>
          </table>
        </div>
      </section>
      {missing.length > 0 && <section aria-labelledby="missing"><h2 id="missing">What is missing</h2><ol class="told">{missing.map((one) => <Judged key={one.text} one={one} sources={sources} />)}</ol></section>}
      {trap !== null && <section aria-labelledby="trap"><h2 id="trap">The trap your examples show</h2><p>{trap.text} <Ground fact={trap} sources={sources} /></p><TrapParts trap={trap.trap} sources={sources} /></section>}
      {depth !== null && (
        <section aria-labelledby="depth">
          <h2 id="depth">{RISKS[depth.risk]}</h2>
          <p>{depth.text} {depth.examples.length > 0 && `Without hands-on evidence: example ${named(depth.examples)}. `}<Ground fact={depth} sources={sources} /></p>
          {depth.probes.length > 0 && <details><summary>What an interviewer may ask</summary><ul class="told">{depth.probes.map((probe) => <li key={probe.key}>{probe.text} <Ground fact={probe} sources={sources} derived /><ul class="soft">{probe.points.map((point) => <li key={point}>{point}</li>)}</ul></li>)}</ul></details>}
        </section>
      )}
      {signals.length > 0 && (
        <section aria-labelledby="shown">
          <h2 id="shown">Signals of the next level</h2>
          <table>
            <caption class="out-of-sight">Signals of the next level, and the examples that show them</caption>
            <thead><tr><th scope="col">Signal</th><th scope="col">Shown by</th></tr></thead>
            <tbody>{signals.map(({ signal, shownBy }) => <tr key={signal.key}><th scope="row">{signal.title ?? signal.text} <Ground fact={signal} sources={sources} /></th><td>{shownBy.length === 0 ? <span class="soft">nothing yet</span> : `Example ${named(shownBy)}`}</td></tr>)}</tbody>
          </table>
        </section>
      )}
    </>
  );
}

function ExampleRow({ example, row, sources }: { readonly example: JudgedExample; readonly row: Row | undefined; readonly sources: readonly Source[] }) {
  return (
    <tr>
      <th scope="row">{row?.place ?? example.index + 1}. <span data-words={`what${row?.place ?? 0}`}>{row?.example.what}</span></th>
      <td>{example.standing === "COUNTS" ? <strong class="best">{STANDINGS.COUNTS}</strong> : STANDINGS[example.standing]}</td>
      <td><Points judgements={example.judgements} sources={sources} /></td>
    </tr>
  );
}

/** Boxes up to the most that committees look for; doubt ends at the third. Said in words above. */
function Meter({ distinct }: { readonly distinct: number }) {
  return (
    <svg class="meter" width="100%" height="34" aria-hidden="true" focusable="false">
      {[0, 1, 2, 3, 4].map((i) => <rect key={i} x={`${i * 20}%`} width="19%" height="14" rx="3" class={i < distinct ? "meter-full" : "meter-empty"} />)}
      <text x="9.5%" y="30" text-anchor="middle">luck</text><text x="29.5%" y="30" text-anchor="middle">pattern</text><text x="49.5%" y="30" text-anchor="middle">undeniable</text>
    </svg>
  );
}
