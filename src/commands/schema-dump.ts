import "reflect-metadata";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PersistedDocuments } from "../app/persisted.js";
import { buildSchema } from "../app/schema.js";
import { schemaText, unannouncedChanges } from "../app/schema-changes.js";
import { projectRoot } from "../config.js";
import { CommandFailed, runCommand, say } from "./support/command.js";

const help = `npm run schema:dump [-- --check | --stdout | --release]

Writes the GraphQL schema, sorted, to schema/schema.graphql, and the hashes of documents that may be asked by them to
schema/persisted.json.

  --check    writes nothing; fails when the file is not the schema of the code, or when the schema breaks clients of
             schema/released.graphql and schema/CHANGES.md does not announce it
  --stdout   prints the schema and writes nothing
  --release  also makes it schema/released.graphql, which later changes are measured against

Exit codes: 0 done, 1 the check failed, 2 called wrongly`;

const file = (name: string): string => path.join(projectRoot, "schema", name);
const read = (name: string): string => (existsSync(file(name)) ? readFileSync(file(name), "utf8") : "");

await runCommand({
  help,
  options: { check: { type: "boolean" }, stdout: { type: "boolean" }, release: { type: "boolean" } },
  run: async (flags) => {
    const text = schemaText(buildSchema());
    if (flags.stdout === true) return void process.stdout.write(text);
    if (flags.check === true) return check(text);
    write("schema.graphql", text);
    if (flags.release === true) write("released.graphql", text);
    write("persisted.json", new PersistedDocuments().manifest());
  },
});

function write(name: string, text: string): void {
  say(read(name) === text ? `schema/${name} is up to date.` : `schema/${name} written.`);
  writeFileSync(file(name), text);
}

function check(text: string): void {
  if (read("schema.graphql") !== text) throw new CommandFailed("schema/schema.graphql is not the schema of the code. Run `npm run schema:dump` and commit the file.");
  if (read("persisted.json") !== new PersistedDocuments().manifest()) throw new CommandFailed("schema/persisted.json is not of the documents there are. Run `npm run schema:dump` and commit the file.");
  const unannounced = unannouncedChanges(read("released.graphql"), text, read("CHANGES.md"));
  if (unannounced.length > 0) {
    throw new CommandFailed(`The schema breaks clients and schema/CHANGES.md does not announce it. Add under "Unreleased", each with what to do instead:\n${unannounced.map((change) => `- BREAKING: ${change}`).join("\n")}`);
  }
  say("schema/schema.graphql is the schema of the code, and every breaking change is announced.");
}
