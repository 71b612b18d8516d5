import { Field, ID, InterfaceType } from "type-graphql";
import { ID_PREFIXES, prefixOf } from "../shared/id.js";

/** Every thing with a global id; the id's prefix tells which type it is. */
@InterfaceType("Node", {
  description: "A thing with a global id, which stays the same after reseeding and on every server.",
  resolveType: (value: { id: string }) => {
    const prefix = prefixOf(value.id);
    return prefix === null ? undefined : ID_PREFIXES[prefix];
  },
})
export abstract class Node {
  @Field(() => ID, { description: "Opaque, typed and stable: pass it to `node` or `nodes`, or wherever an id is asked for." })
  readonly id!: string;
}
