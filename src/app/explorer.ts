import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { turn } from "../shared/turns.js";
import { EXPLORER_POLICY, NoPage, serveExplorer, type Answer, type Ask, type Assets } from "../explorer/index.js";
import { serveAssets } from "./assets.js";
import type { AppContext, RequestNotes } from "./context.js";
import type { ErrorPage } from "./errors.http.js";
import { logHidden } from "./graphql-over-http.js";
import { Overloaded } from "./overload.js";
import { wantsPage } from "./playground.js";

/** What errors are called on a page, by HTTP status. */
const TITLES: Readonly<Record<number, string>> = { 404: "There is no such page", 410: "Taken down", 429: "Too much at once", 500: "Something went wrong", 503: "Not just now" };

/** What the explorer's pages need. */
export interface ExplorerRoute {
  /** What scripts/build-explorer.mjs wrote; where it wrote nothing the pages have neither style nor scripts, and the log says so. */
  readonly directory: string;
  readonly apollo: ApolloServer<AppContext>;
  readonly contextFor: (notes: RequestNotes, authorization: string | undefined, address: string) => Promise<AppContext>;
}

/** Puts the explorer on its addresses; its pages ask the API as anybody may, within the same limits. What it gives back makes pages of errors. */
export function registerExplorer(http: FastifyInstance, { directory, apollo, contextFor }: ExplorerRoute): ErrorPage {
  const manifest = join(directory, "assets.json");
  const built = existsSync(manifest);
  const assets: Assets = built ? (JSON.parse(readFileSync(manifest, "utf8")) as Assets) : { style: "", scripts: {}, chartStyle: "" };
  if (built) serveAssets(http, { prefix: "/explorer/assets", folder: join(directory, "assets"), policy: EXPLORER_POLICY });
  else http.log.warn({ directory }, "the explorer's style and scripts are not built; run `npm run build`");
  const askFor = (request: FastifyRequest): Ask => async <T>({ document, variables }: Parameters<Ask>[0]): Promise<Answer<T>> => {
    const notes: RequestNotes = { onErrors: (errors) => errors.forEach((error) => logHidden(request, error)) };
    request.notes = notes;
    const contextValue = await contextFor(notes, undefined, request.ip);
    const { body } = await apollo.executeOperation({ query: document, variables }, { contextValue });
    await turn(); // what is made of the answer takes 2 to 10 ms
    if (body.kind !== "single") throw new Error("incremental delivery is not offered");
    const { data, errors = [] } = body.singleResult;
    const retryAfter = errors.find(({ extensions }) => extensions?.code === "OVERLOADED")?.extensions?.retryAfter;
    if (typeof retryAfter === "number") throw new Overloaded("WAITED", retryAfter * 1_000); // the page's own status and header say so too
    return {
      data: (data ?? null) as T | null,
      errors: errors.map(({ message, path = [], extensions }) => ({ message, path, code: String(extensions?.code ?? "INTERNAL_SERVER_ERROR"), details: (extensions?.details ?? {}) as Record<string, unknown> })),
    };
  };
  const sendProblem = serveExplorer(http, { assets, askFor });
  return (request, reply, status, message) => (wantsPage(request) ? sendProblem(request, reply, new NoPage(status, TITLES[status] ?? "That did not work", message)) : null);
}
