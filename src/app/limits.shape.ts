import { Kind, visit, type DocumentNode, type SelectionSetNode } from "graphql";
import type { Asked } from "./limits.fields.js";

/** How large a query is, whatever its variables. */
export interface Shape {
  /** Most fields below one another, introspection left out. */
  readonly depth: number;
  /** The same below `__schema` and `__type`, counted from there. */
  readonly introspectionDepth: number;
  /** Different fields of the root type, by the name they have in the answer. */
  readonly rootFields: number;
  /** How often each field of the root type is asked. */
  readonly calls: ReadonlyMap<string, number>;
  /** Renamed fields in the whole document. */
  readonly aliases: number;
}

/** Measures a valid operation: fragments that spread themselves would never end. */
export function shapeOf(document: DocumentNode, asked: Asked): Shape {
  const asks = rootFieldsOf(asked);
  const calls = new Map<string, number>();
  for (const name of asks.values()) calls.set(name, (calls.get(name) ?? 0) + 1);
  return { ...depths(asked), rootFields: asks.size, calls, aliases: aliasesIn(document) };
}

function depths({ operation, fragments }: Asked): Pick<Shape, "depth" | "introspectionDepth"> {
  const known = new Map<string, Pick<Shape, "depth" | "introspectionDepth">>();
  const below = (set: SelectionSetNode | undefined): Pick<Shape, "depth" | "introspectionDepth"> => {
    let [depth, introspectionDepth] = [0, 0];
    for (const node of set?.selections ?? []) {
      const part = node.kind === Kind.FRAGMENT_SPREAD ? inFragment(node.name.value) : below(node.selectionSet);
      const own = node.kind === Kind.FIELD ? 1 : 0;
      const introspects = node.kind === Kind.FIELD && (node.name.value === "__schema" || node.name.value === "__type");
      depth = Math.max(depth, introspects ? own : part.depth + own);
      introspectionDepth = Math.max(introspectionDepth, introspects ? part.depth + own : part.introspectionDepth);
    }
    return { depth, introspectionDepth };
  };
  const inFragment = (name: string): Pick<Shape, "depth" | "introspectionDepth"> => {
    const held = known.get(name) ?? below(fragments.get(name)?.selectionSet);
    known.set(name, held);
    return held;
  };
  return below(operation.selectionSet);
}

/** The fields of the root type, by the name they have in the answer. */
function rootFieldsOf({ operation, fragments }: Asked): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const spread = new Set<string>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) names.set(node.alias?.value ?? node.name.value, node.name.value);
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        collect(fragments.get(node.name.value)?.selectionSet);
      }
    }
  };
  collect(operation.selectionSet);
  return names;
}

function aliasesIn(document: DocumentNode): number {
  let aliases = 0;
  visit(document, { Field: ({ alias }) => void (aliases += alias === undefined ? 0 : 1) });
  return aliases;
}
