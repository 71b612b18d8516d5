import { counted } from "../words.js";
import { Draft, openDraft, type OpenedDraft } from "./publish-draft.js";
import { part, run, tell } from "./publish-dom.js";
import { Editor } from "./publish-editor.js";
import type { Band } from "./publish-model.js";
import { finding } from "./publish-table.js";
import type { Who } from "./publish-token.js";

/** Step 3: the draft on the axis. `changed`: whatever was said of it before may not hold any more. */
export function placesStep(bands: readonly Band[], { changed }: { readonly changed: () => void }) {
  let draft: Draft | null = null;
  let who: Who | null = null;
  /** Whether what failed last is still to be read; it is until the reader does something else. */
  let failed = false;
  const again = (act: () => void): void => {
    failed = false;
    act();
  };
  const editor = new Editor(part("places-editor"), bands, { move: (key, range) => again(() => draft?.move(key, range)), decide: (key, decision) => again(() => draft?.decide(key, decision)) });

  const show = (): void => {
    if (draft === null) return;
    editor.show(draft.edited);
    part("places-findings").replaceChildren(...draft.findings.filter(({ rungs }) => rungs.length === 0).map(finding));
    changed();
  };
  const told = (): void => {
    show();
    if (draft === null || failed) return;
    if (draft.busy) return tell("places-status", "Keeping …");
    const errors = draft.findings.filter(({ severity }) => severity === "ERROR").length;
    const open = [draft.suggested === 0 ? [] : `${counted(draft.suggested, "suggestion waits", "suggestions wait")} for a look`, draft.unplaced === 0 ? [] : `${counted(draft.unplaced, "rung is", "rungs are")} not placed`].flat();
    tell("places-status", `Kept. ${errors > 0 ? `${counted(errors, "error prevents", "errors prevent")} publication; each stands beside its rung. ` : ""}${open.length > 0 ? `${open.join(", ")}.` : "Every rung was looked at."}`);
  };

  const open = (opened: OpenedDraft, by: Who): void => {
    who = by;
    failed = false;
    draft = new Draft(opened, by.token, {
      changed: told,
      failed: (message, stale) => {
        failed = true;
        tell("places-status", message, "fault");
        part("places-stale").hidden = !stale;
      },
    });
    for (const step of ["places", "changes", "release"]) shut(step, false);
    part("places-stale").hidden = true;
    if (draft.unplaced > 0) draft.suggest();
    else draft.check();
  };
  const reload = (): Promise<void> => run("places-status", part<HTMLButtonElement>("places-reload"), async () => {
    if (draft !== null && who !== null) open(await openDraft(draft.opened.draftId, who.token), who);
  });
  part("places-reload").addEventListener("click", () => void reload());
  part("places-suggest").addEventListener("click", () => again(() => draft?.suggest()));
  part("places-accept").addEventListener("click", () => again(() => { for (const { key, suggested } of draft?.edited ?? []) if (suggested) draft?.decide(key, "ACCEPT"); }));

  return {
    open,
    get draft(): Draft | null { return draft; },
    close: (): void => {
      draft = null;
      for (const step of ["places", "changes", "release"]) shut(step, true);
    },
  };
}

function shut(step: string, is: boolean): void {
  part(`${step}-shut`).hidden = !is;
  part(`${step}-open`).hidden = is;
}
