import { createApp, type App } from "../../src/app/app.js";
import { openDataSource, type Connection } from "../../src/database/data-source.js";
import { announce } from "../../src/ladder/ladder.publication.js";
import type { Asking } from "./askings.js";

/** A server in this process whose SQL statements are counted. */
export interface CountingServer {
  readonly app: App;
  /** Answers, and says how many statements that took. The look at the epoch counter belongs to no request. */
  ask(asking: Pick<Asking, "variables"> & { readonly question: { readonly query: string } }): Promise<{ readonly data: unknown; readonly statements: number }>;
  /** Empties its memory of companies, ladders and evidence, as news that anything may have changed does. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one with empty memory. */
export async function countingServer(connection: Connection): Promise<CountingServer> {
  let statements = 0;
  const dataSource = await openDataSource(connection, (sql) => { if (!sql.startsWith("/* epoch */")) statements += 1; });
  const app = await createApp({ corsOrigins: [], logLevel: "silent" }, dataSource);
  return {
    app,
    ask: async ({ question, variables }) => {
      statements = 0;
      const response = await app.http.inject({ method: "POST", url: "/graphql", headers: { "content-type": "application/json" }, payload: JSON.stringify({ query: question.query, variables }) });
      const { data, errors } = JSON.parse(response.body) as { data?: unknown; errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors).slice(0, 500));
      return { data, statements };
    },
    forget: async () => {
      await dataSource.transaction((manager) => announce(manager, [null]));
      await app.services.published.lease.refresh();
      await app.services.taxonomies.current();
    },
    close: async () => {
      await app.close();
      await dataSource.destroy();
    },
  };
}
