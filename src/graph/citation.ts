import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { Citation } from "../shared/source.js";
import { Node } from "./node.js";
import { PartialDateScalar } from "./scalars.js";

export enum SourceKind {
  PRIMARY = "PRIMARY",
  SECONDARY = "SECONDARY",
}
registerEnumType(SourceKind, {
  name: "SourceKind",
  description: "Who speaks in a source.",
  valuesConfig: {
    PRIMARY: { description: "The organisation itself published it." },
    SECONDARY: { description: "Somebody reports it." },
  },
});

export enum Basis {
  STATED = "STATED",
  INFERRED = "INFERRED",
  ILLUSTRATIVE = "ILLUSTRATIVE",
}
registerEnumType(Basis, {
  name: "Basis",
  description: "How we know a thing.",
  valuesConfig: {
    STATED: { description: "A source says so." },
    INFERRED: { description: "Concluded by us from what sources say." },
    ILLUSTRATIVE: { description: "An example made up by us to show an idea." },
  },
});

@ObjectType("Citation", { implements: Node, description: "A source: where a fact comes from.", simpleResolvers: true })
export class CitationType extends Node implements Citation {
  @Field(() => String, { description: "The source's title." })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: "Where it can be read; null when it has no public address known to us." })
  readonly url!: string | null;

  @Field(() => SourceKind, { description: "Who speaks in it." })
  readonly kind!: "PRIMARY" | "SECONDARY";

  @Field(() => String, { description: "Sources of one author, one site or one copied table share a group; only different groups are independent evidence." })
  readonly group!: string;

  @Field(() => PartialDateScalar, { nullable: true, description: "When the source says it was written; null when it does not say." })
  readonly date!: string | null;

  @Field(() => PartialDateScalar, { description: "When we read it." })
  readonly collected!: string;

  @Field(() => String, { nullable: true, description: "The licence stated at the source; null when none is stated. Facts alone are carried over." })
  readonly licence!: string | null;

  @Field(() => String, { nullable: true, description: "The revision that was read, for sources kept in version control." })
  readonly commit!: string | null;

  @Field(() => String, { nullable: true, description: "What to know when reading the source." })
  readonly note!: string | null;
}
