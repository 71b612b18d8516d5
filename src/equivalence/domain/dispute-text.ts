import { BadInput } from "../../shared/errors.js";
import { DISPUTE_LIMITS } from "./dispute.js";

const EMAIL = /[\p{L}\p{N}._%+-]@[\p{L}\p{N}-]+\.\p{L}|\S\s*[([{]\s*at\s*[)\]}]\s*\S/iu;
const ADDRESS = /https?:\/\/\S+/giu;
const DATES = /\b(?:19|20)\d\d(?:[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?)?\b/gu;
const DIGITS = /(?:\+|\b00)?\(?\d[\d\s()./-]*\d/gu;

/** What in a text would tell who somebody is, in words; null: nothing of the kinds that can be told by their form. */
export function personalIn(text: string): string | null {
  const plain = text.normalize("NFKC");
  if (EMAIL.test(plain)) return "an e-mail address";
  return phoneNumbers(plain.replace(ADDRESS, " ")) > 0 ? "a phone number" : null;
}

/** Numbers as they are dialled: seven digits and more after a plus sign or 00, else nine, in any grouping. Years and days are none. */
function phoneNumbers(text: string): number {
  const abroad = (run: string): boolean => /^(?:\+|00)/.test(run);
  const enough = (run: string): boolean => run.replace(/\D/g, "").length >= (abroad(run) ? 7 : 9);
  const runs = text.match(DIGITS) ?? [];
  return runs.filter((run) => enough(abroad(run) ? run : run.replace(DATES, ""))).length;
}

/** Why somebody disputes, trimmed. Fails: BadInput, also for what would tell who somebody is: nothing personal is kept. */
export function checkedReason(reason: string, field: string): string {
  const trimmed = reason.trim();
  if (trimmed === "") throw new BadInput(field, "say why, so that it can be decided");
  if (trimmed.length > DISPUTE_LIMITS.words) throw new BadInput(field, `must have at most ${DISPUTE_LIMITS.words} characters; it has ${trimmed.length}`);
  refusePersonal(trimmed, field);
  return trimmed;
}

/** Where it can be read, if anywhere. Fails: BadInput. */
export function checkedSource(url: string | null, field: string): string | null {
  const trimmed = url?.trim() ?? "";
  if (trimmed === "") return null;
  const parsed = /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (parsed === null || parsed.username !== "" || parsed.password !== "") throw new BadInput(field, "must be a web address as in https://example.org/levels, without a user name");
  const { href } = parsed;
  if (href.length > DISPUTE_LIMITS.url) throw new BadInput(field, `must have at most ${DISPUTE_LIMITS.url} characters; it has ${href.length}`);
  refusePersonal(decoded(href), field);
  return href;
}

function refusePersonal(text: string, field: string): void {
  const found = personalIn(text);
  if (found !== null) throw new BadInput(field, `holds what looks like ${found}; nothing personal is kept here, so leave it out`);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url; // a percent sign that is none of an escape
  }
}
