import type { FastifyInstance } from "fastify";
import { download, hand, type Download } from "../shared/download.js";
import { skosOf } from "./domain/skos.js";
import type { Taxonomy } from "./domain/compiled.js";
import type { TaxonomyStore } from "./taxonomy.store.js";

/** Made once for each taxonomy. */
const made = new WeakMap<Taxonomy, Download>();

function fileOf(taxonomy: Taxonomy): Download {
  let file = made.get(taxonomy);
  if (file === undefined) {
    file = download({ body: `${JSON.stringify(skosOf(taxonomy), null, 1)}\n`, type: "application/ld+json", name: "taxonomy.jsonld", shown: true, keep: "shortly" });
    made.set(taxonomy, file);
  }
  return file;
}

/** Puts the taxonomy at /taxonomy.jsonld: SKOS in JSON-LD. */
export function serveTaxonomy(http: FastifyInstance, taxonomies: TaxonomyStore): void {
  http.get("/taxonomy.jsonld", async ({ headers }, reply) => hand(reply, fileOf(await taxonomies.current()), headers["if-none-match"]));
}
