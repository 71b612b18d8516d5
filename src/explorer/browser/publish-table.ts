import { decimal, EVIDENCE_NAMES, percent, rangeWords, TRACK_NAMES } from "../words.js";
import { button, el } from "./publish-dom.js";
import { rangeTyped, type Edge, type Range } from "./publish-edges.js";
import { axisOf, type Band, type Decision, type EditedRung, type Evidence, type Finding, type Track } from "./publish-model.js";

export interface TableActs {
  readonly typed: (key: string, range: Range) => void;
  /** What was typed is no range: why, in words. */
  readonly refused: (text: string) => void;
  /** null: there is no draft to decide on. */
  readonly decide: ((key: string, decision: Decision) => void) | null;
}

export interface EdgesTable {
  readonly node: HTMLElement;
  readonly place: (key: string, range: Range) => void;
}

const DECISIONS: readonly (readonly [Decision, string])[] = [["ACCEPT", "Accept"], ["REJECT", "Reject"], ["NO_EQUIVALENT", "No equivalent"]];
const SEVERITIES: Readonly<Record<Finding["severity"], string>> = { ERROR: "Error, prevents publication", WARNING: "Warning", ADVICE: "Advice" };

/** The same rungs as numbers to type, highest first, each with what is wrong with it and why it stands there. */
export function edgesTable(bands: readonly Band[], track: Track, rungs: readonly EditedRung[], acts: TableActs): EdgesTable {
  const axis = axisOf(bands, track);
  const fields = new Map<string, Readonly<Record<Edge, HTMLInputElement>>>();
  const heads = ["Rung", "From", "To", "Now", ...(acts.decide === null ? [] : ["Decide"])].map((text) => el("th", { scope: "col" }, text));
  const rows = [...rungs].reverse().flatMap((rung) => {
    const [lo, hi] = (["lo", "hi"] as const).map((edge) => edgeField(rung, edge));
    fields.set(rung.key, { lo: lo!, hi: hi! });
    const typed = (): void => {
      const range = rangeTyped(lo!.value, hi!.value, axis);
      for (const field of [lo!, hi!]) field.setAttribute("aria-invalid", String(range === "WRONG"));
      if (range === "WRONG") acts.refused(`${rung.label}: type two numbers from ${axis.lo} to ${axis.hi}, the lower one first.`);
      else if (range !== null && (range.lo !== rung.range?.lo || range.hi !== rung.range.hi)) acts.typed(rung.key, range);
    };
    for (const field of [lo!, hi!]) {
      field.addEventListener("blur", () => { if (field.value !== field.defaultValue) typed(); });
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault(); // the form around has a button of its own
        typed();
      });
    }
    const more = below(rung);
    return [
      el("tr", {}, el("th", { scope: "row" }, rung.label), el("td", {}, lo!), el("td", {}, hi!), el("td", {}, rung.standing),
        ...(acts.decide === null ? [] : [el("td", { class: "places-acts" }, ...decisions(rung, acts.decide))])),
      ...(more.length === 0 ? [] : [el("tr", { class: "places-more" }, el("td", { colspan: heads.length }, ...more))]),
    ];
  });
  const node = el("table", { class: "places" }, el("caption", {}, `${TRACK_NAMES[track]}, highest first; the axis goes from ${axis.lo} to ${axis.hi} in steps of 0.05`), el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows));
  return {
    node,
    place: (key, range) => { for (const edge of ["lo", "hi"] as const) { const field = fields.get(key)?.[edge]; if (field !== undefined) field.defaultValue = field.value = decimal(range[edge]); } },
  };
}

const edgeField = ({ key, label, range }: EditedRung, edge: Edge): HTMLInputElement =>
  el("input", { type: "text", inputmode: "decimal", size: 5, value: range === null ? "" : decimal(range[edge]), "aria-label": `${label}, ${edge === "lo" ? "from" : "to"}`, "data-at": `${key} type ${edge}` });

/** What can be decided: to accept what a person decided on says nothing, and there is nothing to reject where there is no place. */
const decisions = ({ key, label, range, suggested }: EditedRung, decide: NonNullable<TableActs["decide"]>): readonly HTMLElement[] =>
  DECISIONS.filter(([decision]) => (decision === "ACCEPT" ? suggested : decision === "NO_EQUIVALENT" || range !== null)).map(([decision, text]) => button(text, () => decide(key, decision), { "data-at": `${key} ${decision}`, "aria-label": `${text}: ${label}` }));

function below({ key, findings, placement }: EditedRung): readonly HTMLElement[] {
  const wrong = findings.length === 0 ? [] : [el("ul", { class: "findings" }, ...findings.map(finding))];
  if (placement === null) return wrong;
  const { evidence, missing, confidence, range, decision } = placement;
  const verdict = range === null || decision === "NO_CONFIDENT_MATCH" ? "The evidence does not settle it." : `The method says ${rangeWords(range)}, ${percent(confidence)} sure.`;
  return [...wrong, el("details", { "data-at": `${key} why` }, el("summary", { "data-at": `${key} see` }, "What speaks for it"), el("p", {}, verdict), waterfall(evidence), ...(missing.length === 0 ? [] : [el("p", {}, `It would help to say: ${missing.slice(0, 3).map(({ text }) => text).join(" ")}`)]))];
}

/** What is wrong, how grave that is, and what to do. */
export const finding = ({ severity, message, fix }: Finding): HTMLLIElement => el("li", { class: `finding-${severity}` }, el("strong", {}, `${SEVERITIES[severity]}: `), `${message} `, el("span", {}, fix));

const waterfall = (evidence: readonly Evidence[]): HTMLElement =>
  el("table", { class: "bars" }, el("caption", {}, "Weights in bits: each bit doubles the odds for this place, each negative one halves them"),
    el("thead", {}, el("tr", {}, ...["Evidence", "In words", "Bits"].map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...evidence.map(({ kind, text, bits }) => el("tr", {}, el("th", { scope: "row" }, EVIDENCE_NAMES[kind] ?? kind), el("td", {}, text), el("td", {}, `${bits > 0 ? "+" : ""}${decimal(bits)}`)))));
