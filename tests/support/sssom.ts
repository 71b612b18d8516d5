import { parse } from "yaml";
import { readDelimited } from "./ladder-table.js";

/**
 * What SSSOM 1.0 says of a mapping set and of its TSV, as far as our files use it: slots in the published order, their ranges and patterns,
 * built-in prefixes, and the rules of the canonical form. Written from the standard's tables (w3id.org/sssom).
 */
const SET_SLOTS = [
  "curie_map", "mappings", "mapping_set_id", "mapping_set_version", "mapping_set_source", "mapping_set_title", "mapping_set_description", "creator_id", "creator_label", "license",
  "subject_type", "subject_source", "subject_source_version", "object_type", "object_source", "object_source_version", "mapping_provider", "mapping_tool", "mapping_tool_version",
  "mapping_date", "publication_date", "subject_match_field", "object_match_field", "subject_preprocessing", "object_preprocessing", "see_also", "issue_tracker", "other", "comment", "extension_definitions",
];
const MAPPING_SLOTS = [
  "subject_id", "subject_label", "subject_category", "predicate_id", "predicate_label", "predicate_modifier", "object_id", "object_label", "object_category", "mapping_justification",
  "author_id", "author_label", "reviewer_id", "reviewer_label", "creator_id", "creator_label", "license", "subject_type", "subject_source", "subject_source_version", "object_type",
  "object_source", "object_source_version", "mapping_provider", "mapping_source", "mapping_cardinality", "mapping_tool", "mapping_tool_version", "mapping_date", "publication_date",
  "confidence", "curation_rule", "curation_rule_text", "subject_match_field", "object_match_field", "match_string", "subject_preprocessing", "object_preprocessing", "similarity_score",
  "similarity_measure", "see_also", "issue_tracker_item", "other", "comment",
];
const PROPAGATED = ["subject_type", "subject_source", "subject_source_version", "object_type", "object_source", "object_source_version", "mapping_provider", "mapping_tool", "mapping_tool_version", "mapping_date", "curation_rule", "curation_rule_text"];
const REFERENCES = ["subject_id", "predicate_id", "object_id", "mapping_justification", "author_id", "reviewer_id", "creator_id", "subject_source", "object_source", "mapping_source", "curation_rule"];
const URIS = ["license", "mapping_set_id", "mapping_set_source", "mapping_provider", "see_also", "issue_tracker"];
const MANY = ["see_also", "author_label", "author_id"];
const BUILT_IN = ["owl", "rdf", "rdfs", "semapv", "skos", "sssom", "xsd", "linkml"];
const JUSTIFICATION = /^semapv:(MappingReview|ManualMappingCuration|LogicalReasoning|LexicalMatching|CompositeMatching|UnspecifiedMatching|SemanticSimilarityThresholdMatching|LexicalSimilarityThresholdMatching|MappingChaining|MappingInversion|StructuralMatching|InstanceBasedMatching|BackgroundKnowledgeBasedMatching)$/;
const TYPES = ["owl class", "owl object property", "owl data property", "owl annotation property", "owl named individual", "skos concept", "rdfs resource", "rdfs class", "rdfs literal", "rdfs datatype", "rdf property"];
const URI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface SssomSet {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  /** Each row by slot; empty cells are left out. */
  readonly mappings: readonly Readonly<Record<string, string>>[];
}

export function readSssom(text: string): SssomSet {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("#"));
  const metadata = parse(lines.slice(0, end).map((line) => line.slice(1)).join("\n"), { schema: "failsafe" }) as SssomSet["metadata"];
  const [columns = [], ...rows] = readDelimited(lines.slice(end).join("\n"), "\t");
  return { metadata, columns, mappings: rows.map((row) => Object.fromEntries(columns.map((slot, i) => [slot, row[i] ?? ""]).filter(([, cell]) => cell !== ""))) };
}

/** What a file breaks, in words; empty: nothing. */
export function sssomFaults(text: string): readonly string[] {
  const { metadata, columns, mappings } = readSssom(text);
  const faults: string[] = [];
  const rule = (holds: boolean, fault: string): void => void (holds || faults.push(fault));
  rule(!text.startsWith("\ufeff") && !text.includes("\r"), "a byte order mark or CR");
  rule(text.split("\n").every((line) => !/^# *$/.test(line)) && text.endsWith("\n"), "an empty line in the metadata, or none at the end");

  const curies = (metadata.curie_map ?? {}) as Readonly<Record<string, string>>;
  const used = new Set<string>();
  const reference = (slot: string, value: string): void => {
    const [prefix = "", local = ""] = value.split(/:(.*)/s);
    used.add(prefix);
    rule(local !== "" && !/\s/.test(value) && (prefix in curies || BUILT_IN.includes(prefix)), `${slot}: "${value}" is no CURIE with a declared prefix`);
  };
  const check = (slot: string, value: string): void => {
    if (REFERENCES.includes(slot)) reference(slot, value);
    if (URIS.includes(slot)) rule(URI.test(value), `${slot}: "${value}" is no URI`);
    if (slot.endsWith("_type")) rule(TYPES.includes(value), `${slot}: "${value}" is no type of entity`);
    if (slot.endsWith("_date")) rule(DAY.test(value), `${slot}: "${value}" is no day`);
    if (["confidence", "similarity_score"].includes(slot)) rule(/^(0|1|0\.\d{1,3})$/.test(value), `${slot}: "${value}" is not between 0 and 1 with three decimals at most`);
  };

  const definitions = (metadata.extension_definitions ?? []) as readonly Readonly<Record<string, string>>[];
  const extensions = definitions.map(({ slot_name = "" }) => slot_name);
  for (const definition of definitions) {
    rule(/^[A-Za-z_][\w.-]*$/.test(definition.slot_name ?? "") && Object.keys(definition).every((key) => ["slot_name", "property", "type_hint"].includes(key)), `extension ${JSON.stringify(definition)}`);
    for (const key of ["property", "type_hint"]) reference(key, definition[key] ?? "");
  }
  const properties = definitions.map(({ property = "" }) => property);
  rule(properties.join() === [...properties].sort().join() && new Set(properties).size === properties.length, "extensions are not sorted by property");

  const ordered = (found: readonly string[], known: readonly string[]): boolean => found.every((slot, i) => known.indexOf(slot) > (i === 0 ? -1 : known.indexOf(found[i - 1] ?? "")));
  rule(ordered(Object.keys(metadata), SET_SLOTS), `slots of the set: ${Object.keys(metadata).join(" ")}`);
  rule(ordered(columns, [...MAPPING_SLOTS, ...extensions]), `columns: ${columns.join(" ")}`);
  rule(extensions.every((slot) => columns.includes(slot)), "an extension that no row uses");
  for (const slot of ["mapping_set_id", "license"]) rule(slot in metadata, `the set has no ${slot}`);
  for (const [slot, value] of Object.entries(metadata)) if (typeof value === "string") check(slot, value);

  for (const mapping of mappings) {
    for (const slot of ["subject_id", "predicate_id", "object_id", "mapping_justification"]) rule(slot in mapping, `a mapping has no ${slot}`);
    rule(JUSTIFICATION.test(mapping.mapping_justification ?? ""), `justification ${mapping.mapping_justification}`);
    for (const [slot, cell] of Object.entries(mapping)) for (const value of MANY.includes(slot) ? cell.split(/(?<!\\)\|/) : [cell]) check(slot, value);
  }
  for (const slot of columns) {
    const values = mappings.map((mapping) => mapping[slot]);
    rule(values.some((value) => value !== undefined), `${slot} is empty in every row`);
    rule(!PROPAGATED.includes(slot) || new Set(values).size > 1, `${slot} is the same in every row and belongs into the metadata`);
  }
  const keys = mappings.map((mapping) => columns.map((slot) => mapping[slot] ?? "").join("\u0000"));
  rule(keys.every((key, i) => i === 0 || (keys[i - 1] ?? "") <= key), "rows are not sorted");
  rule(Object.keys(curies).every((prefix) => used.has(prefix) && !BUILT_IN.includes(prefix)) && Object.keys(curies).join() === Object.keys(curies).sort().join(), "prefixes that are unused, built in or not sorted");
  return [...new Set(faults)];
}
