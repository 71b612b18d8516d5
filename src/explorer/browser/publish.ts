import { claimStep } from "./publish-claim.js";
import { part } from "./publish-dom.js";
import { fileStep } from "./publish-file.js";
import type { Band } from "./publish-model.js";
import { placesStep } from "./publish-places.js";
import { releaseStep } from "./publish-release.js";
import { tokenStep } from "./publish-token.js";
import { tryStep } from "./publish-try.js";

/** The way from a pasted ladder to a published one. Everything is in memory; leaving the page forgets it, but for drafts, which the server keeps. */

const steps = part("steps");
const bands = JSON.parse(steps.dataset.bands ?? "[]") as readonly Band[];

const release = releaseStep();
const places = placesStep(bands, { changed: release.draftChanged });
const file = fileStep({
  opened: (draft, who) => {
    places.open(draft, who);
    release.open(places.draft, who);
  },
});
const token = tokenStep({
  known: file.open,
  forgotten: () => {
    file.close();
    places.close();
    release.close();
  },
});
tryStep(bands, { taken: file.take });
claimStep({ gotToken: token.use });

part("without").hidden = true;
steps.hidden = false;
