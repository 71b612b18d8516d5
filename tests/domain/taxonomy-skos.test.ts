import { AXIS, TRACKS } from "../../src/taxonomy/domain/axis.js";
import { compileTaxonomy } from "../../src/taxonomy/domain/compiled.js";
import { skosOf } from "../../src/taxonomy/domain/skos.js";
import { seededTaxonomy } from "../support/taxonomy.js";

type Thing = Readonly<Record<string, unknown>> & { readonly "@id": string; readonly "@type": string };

const taxonomy = compileTaxonomy(seededTaxonomy());
const file = skosOf(taxonomy) as { readonly "@context": Readonly<Record<string, unknown>>; readonly "@graph": readonly Thing[] };
const graph = file["@graph"];
const context = file["@context"];
const byId = new Map(graph.map((thing) => [thing["@id"], thing]));
const typed = (type: string): readonly Thing[] => graph.filter((thing) => thing["@type"] === type);
const listOf = (thing: Thing | undefined, field: string): readonly string[] => [thing?.[field] ?? []].flat() as string[];

/** Fields whose values are ids, by the context. */
const links = Object.entries(context).flatMap(([name, told]) => (typeof told === "object" && told !== null && (told as { "@type"?: string })["@type"] === "@id" ? [name] : []));

describe("the taxonomy as SKOS in JSON-LD", () => {
  it("explains every word it uses in its own context, so that nothing has to be fetched", () => {
    const words = new Set(graph.flatMap((thing) => [...Object.keys(thing), thing["@type"]]).filter((word) => !word.startsWith("@")));
    expect([...words].filter((word) => !Object.hasOwn(context, word))).toEqual([]);
    const prefixes = Object.values(context).flatMap((told) => { const iri = typeof told === "string" ? told : (told as { "@id"?: string } | null)?.["@id"]; return iri?.match(/^(\w+):(?!\/\/)(?!org-ladder)/)?.[1] ?? []; });
    expect([...new Set(prefixes)].filter((prefix) => !Object.hasOwn(context, prefix))).toEqual([]);
    expect(typeof context).toBe("object");
  });

  it("leads every link to something that is in it, but for the licence and the addresses of sources", () => {
    const dangling = graph.flatMap((thing) => links.filter((field) => field !== "license" && field !== "seeAlso").flatMap((field) => listOf(thing, field).filter((id) => !byId.has(id))));
    expect(dangling).toEqual([]);
    expect(byId.size).toBe(graph.length);
  });

  it("has every level, family, role, archetype, trait and source once", () => {
    const { levels, families, roles, archetypes, traits, sources } = taxonomy.content;
    expect(typed("Concept")).toHaveLength(levels.length + families.length + roles.length + archetypes.length + traits.length);
    expect(typed("Source")).toHaveLength(sources.length);
    expect(typed("ConceptScheme")).toEqual([expect.objectContaining({ version: taxonomy.version })]);
  });

  it.each(TRACKS)("orders the levels of track %s from the lowest to the highest, over the whole axis", (track) => {
    const members = listOf(byId.get(`urn:org-ladder:track:${track}`), "memberList").map((id) => byId.get(id));
    expect(members.map((level) => [level?.lo, level?.hi])).toEqual(Array.from({ length: AXIS[track].hi - AXIS[track].lo }, (_, i) => [AXIS[track].lo + i, AXIS[track].lo + i + 1]));
  });

  it("keeps SKOS's own rules: one preferred label, no other label equal to it, one notation for each concept, relations both ways", () => {
    const concepts = typed("Concept");
    expect(concepts.filter((concept) => typeof concept.prefLabel !== "string" || listOf(concept, "altLabel").includes(concept.prefLabel))).toEqual([]);
    expect(new Set(concepts.map(({ notation }) => notation)).size).toBe(concepts.length);
    const pairs = concepts.flatMap((concept) => listOf(concept, "related").map((other) => `${concept["@id"]} ${other}`));
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.filter((pair) => !pairs.includes(pair.split(" ").reverse().join(" ")))).toEqual([]);
    expect(concepts.filter((concept) => concept.inScheme !== "urn:org-ladder:taxonomy")).toEqual([]);
  });

  it("says of each concept on what ground it stands, with a source where there is one", () => {
    expect(typed("Concept").filter(({ basis }) => !["STATED", "INFERRED", "ILLUSTRATIVE"].includes(String(basis)))).toEqual([]);
    expect(listOf(byId.get("urn:org-ladder:level:ic/staff"), "source").length).toBeGreaterThan(0);
  });

  it("does not make a level broader or narrower than another, nor parity a match", () => {
    expect(JSON.stringify(file)).not.toMatch(/skos:(broader|narrower|exactMatch|closeMatch)/);
    expect(byId.get("urn:org-ladder:level:ic/staff")?.parallelTo).toBe("urn:org-ladder:level:m/senior-em");
  });
});
