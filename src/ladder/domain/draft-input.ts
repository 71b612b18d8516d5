import type { UserError } from "../../shared/errors.js";
import { UserErrors } from "../../shared/errors.js";
import { publicId } from "../../shared/id.js";
import type { Influence, Track } from "../../taxonomy/domain/axis.js";
import { changeOfRungs, copyOf, faultAt, replaceRungs, type Replaced, type RungContent, type SentRung } from "./draft.js";
import type { Competency, CountRange, LadderVersion } from "./ladder.js";
import { faultOfSlug, faultOfText, faultsOfRungs, LADDER_LIMITS, ordered, tidy, tidyList } from "./rung-rules.js";

type Maybe<T> = T | null | undefined;

/** A rung as a caller sends it. */
export interface RungInput {
  readonly id?: Maybe<string>;
  readonly order?: Maybe<number>;
  readonly track: Track;
  readonly code?: Maybe<string>;
  readonly title: string;
  readonly aliases?: Maybe<readonly string[]>;
  readonly scope?: Maybe<string>;
  readonly influence?: Maybe<Influence>;
  readonly directReports?: Maybe<CountInput>;
  readonly organisation?: Maybe<CountInput>;
  readonly years?: Maybe<CountInput>;
  readonly hybrid?: Maybe<boolean>;
  readonly statedEquivalents?: Maybe<readonly string[]>;
  readonly note?: Maybe<string>;
  readonly competencies?: Maybe<readonly Competency[]>;
}

interface CountInput {
  readonly min: number;
  readonly max?: Maybe<number>;
}

/** What a caller sends of a draft; undefined: stays as it is. */
export interface DraftInput {
  readonly name?: Maybe<string>;
  readonly family?: Maybe<string>;
  readonly complete?: Maybe<boolean>;
  readonly note?: Maybe<string>;
  readonly rungs?: Maybe<readonly RungInput[]>;
}

/** A draft with a change in it. */
export interface Changed {
  readonly version: LadderVersion;
  /** New ids of rungs that are the same, by the old. */
  readonly stayed: ReadonlyMap<string, string>;
  /** In a sentence. */
  readonly what: string;
}

/** What a draft of a ladder that has no version yet begins as. */
export function emptyVersion(version: Pick<LadderVersion, "id" | "ladderId" | "number">, by: string, today: string, taxonomyVersion: string): LadderVersion {
  return {
    ...version, status: "DRAFT", voice: "COMPANY", name: "", family: "", complete: true, note: null, changeNote: "", effectiveOn: today, publishedAt: null, retiredAt: null, contentHash: null,
    citations: [], mappingSet: { id: publicId("set", version.id), author: by, date: today, taxonomyVersion }, rungs: [],
  };
}

/** A draft that follows `newest`. */
export function followingVersion(newest: LadderVersion, version: Pick<LadderVersion, "id" | "ladderId" | "number">, today: string): Omit<Changed, "what"> {
  const copy = copyOf(newest, version);
  return { ...copy, version: { ...copy.version, effectiveOn: today } };
}

/**
 * `version` with what a caller sends in the place of what it says. `families` are the keys that there are.
 * Fails:  UserErrors with everything that is wrong.
 */
export function changed(version: LadderVersion, input: DraftInput, families: readonly string[]): Changed {
  const errors: UserError[] = [];
  const wrong = (field: string, rule: string | null): void => { if (rule !== null) errors.push(faultAt(`input.${field}`, rule)); };
  const name = input.name === undefined ? version.name : (tidy(input.name) ?? "");
  const family = input.family === undefined ? version.family : (tidy(input.family) ?? "");
  const note = input.note === undefined ? version.note : tidy(input.note);
  wrong("name", name === "" ? "must not be empty" : faultOfText(name, LADDER_LIMITS.name));
  wrong("family", families.includes(family) ? null : family === "" ? `must not be empty; there are ${families.join(", ")}` : `there is no such family; there are ${families.join(", ")}`);
  wrong("note", faultOfText(note, LADDER_LIMITS.note));
  const rungs = input.rungs == null ? null : sentRungs(input.rungs, errors);
  if (errors.length > 0) throw new UserErrors(errors);
  const replaced: Replaced = rungs === null ? { rungs: version.rungs, stayed: new Map() } : replaceRungs(version.id, version.rungs, rungs);
  const said = (["name", "family", "complete", "note"] as const).filter((key) => input[key] !== undefined);
  const what = [...(said.length > 0 ? [`changed ${said.join(", ")}`] : []), ...(rungs === null ? [] : [`wrote ${changeOfRungs(version.rungs, replaced)}`])].join("; ") || "changed nothing";
  return { version: { ...version, name, family, complete: input.complete ?? version.complete, note, rungs: replaced.rungs }, stayed: replaced.stayed, what };
}

function sentRungs(sent: readonly RungInput[], errors: UserError[]): readonly SentRung[] {
  if (sent.length > LADDER_LIMITS.rungs) errors.push(faultAt("input.rungs", `has ${sent.length} items; at most ${LADDER_LIMITS.rungs} are taken`));
  const contents = ordered(sent.map((rung) => ({ ...contentOf(rung), order: rung.order ?? null })));
  errors.push(...faultsOfRungs(contents).map(({ at, key, rule }) => faultAt(`input.rungs[${at}].${key}`, rule)));
  const ids = sent.flatMap(({ id }) => id ?? []);
  sent.forEach(({ id }, i) => { if (id != null && ids.indexOf(id) < ids.lastIndexOf(id)) errors.push(faultAt(`input.rungs[${i}].id`, "is given for several rungs; only one can be that rung")); });
  return contents.map((content, i) => ({ id: sent[i]?.id ?? null, content }));
}

const contentOf = (r: RungInput): Omit<RungContent, "order"> => ({
  track: r.track, code: tidy(r.code), title: tidy(r.title) ?? "", aliases: tidyList(r.aliases), scope: tidy(r.scope), influence: r.influence ?? null, directReports: countOf(r.directReports),
  organisation: countOf(r.organisation), years: countOf(r.years), hybrid: r.hybrid ?? false, statedEquivalents: tidyList(r.statedEquivalents), note: tidy(r.note),
  competencies: (r.competencies ?? []).map(({ name, expectation }) => ({ name: tidy(name) ?? "", expectation: tidy(expectation) ?? "" })),
});

const countOf = (range: Maybe<CountInput>): CountRange | null => range == null ? null : { min: range.min, max: range.max ?? null };

/** Fails: UserErrors when no ladder can have this slug. */
export function checkSlug(slug: string, field: string): void {
  const fault = faultOfSlug(slug);
  if (fault !== null) throw new UserErrors([faultAt(field, fault)]);
}
