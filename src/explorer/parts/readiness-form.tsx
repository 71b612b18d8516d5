import { canGrow, type Row } from "../pages/readiness-rows.js";
import { Choice, Field } from "./fields.js";

interface ReadinessFormProps {
  readonly from: string;
  readonly rows: readonly Row[];
  readonly scopes: readonly { readonly key: string; readonly title: string }[];
  readonly signals: readonly { readonly key: string; readonly title: string | null; readonly text: string }[];
}

const WITHOUT_SCRIPT = "Nothing is stored or logged here. But this form works by the address of its page: what you write goes to this server in the address, and your browser's history keeps it. A letter or a code name will do as a name: words are compared, not judged.";
const WITH_SCRIPT = "Nothing is stored or logged here. The names you write stay in this page: a letter is sent in place of each. Dates, reach, signals and numbers are sent to this server in the address, judged, and forgotten; your browser's history keeps the address.";

/** Rows of examples. browser/next-readiness.ts keeps their names out of the address. */
export function ReadinessForm({ from, rows, scopes, signals }: ReadinessFormProps) {
  return (
    <form class="form" action="/readiness" method="get" id="examples" data-readiness>
      <h2>Your examples</h2>
      <p class="notice" data-scripted={WITH_SCRIPT}><strong>Where your words go. </strong><span data-where>{WITHOUT_SCRIPT}</span></p>
      <input type="hidden" name="from" value={from} />
      {rows.map((row, i) => <ExampleFields key={i} place={i + 1} row={row} scopes={scopes} signals={signals} />)}
      <p>
        <button type="submit" name="rows" value={rows.length}>Judge them</button>{" "}
        {canGrow(rows) && <button type="submit" class="quiet" name="rows" value={rows.length + 1}>Add another</button>}
      </p>
    </form>
  );
}

function ExampleFields({ place, row, scopes, signals }: { readonly place: number; readonly row: Row } & Pick<ReadinessFormProps, "scopes" | "signals">) {
  const name = (field: string): string => `${field}${place}`;
  return (
    <fieldset>
      <legend>Example {place}</legend>
      <div class="field-row">
        <Field id={name("what")} name={name("what")} label="What, in a few words" value={row.what} hint="The same name for the same project: told twice counts once" />
        <Field id={name("from")} name={name("from")} label="Began" value={row.from} hint="Month, as in 2026-02" />
        <Field id={name("to")} name={name("to")} label="Ended" value={row.to} hint="Empty: in that same month" />
      </div>
      <div class="field-row">
        <Choice id={name("scope")} name={name("scope")} label="How far it reached" value={row.scope} none="Choose" options={scopes.map(({ key, title }) => [key, title])} />
        {signals.length > 0 && <Choice id={name("signal")} name={name("signal")} label="Which signal it shows" value={row.signal} none="None" options={signals.map(({ key, title, text }) => [key, title ?? text])} />}
        <Field id={name("teams")} name={name("teams")} label="Other teams in it" value={row.teams} type="number" hint="That took part or took it over" />
      </div>
      <label class="tick"><input type="checkbox" name={name("hands")} value="yes" checked={row.hands} /> I can say what I built, chose or traced with my own hands</label>
    </fieldset>
  );
}
