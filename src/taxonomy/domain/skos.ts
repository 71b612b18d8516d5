import { IRI } from "../../shared/iri.js";
import { TRACKS } from "./axis.js";
import type { Taxonomy } from "./compiled.js";
import type { Sourced, Statement } from "./statement.js";
import type { CanonicalLevel, TaxonomySource } from "./taxonomy.js";
import { aliasesOf, parallelOf, rolesAt, tracksOf } from "./views.js";

/** A node of the graph. */
type Thing = Readonly<Record<string, unknown>> & { readonly "@id": string; readonly "@type": string | readonly string[] };

const link = (id: string) => ({ "@id": id, "@type": "@id" });

/** The words of the file: SKOS and Dublin Core by name, what they lack under our own. */
const CONTEXT = {
  skos: "http://www.w3.org/2004/02/skos/core#", dcterms: "http://purl.org/dc/terms/", xsd: "http://www.w3.org/2001/XMLSchema#", ol: IRI.term, "@language": "en",
  ConceptScheme: "skos:ConceptScheme", Concept: "skos:Concept", OrderedCollection: "skos:OrderedCollection", Source: "dcterms:BibliographicResource",
  prefLabel: "skos:prefLabel", altLabel: "skos:altLabel", definition: "skos:definition", scopeNote: "skos:scopeNote", responsibility: "ol:responsibility",
  notation: { "@id": "skos:notation", "@language": null },
  inScheme: link("skos:inScheme"), topConceptOf: link("skos:topConceptOf"), hasTopConcept: link("skos:hasTopConcept"), related: link("skos:related"),
  memberList: { "@id": "skos:memberList", "@type": "@id", "@container": "@list" },
  source: link("dcterms:source"), title: "dcterms:title", creator: "dcterms:creator", date: { "@id": "dcterms:date", "@language": null }, license: link("dcterms:license"),
  version: { "@id": "dcterms:hasVersion", "@language": null }, seeAlso: link("http://www.w3.org/2000/01/rdf-schema#seeAlso"),
  basis: { "@id": "ol:basis", "@language": null }, rank: { "@id": "ol:rank", "@type": "xsd:integer" }, lo: { "@id": "ol:lo", "@type": "xsd:double" }, hi: { "@id": "ol:hi", "@type": "xsd:double" },
  track: link("ol:track"), parallelTo: link("ol:parallelTo"), coversLevel: link("ol:coversLevel"), foldsInto: link("ol:foldsInto"), family: link("ol:family"), asksFor: link("ol:asksFor"),
} as const;

/**
 * The taxonomy as SKOS in JSON-LD: one concept scheme; levels (in an ordered collection for each track), families, roles, archetypes and
 * traits as its concepts, each with its sources and basis. Its context is inside, so that reading it fetches nothing.
 *
 * Levels are not broader or narrower than one another: a Staff engineer is not a kind of Principal. Their order is the collection's and
 * `ol:rank`; `ol:lo` and `ol:hi` are the band on the axis, in levels. Parity across tracks is `ol:parallelTo`, never a match.
 */
export function skosOf(taxonomy: Taxonomy): object {
  const concepts = [...levels(taxonomy), ...families(taxonomy), ...roles(taxonomy), ...archetypes(taxonomy), ...traits(taxonomy)];
  const scheme: Thing = {
    "@id": IRI.taxonomy, "@type": "ConceptScheme", prefLabel: "Org Ladder: canonical levels of engineering work", version: taxonomy.version, license: "https://opensource.org/license/mit",
    definition: "One axis of levels with an individual contributor and a management track, on which the rungs of companies' ladders are placed, and the words that go with it.",
    hasTopConcept: concepts.map((concept) => concept["@id"]),
  };
  return { "@context": CONTEXT, "@graph": [scheme, ...tracks(taxonomy), ...concepts.map(inScheme), ...sources(taxonomy)] };
}

const inScheme = (concept: Thing): Thing => ({ ...concept, inScheme: IRI.taxonomy, topConceptOf: IRI.taxonomy });

const ground = ({ basis, sources }: Sourced) => ({ basis, ...(sources.length > 0 && { source: sources.map((key) => IRI.source + key) }) });

/** A field that is left out where there is nothing to say. */
const some = (name: string, values: readonly unknown[]) => (values.length === 0 ? {} : { [name]: values });
const worded = (statements: readonly Statement[]): readonly string[] => statements.map(({ text }) => text);

/** Other names, none of them twice and none the preferred one: SKOS keeps labels apart. */
const altLabels = (taxonomy: Taxonomy, key: string, title: string) =>
  some("altLabel", [...new Set(aliasesOf(taxonomy, key).filter(({ lo }) => lo === null).map(({ name }) => name))].filter((name) => name !== title));

function tracks(taxonomy: Taxonomy): readonly Thing[] {
  return tracksOf(taxonomy).map((told) => ({
    "@id": IRI.track + told.track, "@type": "OrderedCollection", prefLabel: told.title, definition: told.text, lo: told.lo, hi: told.hi, ...ground(told),
    memberList: TRACKS.filter((track) => track === told.track).flatMap((track) => onTrack(taxonomy, track).map(({ key }) => IRI.level + key)),
  }));
}

const onTrack = (taxonomy: Taxonomy, track: CanonicalLevel["track"]): readonly CanonicalLevel[] =>
  taxonomy.content.levels.filter((level) => level.track === track).sort((a, b) => a.rank - b.rank);

function levels(taxonomy: Taxonomy): readonly Thing[] {
  return taxonomy.content.levels.map((level) => {
    const parallel = parallelOf(taxonomy, level);
    return {
      "@id": IRI.level + level.key, "@type": "Concept", prefLabel: level.title, notation: level.key, ...altLabels(taxonomy, level.key, level.title),
      ...some("definition", worded(taxonomy.statements("FOCUS", level.key))), ...some("scopeNote", worded(taxonomy.statements("TRUST", level.key))),
      ...some("responsibility", worded(taxonomy.statements("RESPONSIBILITY", level.key).filter((said) => said.refersTo === null))),
      rank: level.rank, lo: level.rank - 1, hi: level.rank, track: IRI.track + level.track, ...(parallel !== null && { parallelTo: IRI.level + parallel.key }),
      ...some("asksFor", [...new Set(taxonomy.mentions(level.key).map(({ trait }) => IRI.trait + trait))]), ...some("related", rolesAt(taxonomy, level).map(({ key }) => IRI.role + key)), ...ground(level),
    };
  });
}

function families(taxonomy: Taxonomy): readonly Thing[] {
  return taxonomy.content.families.map((family) => ({
    "@id": IRI.family + family.key, "@type": "Concept", prefLabel: family.title, notation: `family/${family.key}`, definition: family.text,
    ...some("foldsInto", taxonomy.content.folds.filter(({ from }) => from === family.key).map(({ to }) => IRI.family + to)), ...ground(family),
  }));
}

function roles(taxonomy: Taxonomy): readonly Thing[] {
  return taxonomy.content.roles.map((role) => {
    const covered = taxonomy.content.levels.filter((level) => rolesAt(taxonomy, level).includes(role)).map(({ key }) => IRI.level + key);
    return {
      "@id": IRI.role + role.key, "@type": "Concept", prefLabel: role.title, notation: `role/${role.key}`, ...altLabels(taxonomy, role.key, role.title), definition: role.summary,
      lo: role.span.lo, hi: role.span.hi, family: IRI.family + role.family, track: IRI.track + role.track, ...some("coversLevel", covered), ...some("related", covered), ...ground(role),
    };
  });
}

const archetypes = (taxonomy: Taxonomy): readonly Thing[] => taxonomy.content.archetypes.map((archetype) => ({
  "@id": IRI.archetype + archetype.key, "@type": "Concept", prefLabel: archetype.title, notation: `archetype/${archetype.key}`, definition: archetype.text, scopeNote: archetype.thrives,
  coversLevel: [IRI.level + archetype.level], ...ground(archetype),
}));

const traits = (taxonomy: Taxonomy): readonly Thing[] => taxonomy.content.traits.map((trait) => ({
  "@id": IRI.trait + trait.key, "@type": "Concept", prefLabel: trait.title, notation: `trait/${trait.key}`, definition: trait.text, ...ground(trait),
}));

const sources = (taxonomy: Taxonomy): readonly Thing[] => taxonomy.content.sources.map((source: TaxonomySource) => ({
  "@id": IRI.source + source.key, "@type": "Source", title: source.title, ...(source.author !== null && { creator: source.author }), ...(source.date !== null && { date: source.date }),
  ...(source.url !== null && { seeAlso: source.url }), definition: source.about,
}));
