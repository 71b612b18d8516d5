import { Transform, type TransformCallback } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Unauthenticated } from "../access/index.js";
import { plainError } from "./errors.http.js";
import { HTTP_LIMITS } from "./limits.js";

declare module "fastify" {
  interface FastifyRequest {
    /** How many bytes the body may have that does not say how many it has. */
    bodyBytes?: number;
    /** How many it turned out to have. */
    receivedBytes?: number;
  }
}

/** Larger than this caller may send, or cut into too many pieces; told like any body that is too large. */
class TooLarge extends Error {
  readonly statusCode = 413;
}

/**
 * Large bodies are for callers whose token holds; who they are is looked up before such a body is read, and only then.
 * `known`: whether the header `Authorization` names somebody. Fails: Unauthenticated when it does not hold.
 */
export function largeForKnown(known: (authorization: string, address: string) => Promise<boolean>): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  return async (request, reply) => {
    const length = request.headers["content-length"];
    if (request.method !== "POST" || (length !== undefined && Number(length) <= HTTP_LIMITS.bodyBytes)) return undefined;
    const { authorization } = request.headers;
    try {
      const isKnown = authorization !== undefined && (await known(authorization, request.ip));
      if (!isKnown && length !== undefined) throw new TooLarge();
      request.bodyBytes = isKnown ? HTTP_LIMITS.knownBodyBytes : HTTP_LIMITS.bodyBytes;
      return undefined;
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      return reply.code(401).header("www-authenticate", 'Bearer error="invalid_token"').send(plainError(error.code, error.message));
    }
  };
}

/** Stops a body that does not say its size when it grows beyond what its sender may send, or comes in crumbs. */
export async function counted(request: FastifyRequest, _reply: FastifyReply, payload: NodeJS.ReadableStream): Promise<NodeJS.ReadableStream> {
  const { bodyBytes } = request;
  if (bodyBytes === undefined || request.headers["content-length"] !== undefined) return payload;
  let [bytes, chunks] = [0, 0];
  return payload.pipe(new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      request.receivedBytes = bytes += chunk.length;
      chunks += 1;
      if (bytes > bodyBytes || (chunks > 1_000 && bytes < chunks * HTTP_LIMITS.chunkBytes)) done(new TooLarge());
      else done(null, chunk);
    },
  }));
}
