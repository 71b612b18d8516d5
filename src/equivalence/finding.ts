import { askedRung, findNamed, type Asked } from "./asking.js";
import { bareRung } from "./domain/question.js";
import type { RungRef } from "./equivalence.inputs.js";
import { resolveFreeTitle, type TitleContext } from "./titles.js";
import type { FreeTitleInput } from "./titles.types.js";

/**
 * Finds what a reference names: a rung, a level, a role, or where a free title stands.
 * Fails: as `findNamed` and `resolveFreeTitle` do. A title that cannot be placed does not fail: see `Asked.unplaced`.
 */
export const find = (ref: RungRef, asOf: string | null, ctx: TitleContext): Promise<Asked> =>
  ref.freeTitle == null ? findNamed(ref, asOf, ctx) : askedTitle({ ...ref.freeTitle, asOf: ref.freeTitle.asOf ?? asOf }, ctx);

/** A title that names one rung of its company is that rung; else it is where the words, or several rungs together, put it. */
async function askedTitle(input: FreeTitleInput, ctx: TitleContext): Promise<Asked> {
  const resolved = await resolveFreeTitle(input, "input.from.freeTitle", ctx);
  const name = `"${input.title.trim()}"`;
  if (resolved.kind === "ABSTENTION") {
    return {
      thing: resolved, rung: null, subject: { state: "UNMAPPED", id: name, track: "IC", family: input.family ?? "software" }, name, caveats: [],
      unplaced: { message: resolved.message, wouldHelp: resolved.missing.map((field) => field.text) },
    };
  }
  const [rung] = resolved.rungs;
  if (rung !== undefined && resolved.rungs.length === 1) return askedRung(rung, []);
  const { track, family, range, confidence, small } = resolved;
  const placed = { ...bareRung({ id: name, track, family, range, confidence }), smallCompany: small };
  return { thing: resolved, rung: null, subject: { state: "MAPPED", kind: "TITLE", rung: placed }, name, caveats: resolved.caveats };
}
