import path from "node:path";
import { loadTaxonomySeeds } from "../../src/taxonomy/taxonomy.seeds.js";
it("loads", () => { const c = loadTaxonomySeeds(path.resolve("seeds")); console.log(Object.entries(c).map(([k, v]) => `${k} ${v.length}`).join(", ")); });
