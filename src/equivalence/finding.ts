import { answerFor, type Answer } from "./answers.js";
import { askedRung, companiesOf, dayOf, findNamed, slugIn, type Asked } from "./asking.js";
import { bareRung } from "./domain/question.js";
import type { EquivalenceInput, RungRef } from "./equivalence.inputs.js";
import { resolveFreeTitle, type TitleContext } from "./titles.js";
import type { FreeTitleInput } from "./titles.types.js";

/**
 * Finds what a reference names: a rung, a level, a role, or where a free title stands. `field` is where the reference stands in the input.
 * Fails: as `findNamed` and `resolveFreeTitle` do. A title that cannot be placed does not fail: see `Asked.unplaced`.
 */
export const find = (ref: RungRef, asOf: string | null, ctx: TitleContext, field = "input.from"): Promise<Asked> =>
  ref.freeTitle == null ? findNamed(ref, asOf, ctx, field) : askedTitle({ ...ref.freeTitle, asOf: ref.freeTitle.asOf ?? asOf }, `${field}.freeTitle`, ctx);

/** What was asked about, and its equal at a company. Fails: as `find` does, and where there is no such company. */
export async function findEqual({ from, toCompany, toTrack, asOf }: EquivalenceInput, ctx: TitleContext): Promise<{ readonly asked: Asked; readonly answer: Answer }> {
  const day = dayOf(asOf, ctx.today);
  await ctx.published.bySlug([slugIn(from), toCompany].filter((slug) => slug !== null), day); // both companies in one read
  const asked = await find(from, day, ctx);
  const [to] = await companiesOf([toCompany], day, ctx);
  return { asked, answer: await answerFor(asked, to!, day ?? ctx.today, ctx, { toTrack }) };
}

/** A title that names one rung of its company is that rung; else it is where the words, or several rungs together, put it. */
async function askedTitle(input: FreeTitleInput, field: string, ctx: TitleContext): Promise<Asked> {
  const resolved = await resolveFreeTitle(input, field, ctx);
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
