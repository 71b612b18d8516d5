import { getNullableType, isNonNullType, isObjectType, type GraphQLField, type GraphQLSchema } from "graphql";
import { isAction, type AccessContext, type Action } from "../access/index.js";

type MutationField = GraphQLField<unknown, AccessContext>;

/**
 * Makes sure of every mutation that it keeps our rules, and that it asks the policy when it runs.
 *
 * When the schema is built: it names the actions it asks for (`@Demands`), takes one `input`, and gives a payload of nullable results
 * with `userErrors`, nullable itself. When it runs: if it says that it did something and has not asked for one of its actions, that is a fault.
 * What it recorded would not have been recorded either: the audit log takes only permits, which come from the policy.
 * Fails:  Error naming the mutation and the rule; then no server starts and no test of the API runs.
 */
export function guardMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const faults = mutationFaults(field);
    if (faults.length > 0) throw new Error(`The mutation ${field.name} ${faults.join(" and ")}.`);
    field.resolve = guarded(field, actionsOf(field));
  }
  return schema;
}

/** The rules that a mutation breaks, in words. */
function mutationFaults({ args, type, extensions }: MutationField): readonly string[] {
  const payload = getNullableType(type);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  const results = fields.filter((field) => field.name !== "userErrors");
  const actions: unknown = extensions.actions;
  return [
    ...(Array.isArray(actions) && actions.length > 0 && actions.every(isAction) ? [] : ["names no action of the policy (@Demands)"]),
    ...(args.length === 1 && args[0]?.name === "input" && isNonNullType(args[0].type) ? [] : ["does not take exactly one argument, `input`, that must be given"]),
    ...(fields.some((field) => field.name === "userErrors" && field.type.toString() === "[UserError!]!") ? [] : ["has no `userErrors: [UserError!]!` in its payload"]),
    ...(results.some((field) => isNonNullType(field.type)) ? ["has a result that cannot be null beside errors"] : []),
    ...(isNonNullType(type) ? ["cannot be null, so that a fault of it would blank what other mutations of the request gave"] : []),
  ];
}

const actionsOf = ({ extensions }: MutationField): readonly Action[] => (Array.isArray(extensions.actions) ? extensions.actions.filter(isAction) : []);

function guarded({ name, resolve }: MutationField, actions: readonly Action[]): NonNullable<MutationField["resolve"]> {
  if (resolve === undefined) throw new Error(`The mutation ${name} has no resolver.`);
  return async (source, args, context, info) => {
    const asked = new Set<Action>();
    const answer: unknown = await resolve(source, args, Object.assign(Object.create(context) as AccessContext, { asked }), info);
    if (!actions.some((action) => asked.has(action)) && !refused(answer)) throw new Error(`The mutation ${name} did not ask the policy for ${actions.join(" or ")}.`);
    return answer;
  };
}

/** Input that is refused before the policy is asked has changed nothing. */
function refused(answer: unknown): boolean {
  if (typeof answer !== "object" || answer === null || !("userErrors" in answer)) return false;
  return Array.isArray(answer.userErrors) && answer.userErrors.length > 0;
}
