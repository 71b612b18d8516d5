import { Kind, visit, type DocumentNode, type OperationDefinitionNode, type TypeNode, type ValueNode } from "graphql";
import { BadInput } from "../shared/errors.js";
import { textFault } from "../shared/text.js";
import { INPUT_LIMITS, LONG_INPUTS } from "./limits.js";
import type { Variables } from "./limits.fields.js";

/**
 * Refuses texts that cannot be stored or matched, and lists, texts and nestings beyond the limits, wherever they stand in
 * the variables that the operation declares; `known`: the caller's token holds, and some fields may be longer. Runs before any scalar sees them.
 * Fails: BadInput, naming the place as in `$input.from.companyRung.code`.
 */
export function checkVariables(operation: OperationDefinitionNode, variables: Variables, known = false): void {
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (Object.hasOwn(variables, name)) check(variables[name], `$${name}`, 0, known ? namedIn(type) : null);
  }
}

/** The type of a variable that is one object; null for lists. */
const namedIn = (type: TypeNode): string | null => (type.kind === Kind.NON_NULL_TYPE ? namedIn(type.type) : type.kind === Kind.NAMED_TYPE ? type.name.value : null);

/** `type` names the input type of `value` where its fields may be longer; `longest` is what this very value may have. */
function check(value: unknown, field: string, nesting: number, type: string | null, longest?: number): void {
  if (typeof value === "string") return checkText(value, field, longest);
  if (typeof value !== "object" || value === null) return;
  if (nesting >= INPUT_LIMITS.nesting) throw tooNested(field);
  if (Array.isArray(value)) {
    checkLength(value.length, field, longest);
    value.forEach((item, i) => check(item, `${field}[${i}]`, nesting + 1, null));
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    checkText(key, `a name in ${field}`);
    check(item, `${field}.${key}`, nesting + 1, null, type === null ? undefined : longestOf(type, key));
  }
}

/**
 * The same for what is written into the document itself; once per document, for nothing in it changes.
 * Fails: BadInput, naming the place as in `input.from.companyRung.code`.
 */
export function checkLiterals(document: DocumentNode): void {
  visit(document, {
    Argument: ({ name, value }) => { checkLiteral(value, name.value, 0); return false; },
    VariableDefinition: ({ variable, defaultValue }) => { if (defaultValue !== undefined) checkLiteral(defaultValue, `$${variable.name.value}`, 0); return false; },
  });
}

function checkLiteral(value: ValueNode, field: string, nesting: number): void {
  if (value.kind === Kind.STRING) checkText(value.value, field);
  else if (value.kind === Kind.FLOAT || value.kind === Kind.INT) {
    if (!Number.isFinite(Number(value.value))) throw new BadInput(field, "is no number that can be reckoned with; it is too large");
  } else if (value.kind === Kind.LIST || value.kind === Kind.OBJECT) {
    if (nesting >= INPUT_LIMITS.nesting) throw tooNested(field);
    if (value.kind === Kind.OBJECT) return value.fields.forEach((part) => checkLiteral(part.value, `${field}.${part.name.value}`, nesting + 1));
    checkLength(value.values.length, field);
    value.values.forEach((item, i) => checkLiteral(item, `${field}[${i}]`, nesting + 1));
  }
}

const longestOf = (type: string, field: string): number | undefined => (Object.hasOwn(LONG_INPUTS, `${type}.${field}`) ? LONG_INPUTS[`${type}.${field}`] : undefined);

function checkText(text: string, field: string, maximum: number = INPUT_LIMITS.textLength): void {
  if (text.length > maximum) {
    throw new BadInput(field, `has ${text.length} characters; at most ${maximum} are taken`, { limit: "textLength", maximum, measured: text.length });
  }
  const fault = textFault(text);
  if (fault !== null) throw new BadInput(field, fault);
}

function checkLength(length: number, field: string, maximum: number = INPUT_LIMITS.listLength): void {
  if (length > maximum) {
    throw new BadInput(field, `has ${length} items; at most ${maximum} are taken`, { limit: "listLength", maximum, measured: length });
  }
}

const tooNested = (field: string): BadInput =>
  new BadInput(field, `is nested more than ${INPUT_LIMITS.nesting} deep; nothing we take is`, { limit: "nesting", maximum: INPUT_LIMITS.nesting });
