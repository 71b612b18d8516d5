/** The way to the next page and back to the first; nothing where one page holds all. */
export function Pager({ first, next, what }: { readonly first: string | null; readonly next: string | null; readonly what: string }) {
  if (first === null && next === null) return null;
  return (
    <nav class="pager" aria-label={`Pages of ${what}`}>
      {first !== null && <a class="button quiet" href={first}>First page</a>}
      {next !== null && <a class="button quiet" href={next} rel="next">More {what}</a>}
    </nav>
  );
}
