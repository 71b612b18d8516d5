import { ArgsType, Field, Int, ObjectType, type ClassType } from "type-graphql";
import { DEFAULT_PAGE, encodeCursor, MAX_PAGE, type Slice } from "../shared/page.js";

@ObjectType({ description: "Where a page of a connection ends, and whether more follow.", simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there are items after this page." })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether this page began after a cursor; paging goes forward only." })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first item; null on an empty page." })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last item: pass it as `after` for the next page. Null on an empty page." })
  readonly endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: DEFAULT_PAGE, description: `How many items, from 1 to ${MAX_PAGE}.` })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: "Cursor after which to begin; absent: from the start." })
  readonly after?: string | null;
}

/** What a resolver returns for a connection. */
export interface Connection<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

/** A connection's page from a slice of a list. */
export function connection<T>(slice: Slice<T>, args: { after?: string | null }): Connection<T> {
  const edges = slice.items.map(({ value, key }) => ({ node: value, cursor: encodeCursor(key) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: { hasNextPage: slice.hasNext, hasPreviousPage: args.after != null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** The connection and edge types of an item type: `XConnection` and `XEdge`. Extend the result to add fields such as `totalCount`. */
export function connectionType<T extends object>(name: string, item: () => ClassType<T>, plural: string) {
  @ObjectType(`${name}Edge`, { description: `One of ${plural}, with its place in the list.`, simpleResolvers: true })
  class Edge {
    @Field(item, { description: "The item." })
    readonly node!: T;

    @Field(() => String, { description: "The item's place; pass it as `after` to go on from here." })
    readonly cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.`, simpleResolvers: true })
  class ConnectionOf {
    @Field(() => [Edge], { description: "The items with their cursors." })
    readonly edges!: readonly Edge[];

    @Field(() => [item()], { description: "The items alone." })
    readonly nodes!: readonly T[];

    @Field(() => PageInfo, { description: "Where the page ends." })
    readonly pageInfo!: PageInfo;
  }
  return ConnectionOf;
}
