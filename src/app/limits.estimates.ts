/** What operations are thought to cost before they run (limits.cost.ts), in the unit of `extensions.cost`; each with what it was measured on. */

/** Items assumed in a plain list. Measured on the seeds: half of all lists have fewer than 3, nine in ten fewer than 8. */
export const ASSUMED_LIST = 6;

/** Plain lists that are longer or certainly shorter, by coordinate. */
export const LIST_SIZES: Readonly<Record<string, number>> = {
  "Company.ladders": 2,
  "Company.drafts": 2,
  "Dispute.decisions": 2,
  "Ladder.rungs": 12,
  "Rung.competencies": 8,
  "LadderVersion.rungs": 12,
  "LadderVersion.lint": 3,
  "LintFinding.rungs": 6,
  "LadderDiff.changes": 12,
  "LadderDiff.versionChanges": 3,
  "RungChange.kinds": 2,
  "RungChange.fields": 4,
  "LadderComparison.bands": 6,
  "LadderColumn.rungs": 12,
  "Query.canonicalLevels": 11,
  "Query.roles": 2,
  "Taxonomy.roles": 2,
  "PromotionReadiness.examples": 50, // as many as are taken
  "PromotionReadiness.judgements": 5,
  "PromotionReadiness.signals": 5,
  "JudgedExample.judgements": 2,
  "SignalCoverage.shownBy": 2,
  "TrackFit.columns": 3,
  "TrackFit.nearest": 1,
  "ComparedWeek.shares": 5,
  "ArchetypeFit.likenesses": 4,
  "ArchetypeFit.judgements": 2,
  "Taxonomy.levels": 11,
  "Taxonomy.statements": 60,
  "Equivalence.landing": 12,
  "Mapping.citations": 2,
  "Company.citations": 3,
  "Taxonomy.transitions": 4,
  "CanonicalLevel.transitions": 2,
  "Transition.steps": 2,
  "Transition.dimensions": 8,
  "Rung.nextRungs": 1,
  "RungExpectations.canonical": 2,
  "OwnExpectations.citations": 2,
  "MovingCompany.notMentionedHere": 12,
  "Evaluation.sections": 8,
  "EvaluationSection.figures": 20,
  "EvaluationSection.reliability": 4,
  "EvaluationFigure.baselines": 1,
  "__Schema.types": 150,
  "__Schema.directives": 6,
  "__Type.fields": 5,
  "__Type.enumValues": 2,
  "__Type.inputFields": 0.5,
  "__Type.interfaces": 0.5,
  "__Type.possibleTypes": 0.5,
  "__Field.args": 0.2,
  "__Directive.args": 1,
};

/** Plain lists as long as a list among their arguments, which is named by its path. */
export const SIZED_BY: Readonly<Record<string, string>> = { "Query.nodes": "ids", "Query.resolveTitles": "input.titles" };

/** Fields with lists below that are as long as a list at this path of their arguments, or one shorter. */
export const SIZES_BELOW: Readonly<Record<string, string>> = { "Query.compareLadders": "input.companies", "Query.suggestMapping": "input.rungs" };
export const AS_LONG: Readonly<Record<string, 0 | -1>> = { "LadderComparison.columns": 0, "ComparedRung.counterparts": -1, "MappingSuggestion.rungs": 0 };

/**
 * What is asked with a question, for each item of the list at this path, besides its letters. Measured with 100 rungs and 100 titles: 75 and 67 us each.
 */
export const ITEM_COST: Readonly<Record<string, { readonly path: string; readonly cost: number }>> = {
  "Query.suggestMapping": { path: "input.rungs", cost: 75 },
  "Query.resolveTitles": { path: "input.titles", cost: 60 },
};

/**
 * Letters of a question's arguments that are read for one value of an answer, beyond the first few: words are looked up in the lexicon, in all their forms. Measured:
 * titles and descriptions of 2,000 letters take 0.2 to 0.25 us a letter.
 */
export const TEXT_COST = { free: 200, lettersPerValue: 4 } as const;

/**
 * What a field, or each item of a list, costs besides its values: reckoning, or a statement of SQL; in
 * values of an answer. An equivalence takes 0.1 to 0.2 ms warm, the same as 60 values; the search for counterparts, cold lists
 * and counts a statement each.
 */
export const EXTRA_COST: Readonly<Record<string, number>> = {
  "Query.equivalence": 60,
  "Query.movingCompany": 80,
  "ComparedRung.counterparts": 60,
  "Query.counterparts": 500,
  "CounterpartConnection.nodes": 60,
  "CounterpartConnection.edges": 60,
  "Query.companies": 200,
  "Query.search": 3_000, // 3 to 4 ms: trigrams over all names
  "Query.suggestMapping": 300,
  "Query.promotionReadiness": 1_000, // fifty long examples take 1 to 2 ms
  "Role.rungs": 3_000, // a statement that looks through all distinct names
  "Query.resolveTitle": 30,
  "Query.compareTitles": 60,
  "CompanyConnection.totalCount": 200,
  "Ladder.versions": 400,
  "Methodology.evaluation": 200,
  "Company.auditEvents": 500, // a statement for each company
  "Company.tokens": 500,
  "Query.adminTokens": 500,
  "LadderVersion.changes": 30,
  "ImportLadderPayload.preview": 300,
  "Company.drafts": 500,
  "Company.disputes": 500,
  "Query.ladderDraft": 200,
  "Rung.mappingActs": 5,
  "Mutation.applySuggestedMapping": 300,
};
