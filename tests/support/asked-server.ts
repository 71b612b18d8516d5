import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App, type AppConfig, type AppOptions } from "../../src/app/app.js";
import { openDataSource, type Connection, type StatementListener } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "./database.js";

/** An error as a client gets it. */
export interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly retryAfter?: number; readonly details?: Readonly<Record<string, unknown>> };
}

/** An answer of the API, good or bad. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly ToldError[];
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
}

/** A server over a seeded database of its own, for tests about what it does with strange requests and strange databases. */
export interface AskedServer {
  readonly app: App;
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Stops it and drops the database. */
  close(): Promise<void>;
}

interface Wishes extends AppOptions {
  /** Where the server finds its database instead: a proxy that a test can cut. */
  readonly through?: (own: Connection) => Promise<Connection>;
  readonly onStatement?: StatementListener;
  readonly logLevel?: "info" | "warn";
  readonly oidc?: AppConfig["oidc"];
  readonly metricsToken?: string;
  /** Absent: nobody is counted. */
  readonly fairUse?: Pick<AppConfig, "rateLimit" | "redisUrl" | "trustProxy">;
}

export async function serve({ through, onStatement, logLevel = "info", oidc, metricsToken, fairUse, ...options }: Wishes = {}): Promise<AskedServer> {
  const database = await createDatabase("seeded");
  const dataSource = await openDataSource((await through?.(database.connection)) ?? database.connection, onStatement);
  const app = await createApp({ corsOrigins: [], logLevel, ...(oidc && { oidc }), ...(metricsToken && { metricsToken }), ...fairUse }, dataSource, { log: { write: () => undefined }, ...options });
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
  const body = JSON.parse(response.text || "{}") as Partial<Pick<Answered, "data" | "errors" | "extensions">>;
  return { status: response.status, text: response.text, headers: response.headers as Answered["headers"], data: body.data, errors: body.errors ?? [], extensions: body.extensions };
}
