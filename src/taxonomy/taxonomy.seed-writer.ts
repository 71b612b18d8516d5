import type { FaultInFile, SeedFile } from "../database/seed-files.js";
import { publicId } from "../shared/id.js";
import type { TaxonomyFault } from "./domain/rules.js";
import type { Statement, StatementKind } from "./domain/statement.js";
import type { TaxonomyContent } from "./domain/taxonomy.js";
import type { Entry, Wording } from "./taxonomy.seed-files.js";

type Path = readonly (string | number)[];
type Lists = { -readonly [K in keyof TaxonomyContent]: TaxonomyContent[K][number][] };

/** Collects the taxonomy from its files and remembers where each fact stands, so that a fault names file and line. */
export class SeedWriter {
  private readonly lists: Lists = {
    sources: [], levels: [], traits: [], mentions: [], dimensions: [], families: [], folds: [], roles: [], activities: [], allocations: [], archetypes: [], statements: [],
  };
  private readonly places = new Map<object, { readonly file: SeedFile<unknown>; readonly at: Path }>();
  private readonly counts = new Map<string, number>();

  add<K extends keyof Lists>(list: K, value: Lists[K][number], file: SeedFile<unknown>, at: Path): void {
    (this.lists[list] as unknown[]).push(value);
    this.place(value, file, at);
  }

  /** Remembers where a part of a value stands. */
  place(value: object, file: SeedFile<unknown>, at: Path): void {
    this.places.set(value, { file, at });
  }

  /** Adds a statement; its place in the order is the one in which it comes. */
  statement(
    kind: StatementKind,
    subject: string | null,
    said: Wording & Partial<Entry> & { readonly key: string; readonly refersTo?: string | undefined; readonly points?: readonly string[] | undefined },
    file: SeedFile<unknown>,
    at: Path,
  ): void {
    const group = `${kind} ${subject ?? ""}`;
    const ordinal = (this.counts.get(group) ?? 0) + 1;
    this.counts.set(group, ordinal);
    const statement: Statement = {
      id: publicId("stm", kind, subject ?? "", said.key),
      kind, subject, ordinal,
      key: said.key,
      title: said.title ?? null,
      text: said.text,
      refersTo: said.refersTo ?? null,
      points: said.points ?? said.examples ?? [],
      quantity: said.quantity ? { min: said.quantity.min, max: said.quantity.max ?? null, unit: said.quantity.unit } : null,
      basis: said.basis,
      sources: said.sources,
    };
    this.add("statements", statement, file, at);
  }

  /** Adds a list of entries as statements of one kind. */
  statements(kind: StatementKind, subject: string | null, entries: readonly Entry[] | undefined, file: SeedFile<unknown>, at: Path): void {
    entries?.forEach((entry, i) => this.statement(kind, subject, entry, file, [...at, i]));
  }

  content(): TaxonomyContent {
    return this.lists;
  }

  /** A broken rule at its line. */
  placed(fault: TaxonomyFault): FaultInFile {
    const place = this.places.get(fault.about);
    return place ? place.file.fault(place.at, fault.rule) : { file: "taxonomy", line: 1, rule: fault.rule };
  }
}
