import "reflect-metadata";
import { seededWorld } from "../../tests/support/seeded.js";
import { statedPairs, testimonyOf, isAcrossTracks } from "../../src/equivalence/domain/evaluation-pairs.js";
import { answer } from "../../src/equivalence/answers.js";
import { askedRung } from "../../src/equivalence/asking.js";
const w = seededWorld();
const companies = new Map(w.companies.map((c) => [c.company.slug, c]));
const rungs = new Map(w.companies.flatMap((c) => c.ladders.flatMap((l) => l.version.rungs)).map((r) => [r.id, r]));
const all = statedPairs(w.assertions, companies);
const nm = (id: string) => { const r = rungs.get(id)!; return `${r.company.slug}/${r.ladderIdentity.slug}/${r.track} ${r.code ?? r.title}`; };
console.log(all.length, all.filter((p) => p.holds && !p.assembled).length);
const stats = new Map<string, any>();
const out: string[] = [];
for (const p of all.filter((p) => p.holds && !p.assembled)) {
  const rung = rungs.get(p.from)!;
  const naming = w.assertions.filter((a) => a.citation.group !== p.source && a.cells.some((c) => c.company === p.fromCompany));
  const a = answer(askedRung(rung, []), companies.get(p.toCompany)!, naming, { taxonomy: w.taxonomy, asOf: "2026-12-01", toTrack: p.toTrack });
  const t = testimonyOf(p, all);
  const kind = isAcrossTracks(p) ? "across" : "between";
  const groups = [rung, ...p.stated.map((id) => rungs.get(id)!)];
  const from = groups.some((r) => r.mapping?.citations.some((c) => c.group === p.source)) ? "curated" : "indep";
  const agree = t.against.length ? "against" : t.alike.length ? "alike" : "alone";
  let res = "", exact = false, within = false;
  if (a.kind === "ABSTENTION") res = `ABSTAIN ${a.reason}`;
  else {
    exact = p.stated.includes(a.best.rung.id);
    const section = a.best.rung.version.rungs.filter((r) => r.track === p.toTrack);
    const orders = [...new Set(section.map((r) => r.order))].sort((x, y) => x - y);
    within = exact || p.stated.some((id) => { const r = rungs.get(id)!; return r.version.id === a.best.rung.version.id && Math.abs(orders.indexOf(r.order) - orders.indexOf(a.best.rung.order)) <= 1; });
    const land = a.landing.filter((l) => l.rungs.some((r) => p.stated.includes(r.id))).reduce((s, l) => s + l.share, 0);
    res = `${exact ? "EXACT" : within ? "WITHIN" : "OFF"} best ${nm(a.best.rung.id)} land ${land.toFixed(2)} conf ${a.confidence.value.toFixed(2)}`;
  }
  for (const key of [`ALL ${kind}`, `ALL ${kind} ${agree}`, `ALL ${kind} ${agree === "against" ? agree : "agree"} ${from}`, `${kind} ${p.source} ${agree === "against" ? agree : "agree"}`]) {
    const s = stats.get(key) ?? { n: 0, exact: 0, within: 0, abst: 0 }; stats.set(key, s); s.n++; s.exact += +exact; s.within += +within; s.abst += +(a.kind === "ABSTENTION");
  }
  if (!exact) out.push(`${kind} ${agree} ${from} [${p.source}] ${nm(p.from)} -> ${p.stated.map(nm).join(" | ")} :: ${res} ${t.against.length ? "against:" + t.against.join() : ""}`);
}
for (const [k, s] of [...stats].sort()) console.log(k.padEnd(60), s.n, (100 * s.exact / s.n).toFixed(1), (100 * s.within / s.n).toFixed(1), "abst", s.abst, "exact answered", (100 * s.exact / (s.n - s.abst)).toFixed(1));
console.log(out.sort().join("\n"));
const contested = new Set<string>();
const T = new Map(all.map((p) => [p, testimonyOf(p, all)]));
for (const [p, t] of T) if (t.against.length) contested.add(p.row);
console.log("=== rows contested", contested.size, new Set(all.filter(p=>p.holds&&!p.assembled).map((p) => p.row)).size);
const c2 = new Map<string, number[]>();
for (const p of all.filter((p) => p.holds && !p.assembled && !isAcrossTracks(p))) {
  const naming = w.assertions.filter((a) => a.citation.group !== p.source && a.cells.some((c) => c.company === p.fromCompany));
  const a = answer(askedRung(rungs.get(p.from)!, []), companies.get(p.toCompany)!, naming, { taxonomy: w.taxonomy, asOf: "2026-12-01", toTrack: p.toTrack });
  const t = T.get(p)!; const k = `${t.against.length ? "against" : t.alike.length ? "alike" : "alone"} rowcontested=${contested.has(p.row)} ${p.toTrack}`;
  const s = c2.get(k) ?? [0, 0, 0]; c2.set(k, s); s[0]++; if (a.kind === "ABSTENTION") s[2]++; else if (p.stated.includes(a.best.rung.id)) s[1]++;
}
console.log([...c2].sort().map(([k, [n, e, ab]]) => `${k} n ${n} exact ${(100*e!/n!).toFixed(1)} abst ${ab}`).join("\n"));
const per = new Map<string, Set<string>>(); 
