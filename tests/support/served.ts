import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App, type AppOptions } from "../../src/app/app.js";
import { openDataSource, type Connection } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "./database.js";

/** An error as a client gets it. */
export interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly details?: Readonly<Record<string, unknown>> };
}

/** An answer of the API. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly ToldError[];
}

/** A server over a seeded database of its own. */
export interface Served {
  readonly app: App;
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Stops it and drops the database. */
  close(): Promise<void>;
}

/** `through`: where the server finds its database instead, as a proxy that a test can cut; `onStatement` is told of every SQL statement. */
export async function serve(options: AppOptions & { readonly through?: (own: Connection) => Promise<Connection>; readonly logLevel?: "info"; readonly onStatement?: (sql: string) => void } = {}): Promise<Served> {
  const database = await createDatabase("seeded");
  const dataSource = await openDataSource((await options.through?.(database.connection)) ?? database.connection, options.onStatement);
  const app = await createApp({ corsOrigins: [], logLevel: options.logLevel ?? "silent" }, dataSource, options);
  return {
    app, database, dataSource,
    ask: async (query, variables, headers = {}) => answered(await request(app.server).post("/graphql").set({ accept: "application/graphql-response+json", ...headers }).send({ query, variables })),
    close: async () => {
      await app.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** What a response of the API says, whatever its media type. */
export function answered(response: request.Response): Answered {
  const body = JSON.parse(response.text || "{}") as { data?: Answered["data"]; errors?: Answered["errors"] };
  return { status: response.status, text: response.text, headers: response.headers as Answered["headers"], data: body.data, errors: body.errors ?? [] };
}
