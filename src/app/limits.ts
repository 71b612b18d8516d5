/**
 * Every limit of the server in one place, each with what it was measured on (2 cores, Node 20, the seeded ladders).
 * Whoever meets one is told which, how much was asked for, and what to do instead.
 */

/** Limits of HTTP. Times are in milliseconds. */
export const HTTP_LIMITS = {
  /** 256 KB: the contract's; the largest query of schema/examples has 1 KB. */
  bodyBytes: 256 * 1024,
  /** 4 MB for callers whose token holds: a file of 2 MB, in JSON. */
  knownBodyBytes: 4 * 1024 * 1024,
  /** A whole request, from its first byte to its last. 256 KB take 3 s on a line of 700 kbit/s. */
  requestMs: 15_000,
  headersMs: 10_000,
  /** Address and headers. A hundred titles in the address of /titles take 30 KB where the script is not Latin; Node's own 16 KB would cut them off. */
  headerBytes: 64 * 1024,
  /** How often half-sent requests are looked for. To give up 5,000 at once takes 0.25 s; they are as spread as they came when looked for so often. */
  checkMs: 100,
  /** Connections at once; more are not taken. One that is silent takes 5 KB, one with half a request 18. */
  connections: 10_000,
  /** Requests on one connection before the first is answered. Browsers and proxies send one; 2,000 fit into the 64 KB that are read at once, 1.5 s where they ask for a page. */
  pipelined: 16,
  /** Characters of a header that is a list, such as Accept; browsers send 200. To read one of 60,000 takes 40 ms. */
  listLength: 2_000,
  /** Bytes of chunks of a body that does not say its length: so many at least on average, after the first thousand. One-byte chunks take 3 us each. */
  chunkBytes: 64,
  /** Bytes from which an answer is a long one, and what those that nobody has read yet may take together (outflow.ts): 80 of the heaviest. */
  longAnswer: 64 * 1024,
  unreadBytes: 48 * 1024 * 1024,
  /** Bytes of long answers that go out in a second, 70 of the heaviest; 160 ms of one core, at 4 ms a megabyte. */
  bytesPerSecond: 40 * 1024 * 1024,
  /** Silence on a socket; longer than `EXECUTION_LIMITS.ms`, during which nothing is sent. */
  connectionMs: 30_000,
  keepAliveMs: 10_000,
  /** What /health/ready waits for the database: probes commonly give up after 3 s or more. */
  readyMs: 2_000,
} as const;

/** Limits of the query's text. */
export const PARSE_LIMITS = {
  /**
   * Names, numbers, strings and marks in a document. The largest example has 190, the playground's introspection 184, the explorer's comparison of six 430. The
   * worst that can be validated (the same objects over and over) takes 27 ms with 1,000, 73 ms with 2,000: it grows with the square.
   */
  maxTokens: 1_000,
} as const;

/** Limits of a query's shape. */
export const QUERY_LIMITS = {
  /** Fields below one another. The deepest question with a meaning (comparison → counterparts → best → rung → mapping → citation) has 10. */
  depth: 15,
  /** The same below `__schema` and `__type`: GraphiQL's introspection has 15. */
  introspectionDepth: 20,
  /** Fields of the root type asked at once. Examples have at most 3; thirty equivalences take 20 ms. */
  rootFields: 30,
  /** Aliases in a document: thirty questions with three renamed fields each. */
  aliases: 100,
  /**
   * Values in the answer, as estimated by limits.cost.ts. A page of 100 companies with rungs, mappings and sources costs
   * 57,000 (0.05 s), six ladders compared with everything that can be shown 79,000 (0.25 s), introspection 42,000 (0.02 s),
   * the dearest example 2,500.
   */
  cost: 100_000,
  /** Validation stops after so many errors; a person reads the first few. */
  errors: 20,
} as const;

/** Limits of arguments and variables. */
export const INPUT_LIMITS = {
  /** Characters of one string. The longest title in the seeds has 87. */
  textLength: 2_000,
  /** Items of one list: as many as a page has. */
  listLength: 100,
  /** Objects and lists inside one another. `equivalence(input: { from: { companyRung: … } })` has 3. */
  nesting: 10,
} as const;

/**
 * What callers who say who they are may send beyond `INPUT_LIMITS`, by the input type of a variable and its field: characters of a text, items of
 * a list. Source: the contract's (2 MB and 2,000 rungs); a rung has a dozen short texts, the largest curated ladder 38 rungs.
 */
export const LONG_INPUTS: Readonly<Record<string, number>> = {
  "ImportLadderInput.content": 2 * 1024 * 1024,
  "CreateLadderDraftInput.rungs": 2_000,
  "UpdateLadderDraftInput.rungs": 2_000,
};

/** Queries that are compiled when they are asked again, by the fields that code is written for (execution.document.ts). */
export const COMPILED = {
  /** Of one query. It takes 20 to 90 us a field, so 80 ms for the largest; the examples have up to 264, the explorer's comparison of six 982. */
  largest: 1_000,
  /** Of all that are kept, some 700 bytes each, 10 MB: 250 queries as large as the examples. The one not asked for longest is dropped. */
  fields: 15_000,
  /** Bytes of texts of queries that are compiled, by which they are found (ready.ts). All examples together have 0.1 MB. */
  texts: 1024 * 1024,
} as const;

/** Whole answers that are kept (answers.ts), in bytes. */
export const ANSWERS = {
  /** Of all together: some 9,000 pages of companies, or 13,000 headlines. */
  bytes: 16 * 1024 * 1024,
  /** Of one, before it is packed. Six ladders compared with all that can be shown take 400 KB. */
  largest: 1024 * 1024,
  /** From here on answers are packed: to a seventh where it is a company's page of 10 KB, which takes 20 us to unpack. */
  packedFrom: 1_500,
  /** What one takes besides its body. */
  bareBytes: 700,
  /** Questions that are remembered as asked once, 150 bytes each. */
  asked: 12_000,
} as const;

/**
 * Overload: what dear operations wait for (overload.ts), so that all others find the server as quick as when it is idle. Measured with 200 clients that sent the heaviest
 * query without rest (tests/faults/overload.test.ts).
 */
export const OVERLOAD = {
  /** Estimated cost above which an operation is dear: what is below takes a few milliseconds of processor at most. The headline costs 206, most examples less than 1,000, a company's page 3,043. */
  dear: 4_000,
  /** Dear operations under way at once: they share time with each other, and what each has made so far takes memory. */
  operations: 8,
  /** What they may cost together: the heaviest, and a few that cost little beside it; 20 MB of memory. */
  cost: 120_000,
  /** Milliseconds, give or take a quarter, for which one waits to be let in. Half of what readers call slow; and 200 who insist are refused 130 times a second. */
  waitMs: 1_500,
  /** Milliseconds by which a unit of cost puts an operation behind others: a page of 3,000 goes before a comparison of 80,000 that came 0.7 s earlier. */
  msPerCost: 0.01,
  /** Milliseconds by which each that its client has waiting does, up to `waitMs`. */
  msPerOther: 100,
  /** How many wait at most, some 30 KB each, and the bytes of their bodies together. */
  waiting: 1_000,
  waitingBytes: 16 * 1024 * 1024,
  /** Bytes of a body that is not read while half of that room is taken. The largest example has 1 KB; to read 200 KB takes 5 ms. */
  largeBody: 16 * 1024,
  /** Milliseconds after which one that was refused is at most told to come back; else when those who wait now will be done. */
  longestRetryMs: 10_000,
  /** Milliseconds of one turn of the event loop after which what comes is refused: 2,000 short questions and more, all at once. */
  turnMs: 1_000,
  /** Items of a list that are handed on at once: as many as a page has. Ladders that companies publish may have 2,000 rungs. */
  itemsAtOnce: 100,
} as const;

/** Limits of answering. */
export const EXECUTION_LIMITS = {
  /** Milliseconds. The slowest example takes 30 cold; a database that hangs is given up after 1.5 s (connect) or 3 s (statement), so that its own error comes first. */
  ms: 10_000,
} as const;

/**
 * Fair use. A point is about a microsecond of one core: warm, examples take 0.5 to 2 us for each value of their estimated cost, the heaviest
 * comparison 66 ms for 79,000, introspection 18 ms for 41,000. The default of RATE_LIMIT, a million points a minute, is thus one second of
 * a core, 1.7 % of it: sixty clients who never rest fill one. It is 2,000 headline questions, 300 pages of a recruiter at five questions
 * each, 20 loads of the playground, or 12 of the heaviest comparisons. A query that is asked again takes less (execution.ts); one that fails in part
 * is then run twice, which takes a third more than is said here, and at most double.
 */
export const FAIR_USE = {
  /** Points of every operation besides its estimated cost: HTTP, JSON and Apollo take 0.3 ms for `{ __typename }`. */
  operationPoints: 250,
  /** Bytes of a body for a point. A file of 2 MB takes 80 ms to be read and split alone, and as much to be checked and written. */
  bytesPerPoint: 10,
  /** Milliseconds of parsing, validating and compiling new texts of queries. A usual one takes 1 to 5, the worst that PARSE_LIMITS lets through 30; known ones none. */
  reading: { points: 2_000, seconds: 60 },
  /** Tokens that do not hold, from one address; each is a statement. A pipeline with an expired one tries a handful of times. */
  unknownTokens: { points: 30, seconds: 60 },
  /** Refusals a minute that a client gets at once; each that it asks for besides comes after so many milliseconds, while no more than so many wait for theirs. */
  refusalsAtOnce: 3,
  refusalMs: 1_000,
  refusalsHeld: 2_000,
  /** Clients remembered of each allowance, some 550 bytes each; beyond them the one that was seen longest ago begins anew. */
  clients: 10_000,
  /** Milliseconds for which a request waits for Redis, which answers in one over a local network. */
  redisMs: 200,
} as const;

/** Mutations that are few by their nature: how often an hour one client may call them, without and with a token. */
export const RARE_MUTATIONS: Readonly<Record<string, { readonly anonymous: number; readonly known: number }>> = {
  /** Each is read by people of two companies. */
  disputeEquivalence: { anonymous: 5, known: 60 },
  /** They make this server ask another's DNS or web server; a record in DNS may take some tries to be seen. */
  claimCompany: { anonymous: 5, known: 10 },
  verifyClaim: { anonymous: 10, known: 30 },
};

/** Points of addresses outside /graphql, by route. Measured: a ladder 0.4 to 3 ms, all mappings of 75 companies 2.3 ms from memory, the schema 0.6 ms. */
export const DOWNLOAD_POINTS: Readonly<Record<string, number>> = {
  "/ladders/:file": 3_000,
  "/ladders/:company/:file": 3_000,
  "/mappings.sssom.tsv": 10_000, // 200 companies, cold with two statements
  "/taxonomy.jsonld": 500,
  "/schema.graphql": 1_000,
};
