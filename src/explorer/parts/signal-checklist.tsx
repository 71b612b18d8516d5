import { readinessLink } from "../links.js";
import type { Transition } from "../pages/transition.question.js";
import { counted, quantityWords } from "../words.js";
import { Ground, type Source } from "./ground.js";

interface SignalChecklistProps {
  readonly way: Transition;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly sources: readonly Source[];
}

/** Signals to tick. The ticks stand in the address and nowhere else: by the form without scripts, by browser/next-checklist.ts as one ticks. */
export function SignalChecklist({ way: { signals, from, to, arithmetic }, query, sources }: SignalChecklistProps) {
  if (signals.length === 0 && arithmetic.length === 0) return null;
  const shows = (key: string): boolean => query[`shown-${key}`] === "yes";
  return (
    <section aria-labelledby="signals">
      <h2 id="signals">What shows it</h2>
      {signals.length === 0 ? <p>No source names signals for this step.</p> : (
        <form action="/transition" method="get" data-checklist>
          <p class="soft">Tick what you can show. Your ticks stand in the address of this page and nowhere else: whoever gets the address sees them.</p>
          <input type="hidden" name="from" value={query.from} /><input type="hidden" name="to" value={query.to} />
          <ul class="checks">
            {signals.map((signal) => (
              <li key={signal.key}>
                <label>
                  <input type="checkbox" name={`shown-${signal.key}`} value="yes" checked={shows(signal.key)} />
                  <span>{signal.title !== null && <strong>{signal.title}. </strong>}{signal.text} {signal.quantity !== null && <span class="threshold">Threshold: {quantityWords(signal.quantity)}</span>}</span>
                </label>
                <Ground fact={signal} sources={sources} />
              </li>
            ))}
          </ul>
          <p><output data-ticked>{signals.filter(({ key }) => shows(key)).length}</output> of {counted(signals.length, "signal")} ticked. <noscript><button type="submit" class="quiet">Keep in the address</button></noscript></p>
        </form>
      )}
      {arithmetic.length > 0 && (
        <>
          <h3>How many examples it takes</h3>
          <ul class="told">{arithmetic.map((one) => <li key={one.key}>{one.title !== null && <strong>{one.title}. </strong>}{one.text} <Ground fact={one} sources={sources} /></li>)}</ul>
          {from.next?.key === to.key && <p><a class="button" href={readinessLink(from.key)}>Weigh my own examples</a></p>}
        </>
      )}
    </section>
  );
}
