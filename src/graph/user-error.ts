import { Field, ObjectType } from "type-graphql";
import { PublicError, UserErrors, type UserError } from "../shared/errors.js";

@ObjectType("UserError", { description: "Why a mutation did nothing, or not all of it, in a way that a person can mend.", simpleResolvers: true })
export class UserErrorType implements UserError {
  @Field(() => String, { description: "What kind of error: stable, for programs. UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT and what the mutation names." })
  readonly code!: string;

  @Field(() => String, { nullable: true, description: "Path of the field that it is about, as in `input.name`; null when it is about none." })
  readonly field!: string | null;

  @Field(() => String, { description: "The rule that was broken and what to do, for people." })
  readonly message!: string;
}

/** What every mutation's payload has; the rest of its fields are nullable, and null when there are errors. */
@ObjectType({ simpleResolvers: true })
export abstract class Payload {
  @Field(() => [UserErrorType], { description: "Empty when it was done." })
  readonly userErrors!: readonly UserError[];
}

interface Errors {
  readonly userErrors: readonly UserError[];
}

/** What a mutation answers: its results, or the errors of the caller. */
export type Answered<T extends object> = (T & Errors) | Errors;

/**
 * Answers a mutation: what `work` gives, or its expected failures as user errors. Anything else that is thrown is a fault
 * of ours and goes on its way. `work` must have done nothing, or undone all, when it throws.
 */
export async function mutating<T extends object>(work: () => Promise<T>): Promise<Answered<T>> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (error instanceof UserErrors) return { userErrors: error.list };
    if (error instanceof PublicError) return { userErrors: [userErrorOf(error)] };
    throw error;
  }
}

/** A public error as the payload of a mutation tells it: the field apart from the words. */
export function userErrorOf({ code, message, details }: PublicError): UserError {
  const field = typeof details.field === "string" ? details.field : null;
  return { code, field, message: field !== null && message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message };
}
