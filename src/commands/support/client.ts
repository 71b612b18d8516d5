import { readClientConfig } from "../../config.js";
import { CalledWrongly, CommandFailed, type Flags } from "./command.js";

/** The flags of commands that can ask a server. */
export const CLIENT_OPTIONS = { server: { type: "string" }, token: { type: "string" } } as const;

/** Milliseconds that a server has to answer; it gives up itself after ten seconds. */
const PATIENCE_MS = 30_000;

interface UserError {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** A server's API. */
export interface Client {
  /** The data of an answer. Fails: CommandFailed with the server's own words, and when it cannot be reached. */
  ask<T>(query: string, variables: object): Promise<T>;
}

/** The server that `--server` names, or ORG_LADDER_SERVER; null where neither does. Fails: CalledWrongly when it is no address. */
export function clientOf(flags: Flags): Client | null {
  const config = readClientConfig();
  const server = typeof flags.server === "string" ? flags.server : config.server;
  if (server === undefined) return null;
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) throw new CalledWrongly("--server must be the address of a server, as in http://127.0.0.1:4000");
  const token = typeof flags.token === "string" ? flags.token : config.token;
  const address = new URL("/graphql", server);
  return { ask: (query, variables) => ask(address, token, query, variables) };
}

async function ask<T>(address: URL, token: string | undefined, query: string, variables: object): Promise<T> {
  const headers = { "content-type": "application/json", accept: "application/graphql-response+json", ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" })
    .catch((error: unknown) => { throw new CommandFailed(`${address.origin} does not answer: ${error instanceof Error ? String(error.cause ?? error.message) : String(error)}`); });
  const body = (await response.json().catch(() => null)) as { data?: T | null; errors?: readonly { message: string }[] } | null;
  if (body === null) throw new CommandFailed(`${address.origin} answered with status ${response.status}, and not as Org Ladder does.`);
  if (body.errors !== undefined || body.data == null) throw new CommandFailed((body.errors ?? []).map((error) => error.message).join("\n") || `status ${response.status} without an answer`);
  return body.data;
}

/** What a mutation gave. Fails: CommandFailed with its user errors, one a line. */
export function done<T extends { readonly userErrors: readonly UserError[] }>(payload: T): T {
  if (payload.userErrors.length > 0) throw new CommandFailed(payload.userErrors.map(({ code, field, message }) => `${code}${field === null ? "" : ` ${field}`}: ${message}`).join("\n"));
  return payload;
}
