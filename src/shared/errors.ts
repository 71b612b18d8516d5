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

/** One thing wrong with what a person sent: `field` is its path as in `input.rungs[3].title`, null when it is about none. */
export interface UserError {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** Several things wrong at once, all of them told: what a mutation throws that found more than one. */
export class UserErrors extends Error {
  constructor(readonly list: readonly UserError[]) {
    super(list.map((error) => error.message).join("\n"));
    this.name = "UserErrors";
  }
}
