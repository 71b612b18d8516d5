import "reflect-metadata";
import { seededWorld } from "../../tests/support/seeded.js";
import { scorePairs } from "../../src/equivalence/evaluating.js";
import { crosswalkSections } from "../../src/equivalence/domain/evaluation-crosswalks.js";
const w = seededWorld();
console.time("score"); const scored = scorePairs({ ...w, askedFor: "2026-12-01" }); console.timeEnd("score");
console.time("sections"); const s = crosswalkSections(scored); console.timeEnd("sections");
for (const x of s) { console.log("##", x.title); for (const f of x.figures) console.log(f.group.slice(0, 60).padEnd(60), f.name.padEnd(26), f.value.toFixed(3), f.n, `${f.low.toFixed(3)}–${f.high.toFixed(3)}`, f.baselines.map((b) => `${b.name} ${b.value.toFixed(3)}`).join("; "), f.target ?? ""); for (const r of x.reliability) console.log(r); }
