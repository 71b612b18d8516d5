import { place, type PlacedRung } from "../ladder/index.js";
import { BadInput, PublicError } from "../shared/errors.js";
import { findNamed, type EquivalenceContext } from "./asking.js";
import type { DisputedRung } from "./domain/dispute.js";
import type { RungRef } from "./equivalence.inputs.js";

/**
 * The rung in force that a reference of a dispute names.
 * Fails:  as `findNamed`, with the field; BadInput for what is no company's rung, is in force no more, or is on no list.
 */
export async function rungNamed(ref: RungRef, field: string, ctx: EquivalenceContext): Promise<PlacedRung> {
  if (ref.id == null && ref.companyRung == null) throw new BadInput(field, "must be a company's rung: name it by `id` or `companyRung`");
  const { rung } = await findNamed(ref, null, ctx, field).catch((error: unknown) => {
    throw error instanceof PublicError && error.details.field === undefined ? new PublicError(error.code, error.message, { ...error.details, field }) : error;
  });
  if (rung === null) throw new BadInput(field, "must be a company's rung");
  const listed = (await ctx.published.bySlug([rung.company.slug])).get(rung.company.slug)?.ladders.some(({ version }) => version.id === rung.version.id);
  if (listed !== true) throw new BadInput(field, "is not on a listed ladder in force; dispute a rung as it stands now, see `company { ladders { rungs { id } } }`");
  return rung;
}

/** The rung as it was disputed; null where it cannot be shown any more. */
export async function rungOf({ company, versionId, rungId }: DisputedRung, ctx: EquivalenceContext): Promise<PlacedRung | null> {
  const [published, version] = await Promise.all([ctx.publishedBySlug.load(company), ctx.versionById.load(versionId)]);
  if (published === null || version === null || published.company.takenDown !== null) return null;
  const ladder = published.ladders.find(({ id }) => id === version.ladderId);
  const placed = ladder?.version.id === versionId ? ladder.version : place(version, ladder ?? { id: version.ladderId, slug: "", isMain: false, company: published.company });
  return placed.rungs.find(({ id }) => id === rungId) ?? null;
}
