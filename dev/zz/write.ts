import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { evaluate } from "../../src/app/evaluation.js";
import { resultsFile, resultsText } from "../../src/equivalence/evaluation.seeds.js";
const e = evaluate("seeds", new Date()); writeFileSync(resultsFile("seeds"), resultsText(e)); console.log(e.computedFrom);
