/** The process that answers by hand: node:http and pg, nothing else. Prints its port. */
import { createServer } from "node:http";
import pg from "pg";
import { BY_HAND } from "./by-hand.js";
import type { Run } from "./handler.js";

// as many connections as the server under test holds; compiling a statement of this kind takes PostgreSQL ten times as long as running it
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4, options: "-c jit=off" });
const run: Run = async (statement) => (await pool.query<Record<string, unknown>>({ ...statement, values: [...statement.values] })).rows;

const http = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const answer = async (): Promise<string> => {
      const handler = BY_HAND[request.url?.slice(1) ?? ""];
      if (handler === undefined) throw new Error(`nothing is at ${request.url}`);
      const { variables } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { variables: Record<string, unknown> };
      return `{"data":${await handler(run, variables, new Date().toISOString().slice(0, 10))}}`;
    };
    answer().then(
      (body) => response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});
http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/\n`);
});
