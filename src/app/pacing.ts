import { getNamedType, getNullableType, isLeafType, isListType, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import { isTimeUp, turn } from "../shared/turns.js";
import type { AppContext, RequestNotes } from "./context.js";
import { OVERLOAD } from "./limits.js";

/** The context is absent where a library asks a schema about itself. */
type Resolve = GraphQLFieldResolver<unknown, AppContext | undefined>;

/** Resolvers that give way already: those of introspection are the same for all schemas of a process. */
const paced = new WeakSet<Resolve>();

/** Whether an operation has to wait for its turn. Most do not: to wait costs something too. */
export const isDear = (cost: RequestNotes["cost"]): boolean => cost !== undefined && cost.estimated > OVERLOAD.dear;

/**
 * Makes what is worked out for dear operations give way to other requests, field by field. Fields that only hand on what is there stay as they are: as many as are found
 * between two others take no longer than a turn. Lists longer than a page are handed on in parts, also to operations that were thought cheap.
 */
export function giveWay(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve as Resolve | undefined;
      const isLeaf = isLeafType(getNamedType(field.type));
      if (resolve === undefined || paced.has(resolve) || (isLeaf && type.name.startsWith("__"))) continue;
      const given = inTurn(isListType(getNullableType(field.type)) && !isLeaf ? inParts(resolve) : resolve);
      paced.add(given);
      field.resolve = given;
    }
  }
  return schema;
}

function inTurn(resolve: Resolve): Resolve {
  // whose turn it is goes on without another look: who waited twice would miss the reading that gathers what all ask for
  return (source, args, context, info) =>
    (isDear(context?.notes.cost) && isTimeUp() ? turn().then(() => resolve(source, args, context, info)) : resolve(source, args, context, info));
}

/** Items beyond the first are promised, each for its turn. */
function inParts(resolve: Resolve): Resolve {
  const part = (items: unknown): unknown =>
    (Array.isArray(items) && items.length > OVERLOAD.itemsAtOnce ? items.map((item: unknown, i) => (i < OVERLOAD.itemsAtOnce ? item : turn().then(() => item))) : items);
  return (source, args, context, info) => {
    const items: unknown = resolve(source, args, context, info);
    if (context === undefined) return items;
    return items instanceof Promise ? items.then(part) : part(items);
  };
}
