import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App } from "../../src/app/app.js";
import { seed } from "../../src/app/seeds.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "./database.js";
import type { SeedFolder } from "./seed-folder.js";

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly details?: Readonly<Record<string, unknown>> };
}

/** The server on a database of its own. */
export class Served {
  private constructor(private readonly database: TestDatabase, private readonly dataSource: DataSource, private readonly app: App, private readonly statements: string[]) {}

  /** With everything in seeds/, or with what `folder` says. */
  static async start(folder?: SeedFolder): Promise<Served> {
    const database = await createDatabase(folder === undefined ? "seeded" : "migrated");
    const statements: string[] = [];
    const dataSource = await openDataSource(database.connection, (sql) => statements.push(sql));
    if (folder !== undefined) await seed(dataSource, folder.path);
    return new Served(database, dataSource, await createApp({ corsOrigins: [], logLevel: "silent" }, dataSource), statements);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.dataSource.destroy();
    await this.database.drop();
  }

  /** Seeds what `folder` says now, and waits until it is seen. */
  async seed(folder: SeedFolder, now: Date): Promise<void> {
    await seed(this.dataSource, folder.path, now);
    await this.app.services.published.lease.refresh();
  }

  /** What the server answers, data and errors. */
  async post<T>(query: string, variables: object = {}): Promise<{ readonly data: T | null; readonly errors?: readonly GraphqlError[] }> {
    const { body } = (await request(this.app.server).post("/graphql").send({ query, variables })) as { body: { data: T | null; errors?: readonly GraphqlError[] } };
    return body;
  }

  /** Data of a query that must have no error. */
  async ask<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.post<T>(query, variables);
    if (errors !== undefined || data === null) throw new Error(`errors where none were expected: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The one error of a query that must fail. */
  async fault(query: string, variables: object = {}): Promise<GraphqlError> {
    const { errors = [] } = await this.post(query, variables);
    if (errors.length !== 1) throw new Error(`one error was expected: ${JSON.stringify(errors)}`);
    return errors[0]!;
  }

  /** How many statements `work` makes; the lease's look at the epoch counter goes on beside and is not counted. */
  async counting(work: () => Promise<unknown>): Promise<number> {
    this.statements.length = 0;
    await work();
    return this.statements.filter((sql) => !/^\/\* (?:epoch|last use) \*\//.test(sql)).length;
  }
}
