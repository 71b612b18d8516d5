/** The flags of `npm run bench`, which is in tests/bench: the command checks them, the benchmark reads them. */
export const BENCH_OPTIONS = {
  companies: { type: "string" }, draws: { type: "string" }, connections: { type: "string" }, seconds: { type: "string" }, rounds: { type: "string" }, warm: { type: "string" },
  only: { type: "string" }, on: { type: "string", multiple: true }, populate: { type: "string" }, json: { type: "string" },
} as const;
