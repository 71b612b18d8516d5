import { BadInput } from "../shared/errors.js";
import { listed } from "../shared/text.js";
import type { Taxonomy } from "./domain/compiled.js";

/** Fails: BadInput for a family that the taxonomy does not have; `field` is where it stands in the input. */
export function checkFamily(family: string, field: string, taxonomy: Taxonomy): void {
  const families = taxonomy.content.families.map((f) => f.key);
  if (!families.includes(family)) throw new BadInput(field, `no family "${family}"; there are ${listed(families)}`, { families });
}
