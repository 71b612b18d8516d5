import { rungLabel } from "../links.js";
import { counted, decimal } from "../words.js";

interface DiffedRung {
  readonly code: string | null;
  readonly title: string;
  readonly track: "IC" | "M";
}

interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

interface DiffedVersion {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly status: string;
  readonly effectiveOn: string;
  readonly changeNote: string;
  readonly retiredAt: string | null;
  readonly company: { readonly slug: string; readonly name: string };
}

/** What the API says of two versions. */
export interface Diff {
  readonly identical: boolean;
  readonly relation: string;
  readonly summary: readonly string[];
  readonly unchanged: number;
  readonly from: DiffedVersion;
  readonly to: DiffedVersion;
  readonly versionChanges: readonly FieldChange[];
  readonly changes: readonly { readonly kinds: readonly string[]; readonly shift: number | null; readonly text: string; readonly from: DiffedRung | null; readonly to: DiffedRung | null; readonly fields: readonly FieldChange[] }[];
}

/** MAPPING_COMMENT → "mapping comment" */
const words = (name: string): string => name.toLowerCase().replaceAll("_", " ");

/** Rung by rung, then what is said of the ladder as a whole. */
export function DiffTable({ diff }: { readonly diff: Diff }) {
  const { changes, versionChanges, unchanged, identical, relation } = diff;
  const inTime = relation === "SAME_LADDER";
  const [before, after] = [diff.from, diff.to].map(({ name, number }) => (inTime ? `Version ${number}` : name));
  const kindOf = (kind: string): string => (!inTime && kind === "REMOVED" ? "only in the first" : !inTime && kind === "ADDED" ? "only in the second" : words(kind));
  if (identical) return <p class="notice">Nothing differs.</p>;
  return (
    <>
      {changes.length > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label="Changes rung by rung">
          <table class="wide">
            <caption>Rung by rung; {counted(unchanged, "rung")} the same</caption>
            <thead><tr><th scope="col">Rung</th><th scope="col">Kind</th><th scope="col">In words</th><th scope="col">{before}</th><th scope="col">{after}</th></tr></thead>
            <tbody>
              {changes.map(({ kinds, from, to, text, shift, fields }) => (
                <tr key={text}>
                  <th scope="row">{rungLabel((to ?? from)!)}</th>
                  <td>{kinds.map(kindOf).join(", ")}</td>
                  <td>{text}{shift !== null && Math.abs(shift) >= 0.005 && <span class="soft"> {decimal(Math.abs(shift))} of a level {shift > 0 ? "up" : "down"}.</span>}</td>
                  <td><Side fields={fields} side="from" /></td>
                  <td><Side fields={fields} side="to" /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {versionChanges.length > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label="Changes of the ladder as a whole">
          <table class="wide">
            <caption>The ladder as a whole</caption>
            <thead><tr><th scope="col">What</th><th scope="col">{before}</th><th scope="col">{after}</th></tr></thead>
            <tbody>{versionChanges.map(({ field, from, to }) => <tr key={field}><th scope="row">{words(field)}</th><td>{from ?? <Nothing />}</td><td>{to ?? <Nothing />}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </>
  );
}

const Nothing = () => <span class="soft">nothing</span>;

const Side = ({ fields, side }: { readonly fields: readonly FieldChange[]; readonly side: "from" | "to" }) => (
  <ul>{fields.map((change) => <li key={change.field}><span class="soft">{words(change.field)}:</span> {change[side] ?? <Nothing />}</li>)}</ul>
);
