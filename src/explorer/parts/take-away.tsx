import { compareLink } from "../links.js";
import type { ComparedView } from "../pages/compare.view.js";

/** Links to keep, files, a snippet to embed, and what the answers were computed with. `today` is what a lasting link is fixed to. */
export function TakeAway({ view, today }: { readonly view: ComparedView; readonly today: string }) {
  const { comparison, answers } = view;
  const fixed = { ...comparison, asOf: comparison.asOf ?? today };
  const [first] = answers.values();
  const versions = [...new Set([...answers.values()].flatMap(({ computedWith }) => [computedWith.fromLadderVersion ?? [], computedWith.toLadderVersion ?? []].flat()))];
  return (
    <section class="take-away" aria-labelledby="take-away">
      <h2 id="take-away">Take it with you</h2>
      <p><a href={compareLink(fixed)} data-copy>A link that stays as of {fixed.asOf}</a> · <a href={compareLink(fixed, ".csv")}>CSV</a> · <a href={compareLink(fixed, ".json")}>JSON</a> · <a href={compareLink(fixed, ".svg")}>Picture (SVG)</a> <button type="button" class="quiet print" data-print hidden>Print</button></p>
      <details>
        <summary>Embed the picture</summary>
        <pre class="snippet" tabIndex={0}><code>{`<img src="https://your.server${compareLink(fixed, ".svg")}" alt="Career ladders side by side">`}</code></pre>
      </details>
      {first !== undefined && <p class="soft small">Computed with taxonomy {first.computedWith.taxonomyVersion}, method {first.computedWith.methodVersion}, evidence up to {first.computedWith.evidenceAsOf}, ladder versions {versions.join(", ")}.</p>}
    </section>
  );
}
