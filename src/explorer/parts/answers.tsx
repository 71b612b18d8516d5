import type { AskedError } from "../asking.js";
import type { AbstentionAnswer, EquivalenceAnswer, PairAnswer } from "../pages/compare.question.js";
import { rungLabel } from "../links.js";
import { BAND_NAMES, decimal, percent, PREDICATE_NAMES } from "../words.js";

const ELSEWHERE = { RUNG: "", BETWEEN_RUNGS: "between two rungs", BELOW_LADDER: "below their ladder", ABOVE_LADDER: "above their ladder" } as const;

/** Shares too small to say. */
const WORTH_SAYING = 0.05;

/** What one company answers: the sentence first, then what it rests on. `moving`: the page about a move there. */
export function AnswerCard({ answer, moving }: { readonly answer: PairAnswer; readonly moving?: string }) {
  return (
    <article class={answer.__typename === "Equivalence" ? "answer" : "answer answer-none"}>
      {answer.__typename === "Equivalence" ? <Found answer={answer} /> : <None answer={answer} />}
      {answer.__typename === "Equivalence" && moving !== undefined && <p class="moving"><a href={moving}>Moving there</a></p>}
    </article>
  );
}

/** The API's own words where a company could not be answered for. */
export const AnswerError = ({ error }: { readonly error: AskedError }) => <article class="answer answer-none"><h3>No answer</h3><p>{error.message}</p></article>;

function Found({ answer }: { readonly answer: EquivalenceAnswer }) {
  const { best, landing, confidence, toCompany, reasons, caveats, conflicts, depth, whatWouldHelp } = answer;
  const others = landing.filter(({ share, rungs }) => share >= WORTH_SAYING && !rungs.some(({ id }) => id === best.rung.id)).sort((a, b) => b.share - a.share);
  return (
    <>
      <h3>
        Most likely <strong>{rungLabel(best.rung)}</strong> at {toCompany.name}
        <span class={`band band-${confidence.band}`}>confidence {BAND_NAMES[confidence.band]}</span>
      </h3>
      <p>
        {percent(best.landing)} land there{others.map(({ share, kind, rungs }) => <span key={`${kind}${rungs[0]?.id}`}>, {percent(share)} {kind === "RUNG" ? <>in {rungs.map(rungLabel).join(" or ")}</> : ELSEWHERE[kind]}</span>)}.
        {best.predicate !== null && <> It is {PREDICATE_NAMES[best.predicate] ?? best.predicate}; {shiftWords(best.rankShift)}.</>}
      </p>
      <Landing answer={answer} />
      {caveats.length > 0 && <ul class="caveats">{caveats.map((text) => <li key={text}>{text}</li>)}</ul>}
      <details>
        <summary>Why, and how sure ({decimal(confidence.value)})</summary>
        <ol class="reasons">{reasons.map(({ text }) => <li key={text}>{text}</li>)}</ol>
        <Conflicts answer={answer} />
        {depth.note !== null && <p>{depth.note}</p>}
        {depth.probes.length > 0 && <><h4>What to ask in an interview</h4><dl>{depth.probes.map(({ question, answer: good }) => <div key={question}><dt>{question}</dt><dd>{good}</dd></div>)}</dl></>}
        {whatWouldHelp.length > 0 && <><h4>What would make it surer</h4><ul>{whatWouldHelp.map((text) => <li key={text}>{text}</li>)}</ul></>}
      </details>
      {conflicts.length > 0 && <p class="conflict-note">Sources disagree: see why.</p>}
    </>
  );
}

function None({ answer }: { readonly answer: AbstentionAnswer }) {
  return (
    <>
      <h3>No answer at {answer.toCompany.name}</h3>
      <p>{answer.message}</p>
      {answer.caveats.length > 0 && <ul class="caveats">{answer.caveats.map((text) => <li key={text}>{text}</li>)}</ul>}
      <Conflicts answer={answer} />
      {answer.wouldHelp.length > 0 && <><h4>What would help</h4><ul>{answer.wouldHelp.map((text) => <li key={text}>{text}</li>)}</ul></>}
    </>
  );
}

const Conflicts = ({ answer }: { readonly answer: PairAnswer }) => (answer.conflicts.length === 0 ? null : (
  <>
    <h4>Who says otherwise</h4>
    <ul>{answer.conflicts.map(({ text, citation }) => <li key={text}>{text}{citation?.url != null && <> <a href={citation.url} rel="nofollow noopener">{citation.title}</a></>}</li>)}</ul>
  </>
));

/** What a letter takes of the narrowest bar, as a share. */
const LETTER = 0.03;

/** Where people land, as one bar of shares; said in words above. */
function Landing({ answer }: { readonly answer: EquivalenceAnswer }) {
  const parts = answer.landing.filter(({ share }) => share >= 0.005).map((part) => ({ ...part, word: part.kind === "RUNG" ? (part.rungs[0]?.code ?? percent(part.share)) : "off" }));
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, { share }) => sum + share, 0));
  return (
    <svg class="landing" width="100%" height="26" aria-hidden="true" focusable="false">
      {parts.map(({ share, kind, rungs, word }, i) => (
        <g key={i}>
          <rect x={`${decimal(starts[i]! * 100)}%`} width={`${decimal(share * 100)}%`} height="26" class={rungs.some(({ id }) => id === answer.best.rung.id) ? "landing-best" : kind === "RUNG" ? "landing-rung" : "landing-off"} />
          {share >= Math.max(0.1, word.length * LETTER) && <text x={`${decimal((starts[i]! + share / 2) * 100)}%`} y="17" text-anchor="middle">{word}</text>}
        </g>
      ))}
    </svg>
  );
}

function shiftWords(shift: number): string {
  if (Math.abs(shift) < 0.05) return "the same height";
  return `their rung stands ${decimal(Math.abs(shift))} of a level ${shift > 0 ? "higher" : "lower"}`;
}
