import { createUnionType, Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { CompanyType } from "../company/company.types.js";
import { connectionType } from "../graph/connection.js";
import { LadderType, RungType } from "../ladder/ladder.types.js";
import { ID_PREFIXES, prefixOf } from "../shared/id.js";
import { CanonicalLevelType } from "../taxonomy/level.types.js";
import { RoleType } from "../taxonomy/role.types.js";
import { StatementType } from "../taxonomy/statement.types.js";
import type { MatchedOn, SearchKind } from "./domain/hit.js";
import type { Thing } from "./finding.js";

export enum SearchKindEnum {
  COMPANY = "COMPANY",
  CANONICAL_LEVEL = "CANONICAL_LEVEL",
  ROLE = "ROLE",
  SLANG = "SLANG",
  LADDER = "LADDER",
  RUNG = "RUNG",
}
registerEnumType(SearchKindEnum, {
  name: "SearchKind",
  description: "What search finds.",
  valuesConfig: {
    COMPANY: { description: "Companies, by name, slug and other names." },
    CANONICAL_LEVEL: { description: "Levels of the canonical taxonomy, by title, other names, reference code and key." },
    ROLE: { description: "Roles beyond the default ladders, by title and other names." },
    SLANG: { description: "Words of the field: statements of kind SLANG, by word and other spellings." },
    LADDER: { description: "Ladders in force, by name or by their company's." },
    RUNG: { description: "Rungs of ladders in force, placed on the axis or not, by code, title and other names, with or without their company's name." },
  },
});

export enum MatchedOnEnum {
  NAME = "NAME",
  SLUG = "SLUG",
  TITLE = "TITLE",
  CODE = "CODE",
  ALIAS = "ALIAS",
}
registerEnumType(MatchedOnEnum, {
  name: "MatchedOn",
  description: "Which of a thing's names the text matched.",
  valuesConfig: {
    NAME: { description: "The name of a company or ladder." },
    SLUG: { description: "The slug of a company, or the key of a level." },
    TITLE: { description: "The title of a rung, level, role or word." },
    CODE: { description: "The code of a rung, or the reference code of a level." },
    ALIAS: { description: "Another name of it." },
  },
});

export const SearchThingUnion = createUnionType({
  name: "SearchThing",
  description: "What search found. A word of the field is a Statement of kind SLANG.",
  types: () => [CompanyType, LadderType, RungType, CanonicalLevelType, RoleType, StatementType] as const,
  resolveType: (thing: { id: string }) => {
    const prefix = prefixOf(thing.id);
    return prefix === null ? undefined : ID_PREFIXES[prefix];
  },
});

@ObjectType("SearchHit", { description: "Something that a text names.", simpleResolvers: true })
export class SearchHitType {
  @Field(() => SearchThingUnion, { description: "The thing itself." })
  readonly thing!: Thing;

  @Field(() => SearchKindEnum, { description: "What it is." })
  readonly kind!: SearchKind;

  @Field(() => String, { description: "The name that the text matched, as it is spelled; company and rung together where the text names both." })
  readonly matched!: string;

  @Field(() => MatchedOnEnum, { description: "Which of the thing's names that is." })
  readonly matchedOn!: MatchedOn;

  @Field(() => Float, { description: "How well the text fits, 0 to 1; 1 is the same words. Orders hits, and is no probability." })
  readonly score!: number;
}

@ObjectType({ description: "A page of what a text names.", simpleResolvers: true })
export class SearchResultConnection extends connectionType("SearchResult", () => SearchHitType, "what a text names") {}
