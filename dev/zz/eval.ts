import "reflect-metadata";
import { evaluate } from "../../src/app/evaluation.js";
import { evaluationInWords } from "../../src/equivalence/domain/evaluation-in-words.js";
console.time("e");
console.log(evaluationInWords(evaluate("seeds", new Date())).join("\n"));
console.timeEnd("e");
