import path from "node:path";
import type { Taxonomy } from "../taxonomy/index.js";
import { compileModel, type LevelingModel } from "./domain/model.js";
import type { Lexicon } from "./domain/lexicon.js";
import type { LevelingWeights } from "./domain/weights.js";
import { loadWeights, readLexicon } from "./lexicon.seeds.js";

/**
 * The compiled model, one per taxonomy, made when first asked for. Lexicon and weights belong to the method, not to the
 * data: they come with the code and are read from its seed files once per process.
 */
export class LevelingModels {
  private source: { readonly lexicon: Lexicon; readonly weights: LevelingWeights } | null = null;
  private held: { readonly taxonomy: Taxonomy; readonly model: LevelingModel } | null = null;

  /** `folder`: the project's seeds. */
  constructor(private readonly folder: string) {}

  /** Fails: SeedFaults when the lexicon's files are wrong; an Error when the weights were never fitted. */
  for(taxonomy: Taxonomy): LevelingModel {
    if (this.held?.taxonomy === taxonomy) return this.held.model;
    this.source ??= {
      lexicon: readLexicon(this.folder, new Set(taxonomy.content.families.map((f) => f.key))),
      weights: loadWeights(path.dirname(this.folder), this.folder),
    };
    const model = compileModel(this.source.lexicon, this.source.weights, taxonomy);
    this.held = { taxonomy, model };
    return model;
  }
}
