/** Runs a statement that is planned once per connection under its name. */
export type Run = (statement: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }) => Promise<readonly Record<string, unknown>[]>;

/** Answers a question's variables with the JSON text of `data`. `today`: YYYY-MM-DD, UTC. */
export type Handler = (run: Run, variables: Readonly<Record<string, unknown>>, today: string) => Promise<string>;
