import { createReadStream, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
};

/** Built files and where they are served. */
export interface AssetFolder {
  /** As in `/playground/assets`. */
  readonly prefix: string;
  readonly folder: string;
  /** The Content-Security-Policy that scripts among them run under. */
  readonly policy: string;
}

/**
 * A flat folder of files whose names change with their content: looking the name up in the list made at start leaves no
 * path to escape by, and a stored answer is right for ever. Each file has its gzipped copy beside it.
 */
export function serveAssets(app: FastifyInstance, { prefix, folder, policy }: AssetFolder): void {
  const names = new Set(readdirSync(folder));
  app.get<{ Params: { name: string } }>(`${prefix}/:name`, (request, reply) => {
    const { name } = request.params;
    const type = CONTENT_TYPES[extname(name)];
    if (type === undefined || !names.has(name)) return reply.callNotFound();
    const gzipped = names.has(`${name}.gz`) && (qualities(request.headers["accept-encoding"] ?? "").get("gzip") ?? 0) > 0;
    if (gzipped) reply.header("content-encoding", "gzip");
    return reply
      .headers({
        "content-type": type,
        // a worker runs under the policy of its own file, not of the page
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "cache-control": "public, max-age=31536000, immutable",
        vary: varyBy(reply, "Accept-Encoding"),
      })
      .send(createReadStream(join(folder, gzipped ? `${name}.gz` : name)));
  });
}

/** What the answer depends on, with what others (CORS) have said before. */
export function varyBy(reply: FastifyReply, name: string): string {
  const before = reply.getHeader("vary");
  return before === undefined ? name : `${String(before)}, ${name}`;
}

/** What an Accept or Accept-Encoding header names, in lower case, with its q (0–1; 1 when absent or unreadable). */
export function qualities(accept: string): ReadonlyMap<string, number> {
  return new Map(accept.split(",").map((part) => {
    const [type = "", ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
    const q = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
    return [type, Number.isFinite(q) ? q : 1];
  }));
}
