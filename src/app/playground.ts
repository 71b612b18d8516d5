import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { qualities, serveAssets, varyBy } from "./assets.js";

const PAGE = Symbol("playground page");

/**
 * Only this server, and no script but the bundled files. Styles may be inline because Monaco writes its own; its icon font
 * and the page's empty icon are data addresses.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Org Ladder · playground not built</title>
<h1>The playground has not been built</h1>
<p>Run <code>npm run build</code> and start the server again. The API works without it:</p>
<pre>curl -H 'content-type: application/json' -d '{"query":"{ __typename }"}' &lt;this address&gt;</pre>
</html>
`;

/**
 * Serves the playground's assets under /playground/assets/ and makes {@link sendPlayground} work on `app`.
 *
 * `directory` is what scripts/build-playground.mjs wrote (dist/playground). When nothing was built there, the server
 * starts all the same, says so in its log, and the page tells the visitor what to run.
 */
export function registerPlayground(app: FastifyInstance, { directory }: { directory: string }): void {
  const file = join(directory, "index.html");
  const page = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  app.decorate(PAGE, { html: page });
  if (page === undefined) {
    app.log.warn({ directory }, "the playground is not built; run `npm run build`");
    return;
  }
  serveAssets(app, { prefix: "/playground/assets", folder: join(directory, "assets"), policy: CONTENT_SECURITY_POLICY });
}

/**
 * Whether this request to /graphql comes from someone looking rather than from a program: a GET (or HEAD) that names
 * text/html in `Accept` and likes it better than the JSON types it names. Wildcards do not count, so curl gets the API.
 */
export function wantsPage(request: Pick<FastifyRequest, "method" | "headers">): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const wish = qualities(request.headers.accept ?? "");
  const html = wish.get("text/html") ?? 0;
  return html > Math.max(wish.get("application/json") ?? 0, wish.get("application/graphql-response+json") ?? 0);
}

/** Sends the playground's page, or status 503 and what to run when the bundle is missing. Needs {@link registerPlayground}. */
export function sendPlayground(reply: FastifyReply): FastifyReply {
  const { html } = reply.server.getDecorator<{ html: string | undefined }>(PAGE);
  return reply
    .code(html === undefined ? 503 : 200)
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "x-content-type-options": "nosniff",
      // the page names the current assets: ask each time; and the same address answers programs with JSON
      "cache-control": "no-cache",
      vary: varyBy(reply, "Accept"),
    })
    .send(html ?? NOT_BUILT);
}
