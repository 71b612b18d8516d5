import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { GraphQLDateTimeISO } from "graphql-scalars";

const SHAPE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

const check = (value: unknown): string => {
  if (typeof value === "string" && SHAPE.test(value)) return value;
  throw new GraphQLError(`must be a year, month or day as in 2025, 2025-08 or 2025-08-07; got ${JSON.stringify(value)?.slice(0, 40)}`);
};

/** A date as exact as its source knows it. */
export const PartialDateScalar = new GraphQLScalarType<string, string>({
  name: "PartialDate",
  description: "A year, a month or a day (`2025`, `2025-08`, `2025-08-07`): as exact as its source is.",
  serialize: check,
  parseValue: check,
  parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
});

const DAY = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const checkDay = (value: unknown): string => {
  if (typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)) return value;
  throw new GraphQLError(`must be a day of the calendar as in 2025-08-07; got ${JSON.stringify(value)?.slice(0, 40)}`);
};

/** A day, without a time of day. */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A day of the calendar, as in `2025-08-07` (UTC).",
  serialize: checkDay,
  parseValue: checkDay,
  parseLiteral: (node) => checkDay(node.kind === Kind.STRING ? node.value : undefined),
});

/** A moment, for when things were done here. */
export const DateTimeScalar = new GraphQLScalarType({ ...GraphQLDateTimeISO.toConfig(), description: "A moment in UTC, as in `2025-08-07T09:30:00.000Z`." });
