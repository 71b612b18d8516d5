import { createHash } from "node:crypto";
import type { LevelingWeights } from "../weights.js";

type Unversioned = Omit<LevelingWeights, "version">;

/** Adds the version, which follows from the content alone. */
export function versioned(weights: Unversioned): LevelingWeights {
  return { version: createHash("sha256").update(JSON.stringify(weights)).digest("hex").slice(0, 12), ...weights };
}

/** The text of seeds/lexicon/weights.json: one concept, one chain, one text a line, so that a change can be read. */
export function weightsText(weights: LevelingWeights): string {
  const lines = (value: object): string => Object.entries(value).map(([key, v]) => `    ${JSON.stringify(key)}: ${JSON.stringify(v)}`).join(",\n");
  const parts = Object.entries(weights).map(([key, value]: [string, unknown]) => {
    if (key === "texts" && Array.isArray(value)) return `  "texts": [\n${value.map((t) => `    ${JSON.stringify(t)}`).join(",\n")}\n  ]`;
    return value !== null && typeof value === "object" && !Array.isArray(value) ? `  ${JSON.stringify(key)}: {\n${lines(value)}\n  }` : `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}
