import { Column, type ColumnOptions } from "typeorm";

/** `numeric` arrives from the driver as a string; the API and the domain speak of numbers. */
const asNumber = {
  from: (value: string | null): number | null => (value === null ? null : Number(value)),
  to: (value: number | null): number | null => value,
};

export const TextColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: "text", ...options });
export const TextArrayColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: "text", array: true, ...options });
export const NumericColumn = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: "numeric", transformer: asNumber, ...options });
