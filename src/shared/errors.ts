/**
 * An expected failure that the caller can mend. `code` never changes, the message says which field, which rule and what to
 * do, `details` lists what exists. Everything else that is thrown is a fault of ours and is hidden from the caller.
 */
export class PublicError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** An argument that breaks a rule: `field` names it as the caller wrote it. */
export class BadInput extends PublicError {
  constructor(field: string, rule: string, details: Readonly<Record<string, unknown>> = {}) {
    super("BAD_USER_INPUT", `${field}: ${rule}`, { field, ...details });
  }
}
