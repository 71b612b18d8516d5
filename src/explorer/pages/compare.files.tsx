import type { PageRequest } from "../asking.js";
import { render } from "preact-render-to-string";
import { csvOf } from "../../shared/csv.js";
import { download, type Download } from "../../shared/download.js";
import { guarded } from "../../shared/formula.js";
import type { Assets } from "../page.js";
import { ChartFile } from "../parts/chart.js";
import { decimal } from "../words.js";
import { chartFor, comparedView, headingOf, type ComparedView } from "./compare.view.js";

const COLUMNS = ["company", "ladder", "version", "track", "code", "title", "lo", "hi", "confidence", "share", "best", "answer", "answer_confidence"] as const;

/** `/compare.csv`: a row for each rung, with the share that lands on it where something is asked. Shares and confidences 0–1. */
export async function compareCsv(request: PageRequest): Promise<Download> {
  const view = await comparedView(request);
  return download({ body: csvOf(COLUMNS, rowsOf(view)), type: "text/csv; charset=utf-8", name: nameOf(view, "csv"), shown: false, keep: "shortly" });
}

/** `/compare.json`: what the API answered, with the question. */
export async function compareJson(request: PageRequest): Promise<Download> {
  const view = await comparedView(request);
  const body = `${JSON.stringify({ question: view.question, compareLadders: view.compared, answers: Object.fromEntries(view.answers) }, null, 2)}\n`;
  return download({ body, type: "application/json; charset=utf-8", name: nameOf(view, "json"), shown: true, keep: "shortly" });
}

/** `/compare.svg`: the chart as a picture that carries its style in itself. */
export async function compareSvg(request: PageRequest, { chartStyle }: Assets): Promise<Download> {
  const view = await comparedView(request);
  const body = render(<ChartFile chart={chartFor(view)} heading={headingOf(view)} style={chartStyle} />);
  return download({ body, type: "image/svg+xml; charset=utf-8", name: nameOf(view, "svg"), shown: true, keep: "shortly" });
}

function rowsOf({ compared, answers }: ComparedView): readonly (readonly string[])[] {
  return compared.columns.flatMap((column) => (column === null ? [] : column.rungs.map(({ rung, range }) => {
    const answer = answers.get(column.company.slug);
    const found = answer?.__typename === "Equivalence" ? answer : null;
    const share = found?.landing.find(({ rungs }) => rungs.some(({ id }) => id === rung.id))?.share ?? null;
    return [
      column.company.slug, column.ladder?.slug ?? "", String(column.ladder?.version.number ?? ""), rung.track, guarded(rung.code ?? ""), guarded(rung.title), decimal(range.lo), decimal(range.hi),
      rung.mapping === null ? "" : decimal(rung.mapping.confidence), found === null ? "" : String(share ?? 0), found === null ? "" : String(found.best.rung.id === rung.id),
      answer?.__typename ?? "", found === null ? "" : String(found.confidence.value),
    ];
  })));
}

const nameOf = ({ comparison }: ComparedView, ending: string): string => `${[...comparison.companies, comparison.track.toLowerCase()].join("-").replace(/[^a-z0-9-]/g, "")}.${ending}`;
