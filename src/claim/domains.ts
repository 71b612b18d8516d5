import { domainToASCII } from "node:url";
import { parse } from "tldts";
import { BadInput } from "../shared/errors.js";

/** RFC 1035: characters of a name. */
const LONGEST = 253;
const LABELS = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/**
 * A domain in the one form in which it is compared and asked for: lower case, in ASCII (`xn--…`), without a dot at its end and
 * without `www.`. It has to be somebody's: below a suffix that is known to be public, and not such a suffix itself, since
 * whoever runs `co.uk` or `github.io` does not speak for those below.
 * Fails:  BadInput.
 */
export function checkedDomain(text: string, field: string): string {
  const domain = normalDomain(text);
  if (domain === null || domain.length > LONGEST || !LABELS.test(domain)) throw new BadInput(field, "must be a web domain without scheme, port and path, as in acme.com");
  const { domain: owned, isIp, isIcann, isPrivate, publicSuffix } = parse(domain, { allowPrivateDomains: true });
  if (isIp || !(isIcann || isPrivate)) throw new BadInput(field, "must be a domain of the public internet, as in acme.com: no address, and nothing that is known on one network alone");
  if (owned === null) throw new BadInput(field, `names all domains below "${publicSuffix ?? domain}", not one that is somebody's`);
  return domain;
}

/** The same form, unchecked; null for what cannot be a domain. */
export function normalDomain(text: string): string | null {
  const trimmed = text.trim();
  if (/[%/\\@:?#\s]/.test(trimmed)) return null; // what a URL parser would read as something else
  return domainToASCII(trimmed).replace(/\.$/, "").replace(/^www\.(?=[^.]+\.)/, "") || null;
}
