import { companyQuestion } from "./pages/company.question.js";
import { COMPANIES } from "./pages/companies.js";
import { answersQuestion, laddersQuestion, wholeQuestion } from "./pages/compare.question.js";
import { fitQuestion } from "./pages/fit.question.js";
import { HOME } from "./pages/home.question.js";
import { levelQuestion } from "./pages/level.question.js";
import { LEVELS } from "./pages/levels.js";
import { METHOD } from "./pages/method.js";
import { movingQuestion } from "./pages/moving.question.js";
import { MAPPED_TO } from "./pages/publish.js";
import { LEVELS_ASKED, readinessQuestion } from "./pages/readiness.question.js";
import { holdersQuestion, roleQuestion, wholeQuestion as wholeRoleQuestion } from "./pages/role.js";
import { SEARCH } from "./pages/search.js";
import { COUNTERPARTS } from "./pages/sourcing.js";
import { listQuestion, titleQuestion, titlesQuestion } from "./pages/title.question.js";
import { transitionQuestion, WAYS } from "./pages/transition.question.js";
import { DIFF, HISTORY } from "./pages/versions.js";
import { FIND, pointed } from "./script-questions.js";

/** Columns beside the first: six companies are compared at most. */
const OTHERS = [1, 2, 3, 4, 5];
const COMPARISON = { companies: [], track: "IC" } as const;
const some = (count: number): readonly string[] => Array.from({ length: count }, () => "");
const numbered = (name: string, counts: readonly number[], document: (count: number) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(counts.map((count) => [`${name}-${count}`, document(count)]));

/** Documents that pages and their scripts ask, by name; those that grow with the number of companies once for each number. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  home: HOME.document,
  search: SEARCH,
  find: FIND,
  companies: COMPANIES,
  company: companyQuestion("").document,
  "version-history": HISTORY,
  "version-diff": DIFF,
  levels: LEVELS,
  level: levelQuestion("").document,
  role: wholeRoleQuestion("", "").document,
  "role-alone": roleQuestion("").document,
  "role-holders": holdersQuestion("").document,
  ladders: laddersQuestion(COMPARISON).document,
  ...numbered("equals", [...OTHERS, OTHERS.length + 1], (count) => answersQuestion({}, COMPARISON, some(count)).document),
  ...numbered("compare", [...OTHERS, OTHERS.length + 1], (count) => wholeQuestion(COMPARISON, {}, some(count)).document),
  ...numbered("pointed", OTHERS, pointed),
  sourcing: COUNTERPARTS,
  ...numbered("title", [0, 1, 2], (count) => titleQuestion({ title: "" }, some(count)).document),
  "two-titles": titlesQuestion({ title: "" }, { title: "" }).document,
  "list-of-titles": listQuestion([]).document,
  transition: transitionQuestion({}, {}).document,
  ways: WAYS.document,
  readiness: readinessQuestion("", []).document,
  "readiness-levels": LEVELS_ASKED.document,
  fit: fitQuestion(null, null).document,
  "fit-track": fitQuestion({}, null).document,
  "fit-archetype": fitQuestion(null, {}).document,
  "fit-both": fitQuestion({}, {}).document,
  moving: movingQuestion({}, "", undefined).document,
  publish: MAPPED_TO,
  method: METHOD,
};
