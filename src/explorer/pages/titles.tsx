import { csvOf } from "../../shared/csv.js";
import { download, type Download } from "../../shared/download.js";
import { guarded } from "../../shared/formula.js";
import { needed, type PageRequest } from "../asking.js";
import { levelLink, query as queryString } from "../links.js";
import type { Page } from "../page.js";
import { decimal, percent, rangeWords, TRACK_NAMES } from "../words.js";
import { MOST_TITLES, titlesOf } from "./title-list.js";
import { listQuestion, type FreeTitle, type ListedTitle } from "./title.question.js";

/** What was asked, with its answer; null: it could not be looked up, and `error` says why. */
interface Row {
  readonly asked: FreeTitle;
  readonly answer: ListedTitle | null;
  readonly error: string | null;
}

async function rowsFor({ query, ask }: Pick<PageRequest, "query" | "ask">): Promise<{ readonly rows: readonly Row[]; readonly question: ReturnType<typeof listQuestion> } | null> {
  const titles = titlesOf(query.list ?? "");
  if (titles.length === 0) return null;
  const question = listQuestion(titles);
  const answer = await ask<{ resolveTitles: readonly (ListedTitle | null)[] | null }>(question);
  const found = needed(answer, "These titles cannot be looked up").resolveTitles ?? [];
  return { question, rows: titles.map((asked, i) => ({ asked, answer: found[i] ?? null, error: answer.errors.find(({ path }) => path[1] === i)?.message ?? null })) };
}

/** `/titles?list=…`: a title in each line, or a table. */
export async function titlesPage(request: PageRequest): Promise<Page> {
  const list = request.query.list ?? "";
  const found = await rowsFor(request);
  return {
    title: "A list of titles", section: "title", question: found?.question ?? null, description: "Where each of up to a hundred job titles stands on one axis of levels.", scripts: ["titles"],
    body: (
      <div class="wrap">
        <h1>A list of titles</h1>
        <p class="lead">One title in each line, in any language; or paste a table whose heading names <code>title</code> and, if known, <code>company</code>, <code>people</code>, <code>reports</code>, <code>years</code>, <code>scope</code>. At most {MOST_TITLES}. Nothing is kept.</p>
        <form class="form" action="/titles" method="get">
          <label for="list">Titles</label>
          <textarea id="list" name="list" rows={Math.min(14, Math.max(5, list.split("\n").length + 1))} spellcheck={false} data-titles>{list}</textarea>
          <p><button type="submit">Look them up</button></p>
        </form>
        {found !== null && <Table rows={found.rows} list={list} />}
      </div>
    ),
  };
}

function Table({ rows, list }: { readonly rows: readonly Row[]; readonly list: string }) {
  return (
    <section aria-labelledby="found">
      <h2 id="found">{rows.filter(({ answer }) => answer?.__typename === "TitleResolution").length} of {rows.length} placed</h2>
      <p><a href={`/titles.csv${queryString({ list })}`}>Download as CSV</a></p>
      <div class="scroll" tabIndex={0} role="group" aria-label="Where each title stands">
        <table>
          <caption>Ranges are on the axis of levels; sureness is of being right within half a level</caption>
          <thead><tr><th scope="col">Title</th><th scope="col">Level</th><th scope="col">Track</th><th scope="col">Range</th><th scope="col">Sure</th></tr></thead>
          <tbody>
            {rows.map(({ asked, answer, error }, i) => (
              <tr key={i}>
                <th scope="row"><a href={`/title${queryString({ q: asked.title, company: asked.company, people: asked.people?.toString(), scope: asked.scopeText })}`}>{asked.title}</a>{asked.company !== undefined && <span class="soft"> at {asked.company}</span>}</th>
                {answer?.__typename === "TitleResolution" && answer.range !== undefined
                  ? <><td>{answer.level == null ? "–" : <a href={levelLink(answer.level.key)}>{answer.level.title}</a>}</td><td>{TRACK_NAMES[answer.track ?? "IC"]}</td><td>{rangeWords(answer.range)}</td><td>{percent(answer.confidence ?? 0)}</td></>
                  : <td colSpan={4} class="soft">{error ?? answer?.message ?? "No answer."}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** `/titles.csv?list=…`: the same to keep. */
export async function titlesCsv(request: PageRequest): Promise<Download> {
  const found = await rowsFor(request);
  const rows = (found?.rows ?? []).map(({ asked, answer, error }) => [
    guarded(asked.title), guarded(asked.company ?? ""), answer?.level?.key ?? "", answer?.level?.title ?? "", answer?.track ?? "",
    answer?.range === undefined ? "" : decimal(answer.range.lo), answer?.range === undefined ? "" : decimal(answer.range.hi), answer?.confidence === undefined ? "" : String(answer.confidence), guarded(error ?? answer?.message ?? ""),
  ]);
  return download({ body: csvOf(["title", "company", "level", "level_title", "track", "lo", "hi", "confidence", "why_not"], rows), type: "text/csv; charset=utf-8", name: "titles.csv", shown: false, keep: "shortly" });
}
