/**
 * Search over everything: a form that works by itself, made a combobox by browser/search.ts. `name` and `action` where it is used for
 * something else than the page of results.
 */
export function SearchBox({ id, compact = false, value = "" }: { readonly id: string; readonly compact?: boolean; readonly value?: string }) {
  return (
    <form class={compact ? "search search-compact" : "search"} action="/search" method="get" role="search" aria-label={compact ? "Site" : "Everything"}>
      <label class={compact ? "out-of-sight" : "search-label"} for={id}>Company, rung, title or role</label>
      <div class="search-row">
        <input id={id} name="q" type="search" value={value} autocomplete="off" spellcheck={false} maxLength={200} placeholder={compact ? "Search" : "google l5, staff at meta, data architect …"} data-search="all" />
        <button type="submit">{compact ? <span class="out-of-sight">Search</span> : "Search"}{compact && <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="2" /><path d="M11 11l4 4" stroke="currentColor" stroke-width="2" /></svg>}</button>
      </div>
    </form>
  );
}
