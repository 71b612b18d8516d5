import { BadInput } from "./errors.js";

/** A country's two-letter code as a caller gave it in `field`, in capitals; null when absent. Fails: BadInput for anything else. */
export function countryOf(given: string | null | undefined, field: string): string | null {
  if (given == null) return null;
  if (!/^[A-Za-z]{2}$/.test(given)) throw new BadInput(field, "must be a country's two-letter code (ISO 3166-1), as in GB");
  return given.toUpperCase();
}
