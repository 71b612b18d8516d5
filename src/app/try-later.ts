import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import { PublicError } from "../shared/errors.js";

/** Nothing was done, and the same may be asked again in `retryAfter` seconds. */
export class TryLater extends PublicError {
  readonly retryAfter: number;

  constructor(readonly status: 429 | 503, code: string, what: string, msLeft: number, details: Readonly<Record<string, unknown>> = {}) {
    const retryAfter = Math.max(1, Math.ceil(msLeft / 1_000));
    super(code, `${what} Try again in ${retryAfter} s.`, { ...details, retryAfter });
    this.retryAfter = retryAfter;
  }

  /** For Apollo, which is told of status and headers so. */
  inGraphql(): GraphQLError {
    return new GraphQLError(this.message, { originalError: this, extensions: { http: { status: this.status, headers: new HeaderMap([["retry-after", String(this.retryAfter)]]) } } });
  }
}
