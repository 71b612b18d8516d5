import fc from "fast-check";
import { compileTaxonomy } from "../../../src/taxonomy/domain/compiled.js";
import { existing } from "../../../src/taxonomy/domain/views.js";
import type { CanonicalLevel } from "../../../src/taxonomy/index.js";
import { transitionBetween, type Transition } from "../../../src/transition/domain/transition.js";
import { seededTaxonomy } from "../../support/taxonomy.js";

export const taxonomy = compileTaxonomy(seededTaxonomy());

export const levelOf = (key: string): CanonicalLevel => existing(taxonomy.level(key), key);

/** The way between two levels, by their keys: `way("ic/senior", "ic/staff")`. */
export const way = (from: string, to: string): Transition => transitionBetween(taxonomy, levelOf(from), levelOf(to));

export const anyLevel = fc.constantFrom(...taxonomy.content.levels);

/** Every pair of levels, in any order, a level with itself too. */
export const PAIRS = taxonomy.content.levels.flatMap((from) => taxonomy.content.levels.map((to) => [from, to] as const));

export const keysOf = (things: readonly { readonly key: string }[]): readonly string[] => things.map((thing) => thing.key);
