import type { NoPage } from "../asking.js";
import type { Page } from "../page.js";
import { SearchBox } from "../parts/search-box.js";

/** What is told instead of a page, with next steps. */
export function problemPage({ status, title, message, suggestions }: NoPage): Page {
  return {
    status, title, description: message, section: null, question: null,
    body: (
      <div class="wrap narrow">
        <h1>{title}</h1>
        <p class="lead">{message}</p>
        {suggestions.length > 0 && <ul>{suggestions.map(({ href, text }) => <li key={href}><a href={href}>{text}</a></li>)}</ul>}
        <SearchBox id="search" />
        <p><a href="/compare">Compare ladders</a> · <a href="/companies">All companies</a> · <a href="/">Start</a></p>
      </div>
    ),
  };
}
