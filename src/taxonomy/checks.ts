import { BadInput, PublicError } from "../shared/errors.js";
import { listed } from "../shared/text.js";
import type { Taxonomy } from "./domain/compiled.js";
import type { CanonicalLevel } from "./domain/taxonomy.js";

/** Fails: BadInput for a family that the taxonomy does not have; `field` is where it stands in the input. */
export function checkFamily(family: string, field: string, taxonomy: Taxonomy): void {
  const families = taxonomy.content.families.map((f) => f.key);
  if (!families.includes(family)) throw new BadInput(field, `no family "${family}"; there are ${listed(families)}`, { families });
}

/** The level of that key. Fails: UNKNOWN_CANONICAL_LEVEL with the keys there are; `field` is where it stands in the input. */
export function checkLevel(key: string, field: string, taxonomy: Taxonomy): CanonicalLevel {
  const level = taxonomy.level(key);
  const keys = taxonomy.content.levels.map((l) => l.key);
  if (level === null) throw new PublicError("UNKNOWN_CANONICAL_LEVEL", `${field}: no canonical level "${key.slice(0, 40)}"; there are ${listed(keys)}.`, { field, key: key.slice(0, 40), keys });
  return level;
}
