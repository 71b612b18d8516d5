import { compareLink, type Comparison } from "../links.js";
import type { Compared } from "../pages/compare.question.js";
import { TRACK_NAMES } from "../words.js";

/** Which companies and track: every change is an address. */
export function CompareControls({ comparison, compared }: { readonly comparison: Comparison; readonly compared: Compared }) {
  const { companies, track, family, from, asOf } = comparison;
  const names = new Map(compared.columns.flatMap((column) => (column === null ? [] : [[column.company.slug, column.company.name]])));
  const without = (slug: string): string => compareLink({ ...comparison, companies: companies.filter((other) => other !== slug), from: from?.startsWith(`${slug}:`) ? undefined : from });
  return (
    <div class="controls">
      <ul class="chips" aria-label="Companies">
        {companies.map((slug) => (
          <li key={slug} class="chip">{names.get(slug) ?? slug}{companies.length > 2 && <a href={without(slug)} class="chip-remove" aria-label={`Remove ${names.get(slug) ?? slug}`}>×</a>}</li>
        ))}
      </ul>
      {companies.length < 6 && (
        <form class="add" action="/compare" method="get">
          <input type="hidden" name="companies" value={companies.join(",")} />
          <input type="hidden" name="track" value={track.toLowerCase()} />
          {family !== undefined && <input type="hidden" name="family" value={family} />}
          {from !== undefined && <input type="hidden" name="from" value={from} />}
          {asOf !== undefined && <input type="hidden" name="asOf" value={asOf} />}
          <label class="out-of-sight" for="add">Add a company</label>
          <input id="add" name="add" type="text" required autocomplete="off" spellcheck={false} maxLength={60} placeholder="Add a company" data-search="company" />
          <button type="submit">Add</button>
        </form>
      )}
      <nav class="switch" aria-label="Track">
        {(["IC", "M"] as const).map((other) => <a key={other} href={compareLink({ ...comparison, track: other, from: from?.startsWith("role:") ? from : undefined })} aria-current={other === track ? "true" : undefined}>{TRACK_NAMES[other]}</a>)}
      </nav>
    </div>
  );
}
