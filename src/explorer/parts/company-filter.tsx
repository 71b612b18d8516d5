/** What narrows the list, as it stands in the address. */
export interface Narrowed {
  readonly country: string | undefined;
  readonly size: string | undefined;
  readonly family: string | undefined;
}

/** Sizes to choose from, in people. Below 50, roles span levels. */
export const SIZES: readonly { readonly key: string; readonly text: string; readonly min?: number; readonly max?: number }[] = [
  { key: "small", text: "Under 50 people", max: 49 },
  { key: "medium", text: "50 to 999", min: 50, max: 999 },
  { key: "large", text: "1,000 to 9,999", min: 1_000, max: 9_999 },
  { key: "huge", text: "10,000 or more", min: 10_000 },
];

/** A form that works by itself. */
export function CompanyFilter({ narrowed, families }: { readonly narrowed: Narrowed; readonly families: readonly { readonly key: string; readonly title: string }[] }) {
  return (
    <form class="filter" action="/companies" method="get" aria-label="Narrow the list">
      <label>Country<input type="text" name="country" value={narrowed.country ?? ""} maxLength={60} placeholder="Germany, GB …" autocomplete="off" /></label>
      <label>Size<select name="size"><option value="">Any</option>{SIZES.map(({ key, text }) => <option key={key} value={key} selected={key === narrowed.size}>{text}</option>)}</select></label>
      <label>Field<select name="family"><option value="">Any</option>{families.map(({ key, title }) => <option key={key} value={key} selected={key === narrowed.family}>{title}</option>)}</select></label>
      <button type="submit">Show</button>
    </form>
  );
}
