import { Ctx, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { DateTimeScalar } from "../graph/scalars.js";
import type { AppContext } from "./context.js";
import type { Standing } from "./fair-use.js";

@ObjectType("RateLimit", { description: "What you may still ask for. A client, by its token or else by its address, has so many points a minute; a point is about a microsecond of the server's time.", simpleResolvers: true })
class RateLimitType {
  @Field(() => Int, { description: "Points of one client in a minute." })
  readonly limit!: number;

  @Field(() => Int, { description: "Points that this very operation took: a fixed part, its estimated cost (`extensions.cost`), and the size of the request." })
  readonly cost!: number;

  @Field(() => Int, { description: "Points that you have left. An operation that costs more is refused (RATE_LIMITED, HTTP 429), and so is everything after it until `resetAt`." })
  readonly remaining!: number;

  @Field(() => Int, { description: "Points that you have used since the minute began, which is when you asked first." })
  readonly used!: number;

  @Field(() => DateTimeScalar, { description: "When all points are there again." })
  readonly resetAt!: Date;
}

/** Tells clients of their share. */
@Resolver()
export class RateLimitResolver {
  @Query(() => RateLimitType, { nullable: true, description: "How much you have asked for and may still ask for. Null where the server does not count, by its settings." })
  rateLimit(@Ctx() { notes }: AppContext): Standing | null {
    notes.isLive = true;
    return notes.standing ?? null;
  }
}
