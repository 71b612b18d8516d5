import type { Perspective, Said, Transition, Trap } from "../pages/transition.question.js";
import { quantityWords } from "../words.js";
import { Ground, type Source } from "./ground.js";

/** How people miss it: what they believe, how it is, what to do instead. */
export function Traps({ traps, sources }: { readonly traps: readonly Trap[]; readonly sources: readonly Source[] }) {
  if (traps.length === 0) return null;
  return <section aria-labelledby="traps"><h2 id="traps">How people miss it</h2>{traps.map((trap) => <TrapParts key={trap.key} trap={trap} sources={sources} />)}</section>;
}

export function TrapParts({ trap, sources }: { readonly trap: Trap; readonly sources: readonly Source[] }) {
  return (
    <>
      <h3>{trap.title} <Ground fact={trap} sources={sources} /></h3>
      {trap.trap === null ? <p>{trap.text}</p> : (
        <dl class="trap">
          <div><dt>Belief</dt><dd>{trap.trap.belief}</dd></div>
          <div><dt>Reality</dt><dd>{trap.trap.reality}</dd></div>
          <div><dt>Instead</dt><dd>{trap.trap.instead}</dd></div>
        </dl>
      )}
    </>
  );
}

/** What nobody passes without, and where its author doubts it. */
export function Gates({ gates, limits, sources }: { readonly gates: readonly Said[]; readonly limits: readonly Said[]; readonly sources: readonly Source[] }) {
  if (gates.length === 0) return null;
  const one = (said: Said) => <>{said.title !== null && <strong>{said.title}. </strong>}{said.text} <Ground fact={said} sources={sources} /></>;
  return (
    <section aria-labelledby="gates">
      <h2 id="gates">What nobody passes without</h2>
      <ul class="told">{gates.map((gate) => <li key={gate.key}>{one(gate)}</li>)}</ul>
      {limits.map((limit) => <p key={limit.key} class="soft">How far it holds: {one(limit)}</p>)}
    </section>
  );
}

/** Why people are stuck, and what to do then, in order. */
export function Playbook({ way: { stalls, playbook }, sources }: { readonly way: Transition; readonly sources: readonly Source[] }) {
  if (stalls.length + playbook.length === 0) return null;
  return (
    <section aria-labelledby="playbook">
      <h2 id="playbook">When stuck</h2>
      {stalls.map((stall) => <p key={stall.key}>{stall.title !== null && <strong>{stall.title}. </strong>}{stall.text} <Ground fact={stall} sources={sources} /></p>)}
      <ol class="steps-in-order">
        {playbook.map((step) => (
          <li key={step.key}>
            {step.title !== null && <strong>{step.title}. </strong>}{step.text} {step.quantity !== null && <span class="threshold">{quantityWords(step.quantity)}</span>} <Ground fact={step} sources={sources} />
            {step.points.length > 0 && <span class="soft"> As in: {step.points.join(", ")}.</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Views that contradict each other, side by side, each with whose it is. */
export function Perspectives({ perspectives, sources }: { readonly perspectives: readonly Perspective[]; readonly sources: readonly Source[] }) {
  if (perspectives.length === 0) return null;
  return (
    <section aria-labelledby="perspectives">
      <h2 id="perspectives">Where the sources contradict each other</h2>
      {perspectives.map((perspective) => (
        <div key={perspective.title}>
          <h3>{perspective.text}</h3>
          <div class="sides">
            {perspective.sides.map((side) => (
              <blockquote key={side.key}>
                <p>{side.title !== null && <strong>{side.title}. </strong>}{side.text} <Ground fact={side} sources={sources} /></p>
                <footer>{side.sources.map(({ key }) => namedSource(sources, key)).join("; ")}</footer>
              </blockquote>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

function namedSource(sources: readonly Source[], key: string): string {
  const source = sources.find((one) => one.key === key);
  if (source === undefined) return key;
  return source.author === null ? `“${source.title}”, unsigned` : `${source.author}, “${source.title}”`;
}
