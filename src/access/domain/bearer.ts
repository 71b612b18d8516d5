import { isSecret, TOKEN_PREFIX } from "./token.js";
import { Unauthenticated } from "./viewer.js";

/** What a request's header `Authorization` holds. */
export type Credential =
  | { readonly kind: "NONE" }
  /** A token of ours. */
  | { readonly kind: "TOKEN"; readonly secret: string }
  /** A JSON Web Token, of whom is to be seen. */
  | { readonly kind: "JWT"; readonly jwt: string };

/** Characters of the header; an issuer's token with many claims has 2,000. */
const LONGEST = 8_192;
const PART = "[A-Za-z0-9_-]+";
const JWT = new RegExp(`^${PART}\\.${PART}\\.${PART}$`);

/**
 * Reads the header `Authorization`.
 * Fails:  Unauthenticated for any other scheme than Bearer, and for what is no token by its form. A request with a bad token is refused:
 *         taken for anonymous, a person with a typing error would be told that their drafts are not there.
 */
export function credentialOf(header: string | undefined): Credential {
  if (header === undefined) return { kind: "NONE" };
  const token = header.length > LONGEST ? null : (/^Bearer +(\S+) *$/i.exec(header)?.[1] ?? null);
  if (token === null) throw new Unauthenticated("The header Authorization must be `Bearer <token>`, once. Leave it out to read what is published.");
  if (isSecret(token)) return { kind: "TOKEN", secret: token };
  if (JWT.test(token)) return { kind: "JWT", jwt: token };
  throw new Unauthenticated(`The token is not whole: ours are ${TOKEN_PREFIX} and 43 letters, digits, - or _. Leave the header out to read what is published.`);
}
