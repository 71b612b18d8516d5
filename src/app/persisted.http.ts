import type { FastifyReply, FastifyRequest } from "fastify";
import { etagOf, isNamed } from "../shared/download.js";
import { varyBy } from "./assets.js";
import { hashOf, type Persisted, type PersistedDocuments } from "./persisted.js";

/** A GraphQL request as it is read: what stands in the address behind the path, and the body. */
export interface Asked {
  readonly search: string;
  readonly body: unknown;
}

/** What a request that names a document by its hash comes to. */
export type Looked =
  | { readonly kind: "FOUND"; readonly asked: Asked; readonly document: Persisted }
  /** The text came along, and with the right hash: it is asked like others and not kept. */
  | { readonly kind: "IN_FULL"; readonly asked: Asked }
  | { readonly kind: "UNKNOWN" }
  | { readonly kind: "OTHER_HASH" };

/** What an answer by hash may be kept for, in seconds: a publication is seen everywhere after so long, and once more while it is looked up anew. */
const KEEP = "public, max-age=10, stale-while-revalidate=60";

/** Puts the document in the place of its hash, in a GET or a POST. Null: none is named by its hash. */
export function lookUp(documents: PersistedDocuments, { search, body }: Asked): Looked | null {
  if (search.includes("persistedQuery")) {
    const parameters = new URLSearchParams(search);
    const extensions = objectIn(parameters.get("extensions"));
    if (!isObject(extensions?.persistedQuery)) return null;
    return looked(documents, extensions, parameters.get("query"), (text) => {
      parameters.set("query", text);
      parameters.delete("extensions");
      return { search: `?${parameters}`, body };
    });
  }
  if (!isObject(body) || !isObject(body.extensions) || !isObject(body.extensions.persistedQuery)) return null;
  const { extensions, ...rest } = body;
  return looked(documents, extensions as Fields, body.query, (query) => ({ search, body: { ...rest, query } }));
}

function looked(documents: PersistedDocuments, { persistedQuery }: Fields, text: unknown, inFull: (text: string) => Asked): Looked {
  const { version, sha256Hash } = persistedQuery as Fields;
  if (typeof text === "string" && text !== "") return version === 1 && sha256Hash === hashOf(text) ? { kind: "IN_FULL", asked: inFull(text) } : { kind: "OTHER_HASH" };
  const document = version === 1 && typeof sha256Hash === "string" ? documents.find(sha256Hash.toLowerCase()) : undefined;
  return document === undefined ? { kind: "UNKNOWN" } : { kind: "FOUND", asked: inFull(document.text), document };
}

/**
 * Says how long an answer may be kept and by which tag it is asked for again. True: the caller has it already (304).
 * Not for answers with errors, nor for those to a token.
 */
export function keepable(request: FastifyRequest, reply: FastifyReply, body: string | Buffer): boolean {
  const etag = etagOf(body);
  void reply.header("vary", varyBy(reply, "Accept, Authorization"));
  void reply.headers({ "cache-control": KEEP, etag });
  for (const name of ["ratelimit", "ratelimit-policy"]) void reply.removeHeader(name); // they are of one client
  return isNamed(etag, request.headers["if-none-match"]);
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

function objectIn(json: string | null): Fields | null {
  try {
    const value: unknown = JSON.parse(json ?? "");
    return isObject(value) ? value : null;
  } catch {
    return null; // Apollo says what is wrong with it
  }
}
