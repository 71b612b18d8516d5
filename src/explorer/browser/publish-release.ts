import { companyLink, query, rungLabel } from "../links.js";
import { counted, percent } from "../words.js";
import { mutate, post, Told, type UserError } from "./publish-api.js";
import type { Draft } from "./publish-draft.js";
import { el, part, run, tell } from "./publish-dom.js";
import type { Who } from "./publish-token.js";

interface Answered {
  readonly best: { readonly code: string | null; readonly title: string } | null;
  readonly landing: number | null;
  readonly confidence: number | null;
}
interface Preview {
  readonly moves: readonly { readonly text: string; readonly company: { readonly name: string }; readonly rung: Answered["best"]; readonly was: Answered["best"]; readonly before: Answered | null; readonly after: Answered | null }[];
  readonly unchanged: number;
  readonly omitted: number;
  readonly companies: readonly { readonly name: string }[];
}
interface Published {
  readonly version: { readonly id: string; readonly number: number; readonly effectiveOn: string } | null;
  readonly ladder: { readonly id: string; readonly slug: string; readonly visibility: "LISTED" | "UNLISTED" } | null;
  readonly userErrors: readonly UserError[];
}

const ANSWER = "{ best { code title } landing confidence }";
const PREVIEW = `query Preview($draft: ID!) { previewPublication(input: { draft: $draft }) {
  companies { name } unchanged omitted moves { text company { name } rung { code title } was { code title } before ${ANSWER} after ${ANSWER} } } }`;

/** Steps 4 and 5: what the draft would change, and its publication. */
export function releaseStep() {
  let draft: Draft | null = null;
  let who: Who | null = null;
  /** Names one attempt: sent again with the same words it publishes nothing twice. */
  let attempt = { of: "", key: "" };

  const look = (): Promise<void> => run("changes-status", part<HTMLButtonElement>("changes-look"), async () => {
    if (draft === null || who === null) return;
    await draft.settled();
    const { previewPublication } = await post<{ previewPublication: Preview }>(PREVIEW, { draft: draft.opened.draftId }, who.token);
    const { moves, unchanged, omitted, companies } = previewPublication;
    tell("changes-status", `${counted(moves.length, "answer moves", "answers move")} and ${counted(unchanged, "stays", "stay")}, looked at for ${companies.map(({ name }) => name).join(", ")}.${omitted > 0 ? ` ${counted(omitted, "rung was", "rungs were")} not looked at.` : ""}`);
    part("changes-table").replaceChildren(...(moves.length === 0 ? [] : [movesTable(moves)]));
  });

  const publish = (): Promise<void> => run("release-status", part<HTMLButtonElement>("release-go"), async () => {
    if (draft === null || who === null) return;
    await draft.settled();
    const note = part<HTMLTextAreaElement>("release-note");
    if (note.value.trim() === "") {
      note.focus();
      throw new Told("say what this version changes, and why.", "EMPTY");
    }
    const day = part<HTMLInputElement>("release-day").value;
    const asked = { draft: draft.opened.draftId, revision: draft.revision, changeNote: note.value.trim(), visibility: part<HTMLSelectElement>("release-visibility").value, ...(day && { effectiveOn: day }) };
    if (attempt.of !== JSON.stringify(asked)) attempt = { of: JSON.stringify(asked), key: `page-${newKey()}` };
    const { version, ladder, userErrors } = await mutate<Published>("publishLadder", "version { id number effectiveOn } ladder { id slug visibility }", { ...asked, key: attempt.key }, who.token);
    const [error] = userErrors;
    part("places-stale").hidden = error?.code !== "STALE_REVISION";
    if (error !== undefined || version === null) throw new Told(`${userErrors.map(({ message }) => message).join(" ")}${error?.code === "STALE_REVISION" ? " Load the draft anew in step 3." : ""}`, error?.code ?? "UNKNOWN");
    tell("release-status", `Version ${version.number} is published. It never changes from now on.`);
    const done = part("release-done");
    done.replaceChildren(...published(who.company, { ...version, inForce: ladder }, draft.opened.ladder));
    done.focus();
    part("release-form").querySelector(".controls")?.setAttribute("hidden", "");
  });

  part("changes-look").addEventListener("click", () => void look());
  part("release-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void publish();
  });
  return {
    draftChanged: (): void => {
      if (part("changes-table").childElementCount > 0) tell("changes-status", "The draft has changed since: look again.");
    },
    open: (opened: Draft | null, by: Who): void => {
      [draft, who] = [opened, by];
      part("changes-table").replaceChildren();
      part("release-done").replaceChildren();
      for (const step of ["changes-status", "release-status"]) tell(step, "");
      part("release-form").querySelector(".controls")?.removeAttribute("hidden");
      if (opened !== null) part<HTMLSelectElement>("release-visibility").value = opened.opened.visibility;
    },
    close: (): void => { [draft, who] = [null, null]; },
  };
}

const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const answered = (answer: Answered | null): string => (answer === null ? "not there" : answer.best === null ? "no answer" : `${rungLabel(answer.best)}, ${percent(answer.landing ?? 0)} land there, confidence ${percent(answer.confidence ?? 0)}`);

const movesTable = (moves: Preview["moves"]): HTMLElement =>
  el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": "Answers that move" }, el("table", { class: "wide" }, el("caption", {}, "Answers that move"),
    el("thead", {}, el("tr", {}, ...["Your rung", "At", "Now", "Then", "In words"].map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, ...moves.map(({ rung, was, company, before, after, text }) => {
      const named = rung ?? was;
      return el("tr", {}, el("th", { scope: "row" }, named === null ? "" : rungLabel(named)), el("td", {}, company.name), el("td", {}, answered(before)), el("td", {}, answered(after)), el("td", {}, text));
    }))));

/** Where it is now. A version has addresses of its own at once, whoever finds the ladder and whenever it comes into force. */
function published({ slug, name }: Who["company"], { id, effectiveOn, inForce }: NonNullable<Published["version"]> & { readonly inForce: Published["ladder"] }, ladder: string): readonly HTMLElement[] {
  const own = `/ladders/${encodeURIComponent(slug)}`;
  const listed = inForce?.visibility === "LISTED";
  const file = (ending: string): string => (listed ? `${own}.${ending}${query({ ladder })}` : `${own}/${id}.${ending}`);
  const link = (href: string, text: string): HTMLElement => el("a", { href }, text);
  return [
    el("h3", {}, "It is published"),
    el("p", {}, inForce === null ? `It comes into force on ${effectiveOn}; until then it can be read by these addresses.` : listed ? "It answers for everybody from now on." : "Only who has one of these addresses finds it."),
    el("ul", {},
      ...(listed ? [el("li", {}, link(`${companyLink(slug)}#${ladder}`, `${name}'s page`))] : []),
      ...(inForce === null ? [] : [el("li", {}, link(`${companyLink(slug)}/versions${query({ ladder: inForce.id })}`, "Its versions"))]),
      el("li", {}, "Downloads: ", ...["csv", "json", "yaml", "md", "svg"].flatMap((ending) => [link(file(ending), ending.toUpperCase()), " "])),
      el("li", {}, "To embed the chart:", el("pre", { class: "snippet", tabindex: 0 }, el("code", {}, `<img src="${location.origin}${file("svg")}" alt="Career ladder of ${name}">`)))),
  ];
}
