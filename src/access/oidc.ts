import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { PublicError } from "../shared/errors.js";
import { textFault } from "../shared/text.js";
import { Unauthenticated } from "./domain/viewer.js";

/** Whose tokens are taken besides our own: the issuer's address as it stands in its tokens, and what they must be made out for. */
export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
}

/** Who signed in. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}

export interface OidcVerifier {
  verify(jwt: string): Promise<Identity>;
}

/** Signatures by a private key alone: with a shared secret, or "none", whoever can check a token could make one. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"];
/** Seconds by which the issuer's clock may differ from ours. */
const CLOCK_SECONDS = 30;
/** Milliseconds that the issuer has to answer. */
const PATIENCE_MS = 3_000;
/** Milliseconds for which what an issuer said of itself is believed; its keys are asked for again when a token names a new one. */
const BELIEVED_MS = 600_000;
/** Milliseconds between two attempts at an issuer that did not answer, so that a flood of tokens is no flood of requests to it. */
const AGAIN_AFTER_MS = 1_000;
/** Characters of a subject and of a name. OpenID Connect allows 255 for the first. */
const LONGEST = 255;

/** The issuer cannot be asked: neither the caller nor their token is at fault. */
export class IssuerAway extends PublicError {
  constructor() {
    super("SERVICE_UNAVAILABLE", "The issuer of your token cannot be asked for its keys just now. Try again in a moment, or use a token of this server.");
  }
}

/** Checks JSON Web Tokens of one OpenID Connect issuer, whose keys it finds by discovery. */
export class Oidc implements OidcVerifier {
  private keys: { readonly get: Promise<JWTVerifyGetKey>; readonly until: number } | null = null;

  constructor(private readonly settings: OidcSettings, private readonly now: () => number = Date.now) {}

  /**
   * Who the token says is asking, after its signature, issuer, audience and time were checked.
   * Fails:  Unauthenticated when any does not hold; IssuerAway when the issuer does not answer.
   */
  async verify(jwt: string): Promise<Identity> {
    refuseOtherAlgorithms(jwt); // before anything is asked of the issuer
    const { issuer, audience } = this.settings;
    const get = await this.keysOfIssuer();
    try {
      const { payload } = await jwtVerify(jwt, get, {
        issuer, audience, algorithms: ALGORITHMS, clockTolerance: CLOCK_SECONDS, requiredClaims: ["sub", "exp"], currentDate: new Date(this.now()),
      });
      return identity(issuer, payload);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private keysOfIssuer(): Promise<JWTVerifyGetKey> {
    if (this.keys !== null && this.now() < this.keys.until) return this.keys.get;
    const get = discover(this.settings.issuer);
    const held = { get, until: this.now() + BELIEVED_MS };
    this.keys = held;
    get.catch(() => { if (this.keys === held) this.keys = { get, until: this.now() + AGAIN_AFTER_MS }; });
    return get;
  }
}

function refuseOtherAlgorithms(jwt: string): void {
  let algorithm: string | undefined;
  try {
    algorithm = decodeProtectedHeader(jwt).alg;
  } catch {
    throw new Unauthenticated("The token is no JSON Web Token.");
  }
  if (algorithm === undefined || !ALGORITHMS.includes(algorithm)) throw new Unauthenticated("The token is not signed by a private key; RS256, PS256, ES256 and EdDSA are taken.");
}

/** Where the issuer's keys are, by its own word. Source: OpenID Connect Discovery 1.0, section 4. */
async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" })
    .then(async (response) => (response.ok ? ((await response.json()) as unknown) : null), () => null).catch(() => null);
  if (typeof answer !== "object" || answer === null) throw new IssuerAway();
  const { issuer: said, jwks_uri: address } = answer as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  // an answer in another's name would let that other make tokens for us; keys over plain HTTP are taken from where the issuer itself is
  if (said !== issuer || typeof address !== "string" || !URL.canParse(address)) throw new IssuerAway();
  const place = new URL(address);
  if (place.protocol !== "https:" && place.origin !== new URL(issuer).origin) throw new IssuerAway();
  return createRemoteJWKSet(place, { timeoutDuration: PATIENCE_MS });
}

function identity(issuer: string, { sub, name, email, preferred_username: login }: JWTPayload): Identity {
  if (!isShort(sub)) throw new Unauthenticated(`The token's subject is empty, or longer than ${LONGEST} characters.`);
  return { issuer, subject: sub, name: [name, login, email].find(isShort) ?? sub };
}

const isShort = (text: unknown): text is string => typeof text === "string" && text.trim() !== "" && text.length <= LONGEST && textFault(text) === null;

/** What is wrong with a token, in words; what is wrong with the issuer or with us goes on as it is. */
function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new Unauthenticated("The token has expired. Sign in again.");
  if (error instanceof errors.JWTClaimValidationFailed) return new Unauthenticated(`The token does not hold here: its claim "${error.claim}" is missing or another than is expected.`);
  if (error instanceof errors.JWKSTimeout) return new IssuerAway();
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) return new Unauthenticated("The token's signature is not by a key of its issuer.");
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid || error instanceof errors.JOSENotSupported || error instanceof errors.JOSEAlgNotAllowed) {
    return new Unauthenticated("The token is no JSON Web Token that we can read.");
  }
  return error instanceof errors.JOSEError || error instanceof TypeError ? new IssuerAway() : error; // its keys came broken, or not at all
}
