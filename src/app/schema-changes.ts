import { buildSchema as parseSchema, findBreakingChanges, lexicographicSortSchema, printSchema, type GraphQLSchema } from "graphql";

/** The schema as schema/schema.graphql holds it: SDL, everything in alphabetical order, so that a diff shows only changes. */
export const schemaText = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;

/**
 * What breaks clients of the `released` schema (SDL) in the `current` one and is not announced, in graphql-js's words.
 *
 * A change is announced by a line `- BREAKING: <those words>` in the section "Unreleased" of `changes` (Markdown); text may
 * follow on the line. Sections of past releases do not count: their changes are in `released` already.
 */
export function unannouncedChanges(released: string, current: string, changes: string): readonly string[] {
  const announced = unreleased(changes).split("\n").filter((line) => line.startsWith("- BREAKING: "));
  return findBreakingChanges(parseSchema(released), parseSchema(current))
    .map((change) => change.description)
    .filter((description) => !announced.some((line) => line.startsWith(`- BREAKING: ${description}`)));
}

/** The text between the heading "## Unreleased" and the next one of its rank. */
const unreleased = (changes: string): string => /^## Unreleased\s*$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changes)?.[1] ?? "";
