import { WORK_CHOICES, WORK_NUMBERS } from "../pages/fit-input.js";
import { Choice, Field } from "./fields.js";

interface FitFormProps {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly activities: readonly { readonly key: string; readonly title: string }[];
  /** Managers' levels, of whom one may lead the organisation. */
  readonly managers: readonly { readonly key: string; readonly title: string }[];
}

const HARD_DAYS = [["PROBLEM_SOLVED_ALONE", "A hard technical problem, solved alone"], ["COLLEAGUE_SET_MOVING", "A stuck colleague who moves again after a talk with me"], ["SOMETHING_ELSE", "Something else, or neither"]] as const;

/** The choosing questions, a week in percent, and the work of a staff engineer. */
export function FitForm({ query, activities, managers }: FitFormProps) {
  const numbers = activities.map(({ key }) => Number(query[`week-${key}`] ?? ""));
  return (
    <form class="form" action="/fit" method="get">
      <h2>Your answers</h2>
      <fieldset>
        <legend>The choosing questions</legend>
        <div class="field-row">
          <Choice id="monday" name="monday" label="What would you like to do on a Monday morning?" value={query.monday} none="No answer" options={activities.map(({ key, title }) => [key, title])} />
          <Choice id="hard" name="hard" label="Which success gives you strength back after a hard day?" value={query.hard} none="No answer" options={HARD_DAYS} />
        </div>
      </fieldset>
      <fieldset data-week>
        <legend>The week you wish for, in percent</legend>
        <div class="field-row field-row-even">{activities.map(({ key, title }) => <Field key={key} id={`week-${key}`} name={`week-${key}`} label={title} value={query[`week-${key}`]} type="number" />)}</div>
        <p>Sum: <output data-sum aria-live="polite">{numbers.every(Number.isFinite) ? numbers.reduce((sum, number) => sum + number, 0) : "–"}</output> of 100. What is left empty counts as none.</p>
      </fieldset>
      <fieldset>
        <legend>Which kind of staff engineer? Only if you are one, or would be</legend>
        <div class="field-row field-row-even">{WORK_NUMBERS.map(([name, , label]) => <Field key={name} id={name} name={name} label={label} value={query[name]} type="number" />)}</div>
        <div class="field-row field-row-even">
          {WORK_CHOICES.map(([name, , label]) => <Choice key={name} id={name} name={name} label={label} value={query[name]} none="Not told" options={[["yes", "Yes"], ["no", "No"]]} />)}
          <Choice id="builds" name="builds" label="What the organisation builds" value={query.builds} none="Not told" options={[["PRODUCT", "A product"], ["PLATFORM", "A platform that teams build on"], ["OTHER", "Something else"]]} />
          <Choice id="led" name="led" label="Who leads it" value={query.led} none="Not told" options={managers.map(({ key, title }) => [key, title])} />
        </div>
      </fieldset>
      <button type="submit">Look</button>
    </form>
  );
}
