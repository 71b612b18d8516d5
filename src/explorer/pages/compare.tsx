import type { PageRequest } from "../asking.js";
import { compareLink, movingLink, subjectText } from "../links.js";
import type { Page } from "../page.js";
import { AnswerCard, AnswerError } from "../parts/answers.js";
import { LadderChart } from "../parts/chart.js";
import { CompareControls } from "../parts/compare-controls.js";
import { CompareTable } from "../parts/compare-table.js";
import { TakeAway } from "../parts/take-away.js";
import { TRACK_NAMES } from "../words.js";
import { chartFor, comparedView, type ComparedView } from "./compare.view.js";

/** `/compare?companies=google,amazon&track=ic&from=google:L5` */
export async function comparePage({ query, ask, today }: PageRequest): Promise<Page> {
  const view = await comparedView({ query, ask });
  const { comparison, compared, from, answers, failed } = view;
  const names = compared.columns.flatMap((column) => column?.company.name ?? []);
  const title = from === null ? `${names.join(", ")} side by side` : `${from.name} elsewhere`;
  return {
    title, section: "compare", question: view.question, scripts: ["compare"],
    description: from === null ? `Career ladders of ${names.join(", ")} on one axis.` : `What ${from.name} equals at ${names.filter((name) => !from.name.startsWith(name)).join(", ")}, how sure that is, and why.`,
    body: (
      <div class="wrap">
        <h1>{from === null ? <>{names.join(", ")} <span class="soft">on one axis</span></> : <>What is <span class="asked">{from.name}</span> elsewhere?</>}</h1>
        {comparison.asOf !== undefined && <p class="lead">As it stood on {comparison.asOf}. <a href={compareLink({ ...comparison, asOf: undefined })}>See today's</a></p>}
        {from === null && <p class="lead">{TRACK_NAMES[comparison.track]} track. Choose a rung to see what it equals at the others.</p>}
        {(answers.size > 0 || failed.length > 0) && (
          <section class={`answers of-${answers.size + failed.length}`} aria-labelledby="answers">
            <h2 id="answers" class="out-of-sight">Answers</h2>
            {[...answers.values()].map((answer) => <AnswerCard key={answer.toCompany.slug} answer={answer} {...(from !== null && { moving: movingLink(nameFor(from), answer.toCompany.slug) })} />)}
            {failed.map(({ company, error }) => <AnswerError key={company} error={error} />)}
          </section>
        )}
        <CompareControls comparison={comparison} compared={compared} />
        <section aria-label="Chart" id="chart">
          <LadderChart chart={chartFor(view)} />
          <p class="legend">Each bar is as high as the rung's range; edges are as soft as they are unsure. {from !== null && <>Percentages: where people from {from.name} would land. </>}Codes tell order within one company only.</p>
        </section>
        <CompareTable view={view} />
        <TakeAway view={view} today={today} />
      </div>
    ),
  };
}

/** A manager's rung goes by its id: its code may stand on both tracks. */
const nameFor = ({ subject, rung }: NonNullable<ComparedView["from"]>): string => (rung?.track === "M" ? rung.id : subjectText(subject));
