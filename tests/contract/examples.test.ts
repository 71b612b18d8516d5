import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DataSource } from "typeorm";
import request from "supertest";
import { createApp, type App } from "../../src/app/app.js";
import { projectRoot } from "../../src/config.js";
import { openDataSource } from "../../src/database/data-source.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let dataSource: DataSource;
let app: App;
beforeAll(async () => {
  database = await createDatabase();
  dataSource = await openDataSource(database.connection);
  app = await createApp({ corsOrigins: [], logLevel: "error" }, dataSource);
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});
const FOLDER = path.join(projectRoot, "schema", "examples");
it.each(readdirSync(FOLDER).sort())("%s", async (name) => {
  const query = readFileSync(path.join(FOLDER, name), "utf8");
  const { body } = await request(app.server).post("/graphql").send({ query });
  require("fs").appendFileSync("/tmp/s_ex.out", name + "\n" + JSON.stringify(body).slice(0,2500)+"\n\n");
});
