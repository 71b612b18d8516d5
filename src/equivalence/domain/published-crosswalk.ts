import type { PublishedCompany, Rung } from "../../ladder/domain/ladder.js";
import { publicId } from "../../shared/id.js";
import type { Citation } from "../../shared/source.js";
import { fold } from "../../shared/text.js";
import type { Track } from "../../taxonomy/domain/axis.js";

/** How a crosswalk names a rung of ours: by ladder and track, and by code, title or both. */
export interface RungPointer {
  readonly ladder: string;
  readonly track: Track;
  readonly code?: string;
  readonly title?: string;
}

/** One cell of a printed row. `company` is null for organisations we do not carry and for generic columns. */
export interface CrosswalkCell {
  readonly organisation: string;
  readonly company: string | null;
  readonly printed: string;
  /** The rungs meant; any of them meets the cell. Empty: it fits none that we carry. */
  readonly rungs: readonly RungPointer[];
}

/** One printed row: the cells are equal (`holds`), or the source says that they are not. */
export interface PublishedAssertion {
  readonly id: string;
  readonly crosswalk: string;
  readonly citation: Citation;
  /** How much one row weighs as evidence, 0–1. */
  readonly prior: number;
  /** Put together from statements rather than printed as a row: evidence, but not for measuring. */
  readonly assembled: boolean;
  readonly label: string | null;
  readonly holds: boolean;
  readonly note: string | null;
  readonly cells: readonly CrosswalkCell[];
}

/** A file of seeds/crosswalks as seeds/schema/crosswalk.schema.json describes it; the source is a citation already. */
export interface CrosswalkSeed {
  readonly slug: string;
  readonly source: Citation;
  readonly quality: string;
  readonly prior?: number;
  readonly assembled: boolean;
  readonly note?: string;
  readonly assertions: readonly {
    readonly label: string | null;
    readonly holds: boolean;
    readonly note?: string;
    readonly cells: readonly { readonly organisation: string; readonly company?: string; readonly printed: string; readonly rungs?: readonly RungPointer[] }[];
  }[];
}

export const crosswalkIdOf = (slug: string): string => publicId("xwk", slug);
export const assertionIdOf = (slug: string, ordinal: number): string => publicId("asr", slug, ordinal);

/** Whether a pointer means a rung of its ladder; codes and titles match without regard to case, spaces and dashes. */
export const points = (pointer: RungPointer, rung: { readonly track: Track; readonly code?: string | null; readonly title: string }): boolean =>
  rung.track === pointer.track
  && (pointer.code === undefined || (rung.code != null && fold(rung.code) === fold(pointer.code)))
  && (pointer.title === undefined || fold(rung.title) === fold(pointer.title));

/** Whether a cell means everything from its first rung upward ("L6+", "65+"): it says where a level begins, not what each rung equals. */
export const isOpenEnded = (cell: Pick<CrosswalkCell, "printed" | "rungs">): boolean => cell.rungs.length > 1 && /\w\+(\s|$)|\band (above|up)\b/i.test(cell.printed);

/** The rungs of a company that a pointer means. */
export const rungsMeant = (published: PublishedCompany, pointer: RungPointer): readonly Rung[] =>
  (published.ladders.find((l) => l.slug === pointer.ladder)?.version.rungs ?? []).filter((rung) => points(pointer, rung));

/** What a crosswalk file needs to know of the company files: which rungs there are to point at. */
export interface SeededRungs {
  readonly ladders: readonly { readonly slug: string; readonly rungs: readonly { readonly track: Track; readonly code?: string; readonly title: string }[] }[];
}

/** Rules of a crosswalk file that a JSON Schema cannot say: every rung it points at exists. Empty: the file is good. */
export function faultsOfCrosswalk(seed: CrosswalkSeed, companies: ReadonlyMap<string, SeededRungs>): readonly { readonly path: readonly (string | number)[]; readonly rule: string }[] {
  return seed.assertions.flatMap((assertion, a) => assertion.cells.flatMap((cell, c) => {
    const at = ["assertions", a, "cells", c];
    if (cell.company === undefined) return cell.rungs === undefined ? [] : [{ path: [...at, "rungs"], rule: "names rungs of no company" }];
    const company = companies.get(cell.company);
    if (company === undefined) return [{ path: [...at, "company"], rule: `no company file "${cell.company}"` }];
    return (cell.rungs ?? []).flatMap((pointer, r) => {
      const meant = company.ladders.find((l) => l.slug === pointer.ladder)?.rungs.some((rung) => points(pointer, rung));
      return meant ? [] : [{ path: [...at, "rungs", r], rule: `no such rung in company "${cell.company}": ${JSON.stringify(pointer)}` }];
    });
  }));
}
