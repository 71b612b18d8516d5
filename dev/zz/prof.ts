import "reflect-metadata";
import { worldOf } from "../../src/app/evaluation.js";
import { readSeeds } from "../../src/app/seeds.js";
import { scorePairs } from "../../src/equivalence/evaluating.js";
import { crosswalkSections } from "../../src/equivalence/domain/evaluation-crosswalks.js";
const w = worldOf(readSeeds("seeds"), "2026-11-20");
let t = process.cpuUsage(); const s = scorePairs(w); console.log("score", process.cpuUsage(t).user / 1e6); t = process.cpuUsage(); crosswalkSections(s); console.log("sections", process.cpuUsage(t).user / 1e6);
