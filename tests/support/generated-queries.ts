import {
  getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType,
  type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema,
} from "graphql";
import type { Random } from "../bench/random.js";

/** Values that mean something, by the name of the argument or input field they are for; other names are made up. */
export type Meaningful = Readonly<Record<string, readonly unknown[]>>;

export interface Generated {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Not the same twice: what is left of an allowance. */
const LEFT_OUT = new Set(["rateLimit"]);
const NAMES = ["a", "b", "constructor", "toString", "then", "idx0", "__typename", "data", "__parent", "hasOwnProperty"];
const STRANGE: readonly unknown[] = ["", "nobody", "L5", 0, -1, 1.5, 101, 2 ** 31, true, null, [], ["x"], {}, { company: "google" }, "\u2028'`${1}\\", "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0"];

/** Queries over the whole schema: fields, arguments, aliases, fragments, directives and variables as chance has it, most of them valid. */
export class Generator {
  private declared: string[] = [];
  private fragments: string[] = [];
  private variables: Record<string, unknown> = {};

  constructor(private readonly schema: GraphQLSchema, private readonly meaningful: Meaningful, private readonly random: Random) {}

  query(): Generated {
    [this.declared, this.fragments, this.variables] = [[], [], {}];
    const root = this.schema.getQueryType();
    if (root == null) throw new Error("the schema has no queries");
    const selected = this.selection(root, this.random.between(2, 6), 2);
    const declared = this.declared.length > 0 ? `(${this.declared.join(", ")})` : "";
    return { query: [`query Generated${declared} ${selected}`, ...this.fragments].join("\n"), variables: this.variables };
  }

  private selection(type: GraphQLNamedType, depth: number, most: number): string {
    const { random } = this;
    const own = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()).filter((f) => !LEFT_OUT.has(f.name) && (depth > 0 || !isCompositeType(getNamedType(f.type)))) : [];
    const parts = own.length === 0 ? ["__typename"] : Array.from({ length: random.between(1, most) }, () => this.field(random.one(own), depth));
    if (random.chance(0.2)) parts.push("__typename");
    if (isAbstractType(type) && depth >= 0) for (const possible of this.schema.getPossibleTypes(type)) if (random.chance(0.6)) parts.push(this.fragment(possible, depth - 1, most));
    if (isObjectType(type) && depth >= 0 && random.chance(0.15)) parts.push(this.fragment(random.one([type, ...type.getInterfaces()]), depth - 1, 3));
    if (parts.length > 1 && random.chance(0.1)) parts.push(random.one(parts));
    return `{ ${parts.join(" ")} }`;
  }

  private fragment(on: GraphQLNamedType, depth: number, most: number): string {
    const selected = this.selection(on, depth, most);
    if (this.random.chance(0.6)) return `... on ${on.name}${this.condition()} ${selected}`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${on.name} ${selected}`);
    return `...${name}${this.condition()}`;
  }

  private field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = this.random.chance(0.15) ? `${this.random.one(NAMES)}: ` : this.random.chance(0.3) ? `f${this.random.between(0, 99)}: ` : "";
    const given = args.flatMap((argument) => (this.left(argument) ? [] : [`${argument.name}: ${this.written(argument)}`]));
    const named = getNamedType(type);
    return `${alias}${name}${given.length > 0 ? `(${given.join(", ")})` : ""}${this.condition()}${isCompositeType(named) ? ` ${this.selection(named, depth - 1, 5)}` : ""}`;
  }

  private condition(): string {
    if (!this.random.chance(0.004)) return "";
    return ` @${this.random.one(["skip", "include"])}(if: ${this.random.chance(0.5) ? this.variable("Boolean!", this.random.chance(0.5)) : this.random.chance(0.5)})`;
  }

  private left({ type, defaultValue }: GraphQLArgument | GraphQLInputField): boolean {
    return (!isNonNullType(type) || defaultValue !== undefined) && this.random.chance(0.6);
  }

  private variable(type: string, value: unknown): string {
    const name = `x${this.declared.length}`;
    this.declared.push(`$${name}: ${type}`);
    if (!this.random.chance(0.02)) this.variables[name] = value;
    return `$${name}`;
  }

  /** An argument, or a part of one, as it stands in the query. */
  private written(input: GraphQLArgument | GraphQLInputField): string {
    if (!this.random.chance(0.35)) return this.literal(input.type, input.name);
    return this.variable(String(input.type), this.random.chance(0.06) ? this.random.one(STRANGE) : this.value(input.type, input.name));
  }

  private literal(type: GraphQLInputType, name: string): string {
    const inner = isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
    if (isListType(inner)) return `[${this.several(() => this.literal(inner.ofType as GraphQLInputType, name)).join(", ")}]`;
    if (isInputObjectType(inner)) return `{ ${this.fieldsOf(inner).map((f) => `${f.name}: ${inner.isOneOf ? this.literal(f.type, f.name) : this.written(f)}`).join(", ")} }`;
    return isEnumType(inner) ? this.random.one(inner.getValues()).name : JSON.stringify(this.value(inner, name));
  }

  private value(type: GraphQLInputType, name: string): unknown {
    const { random } = this;
    if (isNonNullType(type)) return this.value(type.ofType as GraphQLInputType, name);
    if (isListType(type)) return random.chance(0.05) ? this.value(type.ofType as GraphQLInputType, name) : this.several(() => this.value(type.ofType as GraphQLInputType, name));
    if (isInputObjectType(type)) return Object.fromEntries(this.fieldsOf(type).map((f) => [f.name, this.value(f.type, f.name)]));
    if (isEnumType(type)) return random.one(type.getValues()).name;
    const known = this.meaningful[name] ?? this.meaningful[type.name];
    if (known !== undefined && !random.chance(0.04)) return random.one(known);
    return type.name === "Boolean" ? random.chance(0.5) : type.name === "Int" ? random.between(0, 5) : type.name === "Float" ? random.between(0, 10) / 4 : random.one(["google", "Staff Engineer", "x"]);
  }

  private several<T>(make: () => T): readonly T[] {
    return Array.from({ length: this.random.between(1, 3) }, make);
  }

  private fieldsOf(type: { readonly isOneOf: boolean; getFields(): Readonly<Record<string, GraphQLInputField>> }): readonly GraphQLInputField[] {
    const all = Object.values(type.getFields());
    return type.isOneOf ? [this.random.one(all)] : all.filter((f) => !this.left(f));
  }
}

export async function wordsThatMeanSomething(ask: (query: string) => Promise<{ readonly data: unknown }>): Promise<Meaningful> {
  const { data } = await ask(`{ ${["google", "amazon", "gitlab", "dropbox"].map((slug) => `${slug}: company(slug: "${slug}") { ...known }`).join(" ")}
    canonicalLevels { id key } roles { id key } taxonomy { families { key } } } fragment known on Company { slug id ladders { id version { id } rungs { id code title } } }`);
  const { canonicalLevels, roles, taxonomy, ...companies } = data as unknown as World;
  const nodes = Object.values(companies as unknown as Readonly<Record<string, Known>>);
  const ladders = nodes.flatMap((c) => c.ladders);
  const rungs = ladders.flatMap((l) => l.rungs);
  const slugs = nodes.map((c) => c.slug);
  const versions = ladders.map((l) => l.version.id);
  const keys = canonicalLevels.map((l) => l.key);
  const titles = [...rungs.map((r) => r.title), "Staff Engineer", "Principal Data Architect", "VP", "ninja"];
  return {
    company: slugs, companies: slugs, toCompany: slugs, slug: slugs, code: rungs.flatMap((r) => r.code ?? []), title: titles, titles, family: taxonomy.families.map((f) => f.key),
    level: keys, fromLevel: keys, toLevel: keys, ledBy: keys, key: [...keys, ...roles.map((r) => r.key)], role: roles.map((r) => r.key), version: versions, from: versions, to: versions,
    id: [...nodes, ...ladders, ...rungs, ...canonicalLevels, ...roles].map((thing) => thing.id), ids: [...nodes, ...rungs, ...canonicalLevels].map((thing) => thing.id),
    text: ["google l5", "staf enginer", "data architect"], first: [1, 2, 3], country: ["US", "GB"], Date: ["2020-01-01", "2026-11-01"], PartialDate: ["2025", "2025-08"], after: [null, "zzz"],
  };
}

interface Known {
  readonly id: string;
  readonly slug: string;
  readonly ladders: readonly { readonly id: string; readonly version: { readonly id: string }; readonly rungs: readonly { readonly id: string; readonly code: string | null; readonly title: string }[] }[];
}

interface World {
  readonly canonicalLevels: readonly { readonly id: string; readonly key: string }[];
  readonly roles: readonly { readonly id: string; readonly key: string }[];
  readonly taxonomy: { readonly families: readonly { readonly key: string }[] };
}
