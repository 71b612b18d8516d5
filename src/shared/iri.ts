/**
 * What our data are called in files that leave the server (SSSOM, SKOS). Names, not addresses: they are the same whichever server
 * gave the file, and nothing is to be fetched there.
 */
export const IRI = {
  /** The canonical taxonomy as a concept scheme. */
  taxonomy: "urn:org-ladder:taxonomy",
  level: "urn:org-ladder:level:",
  role: "urn:org-ladder:role:",
  family: "urn:org-ladder:family:",
  track: "urn:org-ladder:track:",
  trait: "urn:org-ladder:trait:",
  archetype: "urn:org-ladder:archetype:",
  source: "urn:org-ladder:source:",
  rung: "urn:org-ladder:rung:",
  ladder: "urn:org-ladder:ladder:",
  mappings: "urn:org-ladder:mappings",
  /** Properties of our own that no common vocabulary has. */
  term: "urn:org-ladder:term:",
} as const;
