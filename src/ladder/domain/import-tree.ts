import { textFault } from "../../shared/text.js";
import { tidy } from "./rung-rules.js";

/** Where something stands in a file: names and places in lists, from the whole inwards. */
export type Path = readonly (string | number)[];

/** Something that a file has wrong. */
export interface Fault {
  readonly path: Path;
  readonly rule: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Faults beyond so many are counted, not kept: whoever sends a file with a thousand faults has the wrong file. */
const MOST_FAULTS = 1_000;

/**
 * Reads values out of what a file holds, whatever that is, and notes everything that is wrong instead of stopping at the first. What is
 * absent, null, or an empty text is absent.
 */
export class TreeReader {
  readonly faults: Fault[] = [];

  fault(path: Path, rule: string): null {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ path, rule });
    return null;
  }

  /** The fields of an object that knows `names`; others are faults, since a misspelt name would else be lost in silence. */
  fields(value: unknown, path: Path, names: readonly string[]): Fields {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.fault(path, "must be an object with names and values");
      return {};
    }
    for (const name of Object.keys(value)) if (!names.includes(name)) this.fault([...path, name.slice(0, 50)], `is not known here; there are ${names.join(", ")}`);
    return value as Fields;
  }

  /** The items of a list, at most so many. */
  items(value: unknown, path: Path, most: number): readonly unknown[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.fault(path, "must be a list");
      return [];
    }
    if (value.length > most) {
      this.fault(path, `has ${value.length} items; at most ${most} are taken`);
      return [];
    }
    return value;
  }

  /** Numbers are taken for texts: a code of 62 is the text "62". */
  text(value: unknown, path: Path, most: number): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value !== "string" && typeof value !== "number") return this.fault(path, "must be a text");
    const text = tidy(String(value));
    if (text === null) return null;
    if (text.length > most) return this.fault(path, `has ${text.length} characters; at most ${most} are taken`);
    const fault = textFault(text);
    return fault === null ? text : this.fault(path, fault);
  }

  required(value: unknown, path: Path, most: number): string {
    const before = this.faults.length;
    const text = this.text(value, path, most);
    if (text === null && this.faults.length === before) this.fault(path, "must not be empty");
    return text ?? "";
  }

  texts(value: unknown, path: Path, items: number, most: number): readonly string[] {
    return [...new Set(this.items(value, path, items).flatMap((item, i) => this.text(item, [...path, i], most) ?? []))];
  }

  number(value: unknown, path: Path, { min, max, whole = false }: { readonly min: number; readonly max: number; readonly whole?: boolean }): number | null {
    if (value === undefined || value === null) return null;
    if (typeof value !== "number" || !Number.isFinite(value) || value < min || value > max || (whole && !Number.isInteger(value))) {
      return this.fault(path, `must be a ${whole ? "whole " : ""}number from ${min} to ${max}`);
    }
    return value;
  }

  flag(value: unknown, path: Path): boolean | null {
    if (value === undefined || value === null) return null;
    return typeof value === "boolean" ? value : this.fault(path, "must be true or false");
  }

  /** One of some words, in capitals or not. */
  word<T extends string>(value: unknown, path: Path, words: readonly T[]): T | null {
    if (value === undefined || value === null) return null;
    const given = typeof value === "string" ? value.trim().toUpperCase() : "";
    return words.find((word) => word === given) ?? this.fault(path, `must be one of ${words.join(", ")}`);
  }

  /** A day of the calendar; with `part`, also a year or a month. */
  date(value: unknown, path: Path, part = false): string | null {
    const text = this.text(value, path, 10);
    if (text === null) return null;
    const shape = part ? /^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/ : /^\d{4}-\d{2}-\d{2}$/;
    const isDate = shape.test(text) && !text.startsWith("0000") && (text.length < 10 || isDay(text));
    return isDate ? text : this.fault(path, part ? "must be a year, a month or a day, as in 2026, 2026-11 or 2026-11-20" : "must be a day of the calendar, as in 2026-11-20");
  }
}

const isDay = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** A path as people write it: ladders[0].rungs[3].title. */
export const pathText = (path: Path): string => path.map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`)).join("");
