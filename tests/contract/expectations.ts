/** A share or value above `least`, and at most 1. */
const above = (least: number): unknown => ({ asymmetricMatch: (value: unknown) => typeof value === "number" && value > least && value <= 1 });
/** A list of at least so many entries. */
const atLeast = (count: number): unknown => ({ asymmetricMatch: (value: unknown) => Array.isArray(value) && value.length >= count });
/** A list of which the entries fit, in any order, beside others. */
const holding = (...entries: readonly object[]): unknown => expect.arrayContaining(entries.map((entry) => expect.objectContaining(entry) as unknown));
const text = (words: RegExp): unknown => expect.stringMatching(words);
const rung = (code: string | null, title?: string): object => ({ rung: title === undefined ? { code } : { code, title } });
const answer = (best: object, more: object = {}): object => ({ __typename: "Equivalence", best, ...more });

/** What each file of schema/examples must answer, at the least. */
export const EXPECTATIONS: Readonly<Record<string, object>> = {
  "what-is-google-l5-at-amazon": { equivalence: answer({ ...rung("L6"), predicate: "EXACT_MATCH", landing: above(0.6) }, { confidence: { band: "HIGH" }, reasons: atLeast(3) }) },
  "a-rung-by-its-id": { equivalence: answer(rung("63", "Senior Software Engineer")) },
  "two-ladders-side-by-side": {
    compareLadders: {
      bands: atLeast(6),
      columns: [
        { company: { slug: "google" }, rungs: holding({ rung: { code: "L5", title: "Senior Software Engineer" }, range: { lo: 2, hi: 3 }, counterparts: [expect.objectContaining({ result: expect.objectContaining(answer(expect.objectContaining(rung("L6", "SDE III")))) as unknown })] }) },
        { company: { slug: "amazon" }, rungs: atLeast(5) },
      ],
    },
  },
  "five-ladders-side-by-side": { compareLadders: { track: "IC", columns: ["Google", "Meta", "GitLab", "Monzo", "Altive"].map((name) => ({ company: { name }, rungs: atLeast(3) })) } },
  "management-ladders-side-by-side": { compareLadders: { columns: ["Google", "GitLab", "Dropbox"].map((name) => ({ company: { name }, rungs: atLeast(4) })) } },
  "who-else-has-this-level": { counterparts: { nodes: holding({ rung: { code: "L6", title: "SDE III", company: { slug: "amazon", name: "Amazon", country: "US" } } }), pageInfo: { hasNextPage: true } } },
  "sourcing-senior-engineers-in-britain": { counterparts: { nodes: holding({ rung: expect.objectContaining({ company: expect.objectContaining({ name: "Wise" }) as unknown }) as unknown }) } },
  "a-data-architect-at-google": {
    where_it_exists: answer({ rung: { title: text(/data architect/i) } }, { family: "data-architecture", folds: [] }),
    where_it_does_not: answer({ predicate: "RELATED_MATCH", rung: { code: text(/^L[678]$/) } }, { family: "software", folds: atLeast(1), caveats: atLeast(1) }),
  },
  "an-ai-architect-at-meta": { equivalence: answer({ predicate: "RELATED_MATCH", rung: { code: text(/^E[678]$/) } }, { folds: [{ from: "ai-architecture", to: "machine-learning" }, { from: "machine-learning", to: "software" }] }) },
  "a-staff-engineer-at-three-companies": { google: answer(rung("L6")), amazon: answer(rung("L7")), gitlab: answer({ landing: above(0.3) }) },
  "an-engineering-manager-as-engineer": { equivalence: answer({ rung: { track: "IC" }, predicate: "RELATED_MATCH" }, { crossTrack: true, reasons: holding({ kind: "TRACK" }) }) },
  "a-start-up-against-a-giant": { equivalence: answer({ landing: above(0.3) }, { reasons: holding({ kind: "SIZE" }), caveats: atLeast(1) }) },
  "a-scale-that-runs-backwards": { equivalence: answer(rung("L5")), company: { ladders: [{ version: { rungs: holding({ order: 1, code: "13" }, { order: 9, code: "5" }) } }] } },
  "when-there-is-no-answer": { equivalence: { __typename: "Abstention", reason: "OUTSIDE_RANGE", message: text(/Gatsby/), nearest: atLeast(1), wouldHelp: atLeast(1) } },
  "when-published-tables-contradict": {
    equivalence: answer({ rung: { code: "63", mapping: { disagreements: atLeast(2) } } }, { conflicts: holding({ text: text(/puts Google L5 at Microsoft 62/), prior: above(0) }) }),
  },
  "what-is-disputed": { company: { name: "Google", disputes: { nodes: [], pageInfo: { hasNextPage: false } } } }, // none are seeded
  "a-company-and-its-ladders": { company: { name: "Dropbox", badge: "CURATED", ladders: holding({ isMain: true, family: "software" }) } },
  "companies-by-country-and-size": {
    american: { nodes: atLeast(5), pageInfo: { hasNextPage: true } },
    small: { nodes: holding({ slug: "gratheon" }) },
    governments: { nodes: holding({ slug: "uk-dfe" }, { slug: "uk-government-digital-and-data" }) },
  },
  "what-a-query-costs": { rateLimit: { limit: 1_000_000, cost: expect.any(Number), remaining: expect.any(Number), used: expect.any(Number), resetAt: expect.any(String) }, canonicalLevels: atLeast(10) },
  "things-by-id": {
    node: { __typename: "Rung", code: "L5", company: { name: "Google" } },
    nodes: [{ __typename: "Company", slug: "gitlab" }, { __typename: "Rung", code: "L6", company: { slug: "amazon" } }, null],
  },
  "how-answers-are-computed": { methodology: { steps: atLeast(5), constants: atLeast(10), bands: atLeast(3) } },
  "how-right-we-are": {
    methodology: { evaluation: { sections: holding({ key: "crosswalks", figures: holding({ name: "exact", group: "sources agree", target: 0.9, baselines: atLeast(2), value: above(0.5) }) }, { key: "confidence", reliability: atLeast(10) }) } },
  },
  "ladders-of-an-earlier-day": {
    compareLadders: { columns: [{ rungs: atLeast(4) }, { rungs: atLeast(3) }, { ladder: null, rungs: [], note: text(/Google/) }] },
    equivalence: answer({ rung: { title: "Squad/Chapter Step" } }, { computedWith: { evidenceAsOf: "2018-06-01" } }),
  },
  "how-two-ladders-of-a-company-differ": {
    ladderDiff: { relation: "SAME_COMPANY", summary: atLeast(4), versionChanges: holding({ field: "FAMILY", from: "software", to: "data-architecture" }), changes: holding({ from: { code: "grade 8", title: "Staff Backend Engineer" }, to: { code: "grade 8", title: "Staff Data Architect" }, matchedBy: "CODE", shift: 0 }) },
  },
  "what-is-wrong-with-a-ladder": { company: { ladders: holding({ version: { number: 1, lint: holding({ code: "DUPLICATE_CODE", severity: "WARNING", rungs: atLeast(2) }) } }) } },
  "the-history-of-a-ladder": { company: { ladders: [{ versions: { nodes: [{ number: 1, status: "PUBLISHED", contentHash: text(/^[0-9a-f]{64}$/) }] } }] } },
  "all-levels-and-families": { taxonomy: { levels: atLeast(11), tracks: atLeast(2), families: holding({ key: "software" }, { key: "data-architecture" }) } },
  "the-data-architect-role": { role: { title: "Data Architect", fromLevel: { key: "ic/staff" }, toLevel: { key: "ic/principal" } } },
  "where-architects-really-exist": {
    roles: [
      { title: "Data Architect", reportingLine: { points: atLeast(3) }, span: { basis: "INFERRED" }, rungs: { remark: text(/must not be read into the title/), nodes: holding({ rung: expect.objectContaining({ title: "Staff Data Architect", company: { name: "GitLab" } }) as unknown }) } },
      { title: "AI Architect", reportingLine: null, rungs: { totalCount: 0, nodes: [], remark: text(/^No employer's ladder here names the AI Architect/) } },
    ],
  },
  "am-i-ready-for-staff": {
    promotionReadiness: {
      to: { title: "Staff Engineer" }, verdict: "PATTERN", distinct: 2, judgements: holding({ text: text(/Committees look for 3 to 5/) }),
      examples: ["COUNTS", "DUPLICATE", "COUNTS", "PRESENT_LEVEL", "OUTSIDE_WINDOW"].map((standing) => ({ standing, judgements: atLeast(1) })),
      signals: atLeast(5), missing: holding({ kind: "MORE_EXAMPLES" }, { kind: "HANDS_ON" }), depth: { risk: "SOME" },
    },
  },
  "engineering-or-management": { trackFit: { pointsTo: null, contradicts: true, verdict: "RESEMBLES", nearest: [{ allocation: { label: "Staff IC" }, similarity: above(0.8) }], columns: atLeast(3), judgements: holding({ kind: "CONTRADICTION" }) } },
  "which-kind-of-staff-engineer": { acrossTeams: { archetype: { key: "architect" }, hybrid: null }, leadsAndManages: { hybrid: { remark: { text: text(/hybrid/) } }, likenesses: atLeast(4) } },
  "the-ic-management-fork": { taxonomy: { timeByActivity: atLeast(3), choice: atLeast(1) } },
  "what-changes-from-senior-to-staff": { canonicalLevel: { title: "Senior Engineer", transitions: holding({ key: "senior-to-staff" }) } },
  "from-junior-to-mid-level": { transition: { basis: "INFERRED", dimensions: atLeast(8), newResponsibilities: atLeast(6), perspectives: [{ sides: atLeast(2) }] } },
  "what-the-next-level-demands": {
    transition: { signals: holding({ title: "A review across teams", quantity: { comparison: "AT_LEAST", min: 3, max: null, unit: "TEAMS" } }), traps: [{ trap: { belief: text(/Seniors/) } }], playbook: atLeast(6), arithmetic: atLeast(5), perspectives: atLeast(2) },
  },
  "from-engineer-to-manager-and-back": { there: { kind: "CHANGE_OF_TRACK", checklist: atLeast(4), choice: atLeast(4), time: { activities: atLeast(5) } }, back: { basis: "INFERRED", swing: atLeast(3) } },
  "several-levels-in-one-leap": { transition: { kind: "JUMP", rankShift: 3, caveats: atLeast(1), steps: ["STEP_UP", "CHANGE_OF_TRACK", "STEP_UP", "STEP_UP"].map((kind) => ({ kind })) } },
  "moving-to-another-company": { movingCompany: { __typename: "MovingCompany", downLevelRisk: { share: above(0) }, toBring: atLeast(6), probes: atLeast(3), caveats: atLeast(2) } },
  "a-rungs-own-words-beside-the-levels": { company: { ladders: [{ rungs: holding({ title: "Software Engineer", nextRungs: [{ title: "Software Engineer 2" }], transitionToNext: { kind: "STEP_UP", title: "From Junior Engineer to Mid-Level Engineer", text: text(/^One step up/) } }) }] } },
  "what-is-expected-of-a-staff-engineer": { canonicalLevel: { title: "Staff Engineer", responsibilities: atLeast(7) } },
  "where-the-sources-disagree": { taxonomy: { perspectives: atLeast(2) } },
  "where-a-title-stands": { resolveTitle: { __typename: "TitleResolution", level: { key: "ic/senior" }, track: "IC", confidence: above(0.4), placement: { posterior: atLeast(3), evidence: holding({ kind: "SENIORITY" }, { kind: "COMPANY_SIZE" }) } } },
  "two-titles-against-each-other": { compareTitles: { seniority: { verdict: "LEFT", difference: expect.any(Number) as unknown }, right: { rungs: [{ code: "L5" }], range: { lo: 2, hi: 3 } }, reasons: holding({ kind: "SIZE" }) } },
  "a-list-of-titles": {
    resolveTitles: [
      { title: "Staff Engineer", rungs: [{ code: "E6" }] },
      { track: "M", level: { key: "m/em" } },
      { level: { key: "ic/senior" } },
      { track: "M" },
      { __typename: "TitleAbstention", reason: "OTHER_PROFESSION" },
      { __typename: "TitleAbstention", reason: "AMBIGUOUS" },
    ],
  },
  "a-ladder-of-ones-own": { suggestMapping: { rungs: ["ic/junior", "ic/mid", "ic/senior", "ic/staff", "m/em"].map((key) => ({ placement: { level: { key }, evidence: atLeast(3) } })) } },
  "a-free-title-at-amazon": { equivalence: answer({ rung: { code: "L6" }, landing: above(0.5) }, { from: { title: "Senior Backend Engineer" } }) },
  "search-a-companys-rung-as-one-types": { search: { nodes: holding({ kind: "RUNG", matched: "Google L5", matchedOn: "CODE", score: 1 }) } },
  "search-with-typing-errors": {
    misspelled: { nodes: holding({ thing: { key: "ic/staff", title: "Staff Engineer" } }) }, begun: { nodes: [{ thing: { slug: "microsoft" } }] }, inChinese: { nodes: atLeast(1) },
    slang: { nodes: [{ thing: { word: "Promo packet" } }] },
  },
};
