import "reflect-metadata";
import { seededWorld } from "../../tests/support/seeded.js";
import { statedPairs } from "../../src/equivalence/domain/evaluation-pairs.js";
const w = seededWorld();
const companies = new Map(w.companies.map((c) => [c.company.slug, c]));
const rungs = new Map(w.companies.flatMap((c) => c.ladders.flatMap((l) => l.version.rungs)).map((r) => [r.id, r]));
const all = statedPairs(w.assertions, companies);
const nm = (id: string) => { const r = rungs.get(id)!; return `${r.company.slug}/${r.track} ${r.code ?? r.title}`; };
for (const arg of process.argv.slice(2)) {
  const [slug, track] = arg.split("/");
  for (const l of companies.get(slug!)!.ladders) for (const r of l.version.rungs.filter((x) => x.track === track)) {
    console.log(`${nm(r.id)} "${r.title}" [${r.mapping?.range?.lo},${r.mapping?.range?.hi}] c=${r.mapping?.confidence} src=${r.mapping?.citations.map((c) => c.group).join()} :: ${r.mapping?.comment}`);
    for (const d of r.mapping?.disagreements ?? []) console.log(`    DIS [${d.range.lo},${d.range.hi}] ${d.citation.group}: ${d.comment}`);
    const m = new Map<string, string[]>();
    for (const p of all.filter((p) => p.from === r.id && p.holds)) { const k = `${p.source}${p.assembled ? "*" : ""}`; m.set(k, [...(m.get(k) ?? []), p.stated.map(nm).join("|")]); }
    for (const [k, v] of m) console.log(`    ${k}: ${v.join("; ")}`);
  }
}
