import { readClientConfig } from "../../config.js";
import { CalledWrongly, CommandFailed, type Flags } from "./command.js";

/** The flags of commands that can ask a server. */
export const CLIENT_OPTIONS = { server: { type: "string" }, token: { type: "string" } } as const;

/** Milliseconds that a server has to answer; it gives up itself after ten seconds. */
const PATIENCE_MS = 30_000;

export interface UserError {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** A server's API and its downloads. */
export interface Client {
  /** The server's address, as in http://127.0.0.1:4000. */
  readonly origin: string;
  /** The data of an answer. Fails: CommandFailed with the server's own words, and when it cannot be reached. */
  ask<T>(query: string, variables: object): Promise<T>;
  /** A file, whole. Fails: as `ask` does. */
  download(path: string): Promise<Buffer>;
}

/** The server that `--server` names, or ORG_LADDER_SERVER; null where neither does. Fails: CalledWrongly when it is no address, never repeating what could be a secret. */
export function clientOf(flags: Flags): Client | null {
  const config = readClientConfig();
  const server = typeof flags.server === "string" ? flags.server : config.server;
  if (server === undefined) return null;
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) throw new CalledWrongly("--server must be the address of a server, as in http://127.0.0.1:4000");
  const { origin, username, password } = new URL(server);
  if (username !== "" || password !== "") throw new CalledWrongly("--server must not hold a name or password; a token goes into ORG_LADDER_TOKEN");
  const token = typeof flags.token === "string" ? flags.token : config.token;
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) throw new CalledWrongly("the token (--token, ORG_LADDER_TOKEN) must consist of visible ASCII characters, without spaces");
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { origin, ask: (query, variables) => ask(origin, bearer, query, variables), download: (path) => download(origin, path) };
}

/** The same for commands that are nothing without a server. Fails: CalledWrongly also when none is named. */
export function serverOf(flags: Flags): Client {
  const client = clientOf(flags);
  if (client === null) throw new CalledWrongly("Say which server: --server, or ORG_LADDER_SERVER, as in http://127.0.0.1:4000");
  return client;
}

async function ask<T>(origin: string, bearer: object, query: string, variables: object): Promise<T> {
  const headers = { "content-type": "application/json", accept: "application/graphql-response+json", ...bearer };
  const { status, body } = await send(origin, "/graphql", { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = told<T>(body) ?? notOurs(origin, status);
  if (errors !== undefined || data == null) throw new CommandFailed((errors ?? []).map((error) => error.message).join("\n") || `status ${status} without an answer`);
  return data;
}

async function download(origin: string, path: string): Promise<Buffer> {
  const { status, body } = await send(origin, path, { headers: { "cache-control": "no-cache" } }); // what a cache on the way keeps may be a minute old
  if (status === 200) return body;
  throw new CommandFailed((told(body)?.errors ?? notOurs(origin, status)).map((error) => error.message).join("\n"));
}

async function send(origin: string, path: string, request: RequestInit): Promise<{ readonly status: number; readonly body: Buffer }> {
  try {
    const response = await fetch(new URL(path, origin), { ...request, signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    throw new CommandFailed(`${origin} does not answer: ${error instanceof Error ? String(error.cause ?? error.message) : String(error)}`);
  }
}

/** What a body of the API says; null when it is none. */
function told<T>(body: Buffer): { readonly data?: T | null; readonly errors?: readonly { readonly message: string }[] } | null {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function notOurs(origin: string, status: number): never {
  throw new CommandFailed(`${origin} answered with status ${status}, and not as Org Ladder does.`);
}

/** What a mutation gave. Fails: CommandFailed with its user errors, one a line. */
export function done<T extends { readonly userErrors: readonly UserError[] }>(payload: T): T {
  if (payload.userErrors.length > 0) throw new CommandFailed(payload.userErrors.map(({ code, field, message }) => `${code}${field === null ? "" : ` ${field}`}: ${message}`).join("\n"));
  return payload;
}
