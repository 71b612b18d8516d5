import { createHash } from "node:crypto";

/** A file to hand out. */
export interface Download {
  readonly body: string;
  readonly type: string;
  /** ASCII, without a path. */
  readonly name: string;
  /** Whether a browser shows it or saves it. */
  readonly shown: boolean;
  /** Follows from the body alone. */
  readonly etag: string;
  /** `for-ever`: what is at this address never changes. `shortly`: the address follows what is in force. */
  readonly keep: "for-ever" | "shortly";
  /** Further headers, as for a next page. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The tag of a body: it follows from nothing else. */
export const etagOf = (body: string | Buffer): string => `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;

/** Gives a file its tag. */
export const download = (file: Omit<Download, "etag">): Download => ({ ...file, etag: etagOf(file.body) });

/** A published version stays for a year, the longest that caches promise; what is in force for a minute, and five more while it is looked up anew. */
const CACHE_CONTROL = { "for-ever": "public, max-age=31536000, immutable", shortly: "public, max-age=60, stale-while-revalidate=300" } as const;

/** What handing out asks of a web framework's reply. */
export interface Reply {
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  getHeader(name: string): unknown;
  send(body?: string): unknown;
}

/** Answers with the file, or 304 when the caller's `If-None-Match` names it. Any page may read it (CORS), without credentials. */
export function hand(reply: Reply, file: Download, ifNoneMatch: string | undefined): unknown {
  const headers = { "cache-control": CACHE_CONTROL[file.keep], etag: file.etag, ...file.headers };
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  if (!reply.getHeader("access-control-allow-origin")) reply.header("access-control-allow-origin", "*");
  if (isNamed(file.etag, ifNoneMatch)) {
    reply.code(304);
    return reply.send();
  }
  reply.header("content-type", file.type);
  reply.header("content-disposition", `${file.shown ? "inline" : "attachment"}; filename="${file.name}"`);
  return reply.send(file.body);
}

/** By RFC 9110, section 13.1.2: `*`, or a list of tags, compared weakly since proxies that compress weaken them. */
export const isNamed = (etag: string, ifNoneMatch = ""): boolean => ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
